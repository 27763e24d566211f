import ManifestTree

/// The kinds that are cluster-scoped.
package enum ClusterScope {
  /// Whether a kind is cluster-scoped; unknown kinds are namespaced.
  package static func holds(_ kind: String, group: String) -> Bool { kinds[group]?.contains(kind) ?? false }

  /// The kinds of Kubernetes, the Gateway API, and common CustomResourceDefinitions with `namespaced: false` in API
  /// discovery, by group.
  private static let kinds: [String: Set<String>] = [
    APIGroup.core: ["ComponentStatus", "Namespace", "Node", "PersistentVolume"],
    APIGroup.admissionRegistration: [
      "MutatingAdmissionPolicy", "MutatingAdmissionPolicyBinding", "MutatingWebhookConfiguration",
      "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding", "ValidatingWebhookConfiguration",
    ],
    APIGroup.apiExtensions: ["CustomResourceDefinition"],
    APIGroup.apiRegistration: ["APIService"],
    APIGroup.apiServerInternal: ["StorageVersion"],
    APIGroup.certManager: ["ClusterIssuer"],
    APIGroup.certificates: ["CertificateSigningRequest", "ClusterTrustBundle"],
    APIGroup.externalSecrets: ["ClusterExternalSecret", "ClusterSecretStore"],
    APIGroup.flowControl: ["FlowSchema", "PriorityLevelConfiguration"],
    APIGroup.gatewayAPI: ["GatewayClass"],
    APIGroup.keda: ["ClusterTriggerAuthentication"],
    APIGroup.networking: ["IPAddress", "IngressClass", "ServiceCIDR"],
    APIGroup.node: ["RuntimeClass"],
    APIGroup.policyReports: ["ClusterPolicyReport"],
    APIGroup.rbac: ["ClusterRole", "ClusterRoleBinding"],
    APIGroup.resource: ["DeviceClass", "DeviceTaintRule", "ResourcePoolStatusRequest", "ResourceSlice"],
    APIGroup.scheduling: ["PriorityClass"],
    APIGroup.snapshots: ["VolumeSnapshotClass", "VolumeSnapshotContent"],
    APIGroup.storage: ["CSIDriver", "CSINode", "StorageClass", "VolumeAttachment", "VolumeAttributesClass"],
    APIGroup.storageMigration: ["StorageVersionMigration"],
  ]
}
