import ManifestTree

/// What putting back the declared value takes, by kind and path.
enum ConsequenceRules {
  static func consequence(of change: Change, _ declared: Object, _ live: Object) -> Consequence {
    let kind = declared.identity.kind
    if kind == "Service", change.path.endsWith("port"), change.path.steps.count == 4, byName(change.path) {
      return .refused
    }
    if isImmutable(change, kind, declared, live) { return .recreation }
    return restartsPods(change, kind, declared, live) ? .restartsPods : .none
  }

  /// What that does beyond it; nil for nothing.
  static func sideEffect(of change: Change, _ declared: Object, _ live: Object) -> SideEffect? {
    func isBelow(_ prefixes: String...) -> Bool { prefixes.contains { change.path.starts(with: $0) } }
    switch declared.identity.kind {
    case "Service"
    where isBelow("spec.clusterIP", "spec.clusterIPs", "spec.loadBalancerIP", "spec.loadBalancerClass"):
      return .movesAddress
    case "Service" where change.path.starts(with: "spec.type") && change.path.steps.count == 2:
      return .movesAddress
    case "PersistentVolumeClaim", "PersistentVolume":
      return isImmutable(change, declared.identity.kind, declared, live) ? .losesData : nil
    case "StatefulSet" where isBelow("spec.volumeClaimTemplates"): return .losesData
    default: return nil
    }
  }

  private static func byName(_ path: NodePath) -> Bool {
    if case .element(let selectors) = path.steps[2] { selectors.first?.key == "name" } else { false }
  }

  private static func isImmutable(_ change: Change, _ kind: String, _ declared: Object, _ live: Object)
    -> Bool
  {
    let path = change.path
    func isBelow(_ prefixes: String...) -> Bool { prefixes.contains { path.starts(with: $0) } }
    switch kind {
    case "Deployment", "DaemonSet", "ReplicaSet":
      return isBelow("spec.selector") || isSelectedLabel(change, declared)
    case "StatefulSet":
      let isMutable = isBelow(
        "metadata", "spec.replicas", "spec.ordinals", "spec.template", "spec.updateStrategy",
        "spec.revisionHistoryLimit", "spec.persistentVolumeClaimRetentionPolicy", "spec.minReadySeconds")
      return !isMutable || isSelectedLabel(change, declared)
    case "Job":
      return isBelow(
        "spec.template", "spec.selector", "spec.completions", "spec.completionMode", "spec.podFailurePolicy",
        "spec.backoffLimitPerIndex", "spec.successPolicy", "spec.podReplacementPolicy", "spec.managedBy")
    case "ConfigMap": return live.node["immutable"] == true && isBelow("data", "binaryData", "immutable")
    case "Secret":
      return isBelow("type")
        || live.node["immutable"] == true && isBelow("data", "stringData", "immutable")
    case "RoleBinding", "ClusterRoleBinding": return isBelow("roleRef")
    case "PriorityClass": return isBelow("value", "preemptionPolicy")
    case "PersistentVolumeClaim": return isBelow("spec") && !(isBelow("spec.resources") && grows(change))
    case "PersistentVolume":
      return isBelow("spec")
        && !isBelow("spec.persistentVolumeReclaimPolicy", "spec.capacity", "spec.mountOptions")
    case "StorageClass":
      return isBelow("provisioner", "parameters", "reclaimPolicy", "volumeBindingMode")
    case "Service":
      return isBelow("spec.clusterIP", "spec.clusterIPs", "spec.ipFamilies", "spec.loadBalancerClass")
        && !(change.declared == "" || change.declared == nil && isBelow("spec.ipFamilies"))
    case "EndpointSlice": return isBelow("addressType")
    case "IngressClass": return isBelow("spec.controller")
    case "CSIDriver":
      return isBelow("spec.attachRequired", "spec.podInfoOnMount", "spec.volumeLifecycleModes")
    case "RuntimeClass": return isBelow("handler")
    case "CustomResourceDefinition":
      return isBelow("spec.group", "spec.scope", "spec.names.kind", "spec.names.plural")
    case "Pod": return isBelow("spec") && !path.endsWith("image") && !isBelow("spec.activeDeadlineSeconds")
    case "ControllerRevision": return isBelow("data")
    default: return false
    }
  }

  /// Whether it is a label of the pods that the declared selector asks for: the live selector would not find them.
  private static func isSelectedLabel(_ change: Change, _ declared: Object) -> Bool {
    guard change.path.starts(with: "spec.template.metadata.labels"),
      case .key(let label)? = change.path.steps.last
    else { return false }
    return declared.node["spec"]?["selector"]?["matchLabels"]?[label] != nil
  }

  private static func grows(_ change: Change) -> Bool {
    guard let declared = change.expected?.plainText, let live = change.live?.plainText,
      let wanted = try? Quantity(declared), let found = try? Quantity(live)
    else { return false }
    return wanted > found
  }

  private static func restartsPods(_ change: Change, _ kind: String, _ declared: Object, _ live: Object)
    -> Bool
  {
    guard ["Deployment", "DaemonSet", "StatefulSet"].contains(kind),
      change.path.starts(with: "spec.template")
    else { return false }
    let spec = live.node["spec"]
    if spec?["replicas"] == 0, declared.node["spec"]?["replicas"].map({ $0 == 0 }) ?? true { return false }
    return declared.node["spec"]?["updateStrategy"]?["type"] != "OnDelete"
  }
}

extension NodePath {
  /// Whether the path begins with the keys of a dotted one.
  func starts(with dotted: String) -> Bool {
    var place = steps.startIndex
    for part in dotted.split(separator: ".") {
      guard place < steps.endIndex, case .key(let key) = steps[place], key == part else { return false }
      place += 1
    }
    return true
  }

  /// Whether the last step is a key of this name.
  func endsWith(_ name: String) -> Bool {
    if case .key(name)? = steps.last { true } else { false }
  }
}
