import ManifestTree

/// Which fields the server refuses to change once an object is there.
struct Immutability {
  let change: Change
  let declared: Object
  let live: Object

  /// Whether putting the declared value back takes another object in the place of the live one.
  var holds: Bool {
    let kind = declared.identity.kind
    if let fields = Self.fields[kind], isBelow(fields) { return !(kind == "Job" && isElastic) }
    if let fields = Self.otherFields[kind], isBelow(["spec"]), !isBelow(fields) {
      return holdsAmongRest(kind)
    }
    switch kind {
    case "Deployment", "DaemonSet", "ReplicaSet", "StatefulSet": return isSelectedLabel
    case "ConfigMap": return isFrozen && isBelow(["data", "binaryData", "immutable"])
    case "Secret": return isFrozen && isBelow(["data", "stringData", "immutable"])
    case "Service": return holdsForService
    default: return false
    }
  }

  /// The fields that cannot change, by kind.
  private static let fields: [String: [String]] = [
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
    "VolumeAttachment": ["spec"],
  ]

  /// For kinds whose other fields cannot change: those of the specification that can.
  private static let otherFields: [String: [String]] = [
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

  private func holdsAmongRest(_ kind: String) -> Bool {
    switch kind {
    case "PersistentVolumeClaim": !(isBelow(["spec.resources.requests"]) && grows)
    case "PersistentVolume":
      // A volume that may be anywhere may still be told where it is.
      !isBelow(["spec.nodeAffinity"]) || live.node["spec"]?["nodeAffinity"].map { $0 != .null } ?? false
    case "Pod": !change.path.endsWith("image")
    default: true
    }
  }

  private var holdsForService: Bool {
    let types = [declared, live].map { $0.node["spec"]?["type"]?.text ?? "ClusterIP" }
    if isBelow(["spec.loadBalancerClass"]) { return types == ["LoadBalancer", "LoadBalancer"] }
    // A Service that was or becomes a name only gets or loses its address.
    guard !types.contains("ExternalName"), change.declared != "" else { return false }
    if isBelow(["spec.ipFamilies"]) {
      guard case .list(let declared)? = change.declared, case .list(let live)? = change.live else {
        return false
      }
      return declared.first != live.first
    }
    return isBelow(["spec.clusterIP", "spec.clusterIPs"])
  }

  /// Whether a Job's tasks may become more or fewer: each has a number, and all run at once, before and after.
  private var isElastic: Bool {
    isBelow(["spec.completions"])
      && [declared, live].allSatisfy { object in
        let spec = object.node["spec"]
        return spec?["completionMode"] == "Indexed" && spec?["completions"] == spec?["parallelism"]
      }
  }

  private var isFrozen: Bool { live.node["immutable"] == true }

  /// Whether it is a label of the pods that the declared selector asks for: the live selector would not find them.
  private var isSelectedLabel: Bool {
    guard isBelow(["spec.template.metadata.labels"]), case .key(let label)? = change.path.steps.last else {
      return false
    }
    return declared.node["spec"]?["selector"]?["matchLabels"]?[label] != nil
  }

  /// Whether the declared amount is more than the live one.
  private var grows: Bool {
    guard let declared = change.expected?.plainText, let live = change.live?.plainText,
      let wanted = try? Quantity(declared), let found = try? Quantity(live)
    else { return false }
    return wanted > found
  }

  private func isBelow(_ fields: [String]) -> Bool { fields.contains { change.path.starts(with: $0) } }
}
