/// The immutable fields of objects, by kind, as dotted paths.
///
/// Some fields are mutable only in some states of the object, such as the pod template of a suspended Job; the caller
/// handles these fields.
package enum ImmutableFields {
  package static let byKind: [GroupKind: [String]] = [
    .deployment: ["spec.selector"], .daemonSet: ["spec.selector"], .replicaSet: ["spec.selector"],
    .job: [
      "spec.template", "spec.selector", "spec.completions", "spec.completionMode", "spec.podFailurePolicy",
      "spec.backoffLimitPerIndex", "spec.successPolicy", "spec.managedBy",
    ],
    .secret: ["type"], .controllerRevision: ["data"], .resourceQuota: ["spec.scopes"],
    .roleBinding: ["roleRef"], .clusterRoleBinding: ["roleRef"],
    .priorityClass: ["value", "preemptionPolicy"], .runtimeClass: ["handler"],
    .storageClass: ["provisioner", "parameters", "reclaimPolicy", "volumeBindingMode"],
    .volumeAttributesClass: ["driverName", "parameters"],
    .csiDriver: ["spec.attachRequired", "spec.volumeLifecycleModes"],
    .endpointSlice: ["addressType"], .ingressClass: ["spec.controller"],
    .gatewayClass: ["spec.controllerName"],
    .customResourceDefinition: ["spec.group", "spec.scope", "spec.names.kind", "spec.names.plural"],
    .certificateSigningRequest: ["spec"], .resourceClaim: ["spec"], .resourceClaimTemplate: ["spec"],
    .volumeAttachment: ["spec"], .serviceCIDR: ["spec.cidrs"], .ipAddress: ["spec.parentRef"],
    .resourceSlice: ["spec.driver", "spec.nodeName", "spec.pool.name"],
    .clusterTrustBundle: ["spec.signerName"],
  ]

  /// For kinds whose spec is otherwise immutable: the mutable fields.
  package static let mutableSpecificationFields: [GroupKind: [String]] = [
    .statefulSet: [
      "spec.replicas", "spec.ordinals", "spec.template", "spec.updateStrategy", "spec.revisionHistoryLimit",
      "spec.persistentVolumeClaimRetentionPolicy", "spec.minReadySeconds",
    ],
    .persistentVolumeClaim: ["spec.volumeAttributesClassName"],
    .persistentVolume: [
      "spec.accessModes", "spec.capacity", "spec.claimRef", "spec.mountOptions",
      "spec.persistentVolumeReclaimPolicy", "spec.storageClassName", "spec.volumeAttributesClassName",
    ],
    .pod: ["spec.activeDeadlineSeconds"],
  ]

  /// The fields of a Job's pods that are mutable while the Job is suspended and has not started.
  package static let changeableWhileSuspended = [
    "spec.template.metadata.labels", "spec.template.metadata.annotations", "spec.template.spec.nodeSelector",
    "spec.template.spec.tolerations", "spec.template.spec.affinity.nodeAffinity",
    "spec.template.spec.schedulingGates",
  ]
}
