/// The immutable fields of objects, by kind, as dotted paths.
///
/// Fields that are mutable only in some states, such as the pods of a suspended Job, require both objects; the caller
/// handles them.
package enum ImmutableFields {
  /// The immutable fields, by kind.
  package static let byKind: [String: [String]] = [
    "Deployment": ["spec.selector"], "DaemonSet": ["spec.selector"], "ReplicaSet": ["spec.selector"],
    "Job": [
      "spec.template", "spec.selector", "spec.completions", "spec.completionMode", "spec.podFailurePolicy",
      "spec.backoffLimitPerIndex", "spec.successPolicy", "spec.managedBy",
    ],
    "Secret": ["type"], "ControllerRevision": ["data"], "ResourceQuota": ["spec.scopes"],
    "RoleBinding": ["roleRef"], "ClusterRoleBinding": ["roleRef"],
    "PriorityClass": ["value", "preemptionPolicy"], "RuntimeClass": ["handler"],
    "StorageClass": ["provisioner", "parameters", "reclaimPolicy", "volumeBindingMode"],
    "VolumeAttributesClass": ["driverName", "parameters"],
    "CSIDriver": ["spec.attachRequired", "spec.volumeLifecycleModes"],
    "EndpointSlice": ["addressType"], "IngressClass": ["spec.controller"],
    "GatewayClass": ["spec.controllerName"],
    "CustomResourceDefinition": ["spec.group", "spec.scope", "spec.names.kind", "spec.names.plural"],
    "CertificateSigningRequest": ["spec"], "ResourceClaim": ["spec"], "ResourceClaimTemplate": ["spec"],
    "VolumeAttachment": ["spec"], "ServiceCIDR": ["spec.cidrs"], "IPAddress": ["spec.parentRef"],
    "ResourceSlice": ["spec.driver", "spec.nodeName", "spec.pool.name"],
    "ClusterTrustBundle": ["spec.signerName"],
  ]

  /// For kinds whose spec is otherwise immutable: the mutable fields.
  package static let mutableSpecificationFields: [String: [String]] = [
    "StatefulSet": [
      "spec.replicas", "spec.ordinals", "spec.template", "spec.updateStrategy", "spec.revisionHistoryLimit",
      "spec.persistentVolumeClaimRetentionPolicy", "spec.minReadySeconds",
    ],
    "PersistentVolumeClaim": ["spec.volumeAttributesClassName"],
    "PersistentVolume": [
      "spec.accessModes", "spec.capacity", "spec.claimRef", "spec.mountOptions",
      "spec.persistentVolumeReclaimPolicy", "spec.storageClassName", "spec.volumeAttributesClassName",
    ],
    "Pod": ["spec.activeDeadlineSeconds"],
  ]

  /// The fields of a Job's pods that are mutable while the Job is suspended and has not started.
  package static let changeableWhileSuspended = [
    "spec.template.metadata.labels", "spec.template.metadata.annotations", "spec.template.spec.nodeSelector",
    "spec.template.spec.tolerations", "spec.template.spec.affinity.nodeAffinity",
    "spec.template.spec.schedulingGates",
  ]
}
