import KubernetesFacts
import ManifestTree

/// Determines which fields cannot be changed after an object is created.
struct Immutability {
  let change: Change
  let declared: Object
  let live: Object

  /// Whether restoring the declared value requires replacing the live object.
  var holds: Bool {
    let kind = declared.identity.inItsGroup.groupKind
    if let fields = ImmutableFields.byKind[kind], isBelow(fields) {
      return !(kind == .job && (isElastic || isOfSuspendedJob))
    }
    if let fields = ImmutableFields.mutableSpecificationFields[kind], isBelow(["spec"]), !isBelow(fields) {
      return holdsAmongRest(kind)
    }
    switch kind {
    case .deployment, .daemonSet, .replicaSet, .statefulSet: return isSelectedLabel
    case .configMap: return isFrozen && isBelow(["data", "binaryData", "immutable"])
    case .secret: return isFrozen && isBelow(["data", "stringData", "immutable"])
    case .service: return holdsForService
    default: return false
    }
  }

  private func holdsAmongRest(_ kind: GroupKind) -> Bool {
    switch kind {
    case .persistentVolumeClaim:
      // `volumeName` of a claim without a volume can still be set.
      !(isBelow(["spec.resources.requests"]) && grows) && !(isBelow(["spec.volumeName"]) && isNew)
    case .persistentVolume:
      // `nodeAffinity` of a volume can still be set if it has none.
      !isBelow(["spec.nodeAffinity"]) || live.node["spec"]?["nodeAffinity"].map { $0 != .null } ?? false
    case .pod: !change.path.endsWith("image") && !isPodAddition
    default: true
    }
  }

  private var holdsForService: Bool {
    let types = [declared, live].map { $0.node["spec"]?["type"]?.text ?? ServiceTypeName.standard }
    if isBelow(["spec.loadBalancerClass"]) {
      return types == [ServiceTypeName.loadBalancer, ServiceTypeName.loadBalancer]
    }
    // Changing a Service to or from ExternalName removes or allocates the address, which is allowed.
    guard !types.contains(ServiceTypeName.externalName), change.declared != "" else { return false }
    if isBelow(["spec.ipFamilies"]) {
      guard case .list(let declared)? = change.declared, case .list(let live)? = change.live else {
        return false
      }
      return declared.first != live.first
    }
    return isBelow(["spec.clusterIP", "spec.clusterIPs"])
  }

  /// Whether the number of completions may change: the Job is indexed, with `completions` equal to `parallelism` before
  /// and after.
  private var isElastic: Bool {
    isBelow(["spec.completions"])
      && [declared, live].allSatisfy { object in
        let spec = object.node["spec"]
        return spec?["completionMode"] == "Indexed" && spec?["completions"] == spec?["parallelism"]
      }
  }

  /// Whether a suspended Job that has not started allows the change: one of the scheduling constraints or resources of
  /// its pods.
  private var isOfSuspendedJob: Bool {
    guard live.node["spec"]?["suspend"] == true,
      live.node["status"]?["startTime"].map({ $0 == .null }) ?? true
    else { return false }
    if isBelow(ImmutableFields.changeableWhileSuspended) { return true }
    let steps = change.path.steps
    return isBelow(["spec.template.spec.containers", "spec.template.spec.initContainers"])
      && steps.count > 5 && steps[5] == .key("resources")
  }

  /// Whether a Pod allows the change: additional tolerations; while it has scheduling gates, also removing all gates,
  /// adding node labels to `nodeSelector`, and setting an affinity if it has none.
  private var isPodAddition: Bool {
    if isBelow(["spec.tolerations"]) { return Self.includes(change.expected, change.live) }
    guard case .list(let gates)? = live.node["spec"]?["schedulingGates"], !gates.isEmpty else { return false }
    if isBelow(["spec.schedulingGates"]) { return change.isUndeclared || change.declared == [] }
    if isBelow(["spec.nodeSelector"]) { return isNew || Self.includes(change.declared, change.live) }
    return isBelow(["spec.affinity"]) && isNew
  }

  /// Whether there is no live value.
  private var isNew: Bool { change.live == nil || change.live == "" }

  /// Whether a list or map contains all elements of another.
  private static func includes(_ larger: Node?, _ smaller: Node?) -> Bool {
    switch (larger, smaller) {
    case (_, nil): true
    case (.list(let larger)?, .list(let smaller)?): Set(smaller).isSubset(of: larger)
    case (.map(let larger)?, .map(let smaller)?): smaller.allSatisfy { larger[$0.key] == $0.value }
    default: false
    }
  }

  private var isFrozen: Bool { live.node["immutable"] == true }

  /// Whether the change is to a pod label that the declared selector requires.
  private var isSelectedLabel: Bool {
    guard isBelow(["spec.template.metadata.labels"]), case .key(let label)? = change.path.steps.last else {
      return false
    }
    return declared.node["spec"]?["selector"]?["matchLabels"]?[label] != nil
  }

  /// Whether the declared quantity is greater than the live one.
  private var grows: Bool {
    guard let declared = change.expected?.plainText, let live = change.live?.plainText,
      let wanted = try? Quantity(declared), let found = try? Quantity(live)
    else { return false }
    return wanted > found
  }

  private func isBelow(_ fields: [String]) -> Bool { fields.contains { change.path.starts(with: $0) } }
}
