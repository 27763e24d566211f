/// The fields of objects that the API server refuses to change, by kind, as dotted paths of keys.
///
/// What may change in some states only, such as a suspended Job's pods, depends on both objects and is decided by who compares.
package enum ImmutableFields {
  /// The fields that cannot change, by kind.
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

  /// For kinds whose other fields cannot change: those of the specification that can.
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

  /// The fields of a Job's pods that can change while it is suspended and has not started.
  package static let changeableWhileSuspended = [
    "spec.template.metadata.labels", "spec.template.metadata.annotations", "spec.template.spec.nodeSelector",
    "spec.template.spec.tolerations", "spec.template.spec.affinity.nodeAffinity",
    "spec.template.spec.schedulingGates",
  ]
}
