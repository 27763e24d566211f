import KubernetesFacts
import ManifestTree

/// The consequence of restoring the declared value, by kind and path.
enum ConsequenceRules {
  static func consequence(of change: Change, _ declared: Object, _ live: Object) -> Consequence {
    if let refusal = refusal(of: change, declared, live) { return refusal }
    if movesFamily(change, declared) { return .recreation }
    if Immutability(change: change, declared: declared, live: live).holds { return .recreation }
    return restartsPods(change, declared, live) ? .restartsPods : .none
  }

  /// Why the API server rejects an apply of the declared value; nil if it accepts it, or if the field is immutable.
  static func refusal(of change: Change, _ declared: Object, _ live: Object) -> Consequence? {
    if declared.identity.groupKind == .service {
      let isRemoved = ports(live).contains { $0["port"] == change.live && isApplied($0, live) }
      if renumbersNamedPort(change), !isRemoved { return .refused }
      if leavesPortsWithoutNames(change, declared, live) { return .refusedWithoutNames }
    }
    return keepsRollingUpdate(change, declared, live) ? .refusedWithRollingUpdate : nil
  }

  /// The side effect; nil if there is none.
  static func sideEffect(of change: Change, _ declared: Object, _ live: Object) -> SideEffect? {
    func isBelow(_ prefixes: String...) -> Bool { prefixes.contains { change.path.starts(with: $0) } }
    switch declared.identity.groupKind {
    case .service
    where isBelow("spec.clusterIP", "spec.clusterIPs", "spec.loadBalancerIP", "spec.loadBalancerClass"):
      return .movesAddress
    case .service
    where change.path.starts(with: "spec.type") && change.path.steps.count == 2
      && losesAddress(declared, live):
      return .movesAddress
    case .persistentVolumeClaim, .persistentVolume:
      return Immutability(change: change, declared: declared, live: live).holds ? .losesData : nil
    case .statefulSet where isBelow("spec.volumeClaimTemplates"): return .losesData
    default: return nil
    }
  }

  /// Whether the declared type of a Service has fewer addresses than the live type, or another host name.
  private static func losesAddress(_ declared: Object, _ live: Object) -> Bool {
    let types = [declared, live].map { $0.node["spec"]?["type"]?.text ?? ServiceTypeName.standard }
    let ranks = types.compactMap { ServiceTypeName.withAddress.firstIndex(of: $0) }
    return ranks.count < 2 || ranks[0] < ranks[1]
  }

  // MARK: Ports of Services

  /// Whether the change gives a named port of a Service another number.
  ///
  /// Applying merges ports by number, so a port with another number and the same name is added next to the live port,
  /// unless an earlier apply declared the live port.
  private static func renumbersNamedPort(_ change: Change) -> Bool {
    let steps = change.path.steps
    guard change.path.starts(with: "spec.ports"), change.path.endsWith("port"), steps.count == 4,
      case .element(let selectors) = steps[2]
    else { return false }
    return selectors.first?.key == "name"
  }

  /// Whether the change adds a port to the live ports, and a live or declared port has no name.
  ///
  /// The API server requires a name for each of several ports.
  private static func leavesPortsWithoutNames(_ change: Change, _ declared: Object, _ live: Object) -> Bool {
    guard change.path.starts(with: "spec.ports"), change.path.steps.count == 3, change.live == nil else {
      return false
    }
    let numbers = ports(declared).map { $0["port"] }
    let kept = ports(live).filter { numbers.contains($0["port"]) || !isApplied($0, live) }
    return !kept.isEmpty
      && (kept + [change.declared].compactMap(\.self)).contains { $0["name"]?.text?.isEmpty ?? true }
  }

  private static func ports(_ service: Object) -> [Node] {
    if case .list(let ports)? = service.node["spec"]?["ports"] { ports } else { [] }
  }

  /// Whether an earlier apply declared a live port of a Service: the next apply removes the port if it is no longer
  /// declared.
  private static func isApplied(_ port: Node, _ live: Object) -> Bool {
    guard let number = port["port"]?.plainText else { return false }
    if LastApplied(of: live).hasPort(number) { return true }
    let path = NodePath([
      .key("spec"), .key("ports"),
      .element([
        .init("port", number), .init("protocol", port["protocol"]?.text ?? TransportProtocol.default),
      ]),
    ])
    return ManagedFields(of: live.node).holders(of: path, in: live.node).contains { $0.operation == "Apply" }
  }

  /// Whether the change replaces `RollingUpdate` with `Recreate` in a Deployment, or with `OnDelete` in a StatefulSet.
  ///
  /// A server-side apply of another update type keeps the rolling update parameters, which are valid only with
  /// `RollingUpdate`. A client-side apply keeps those of a StatefulSet, and removes those of a Deployment.
  private static func keepsRollingUpdate(_ change: Change, _ declared: Object, _ live: Object) -> Bool {
    let type: Node
    switch declared.identity.groupKind {
    case .deployment:
      // An object with this annotation is applied on the client's side.
      if live.node[LastApplied.annotation] != nil { return false }
      type = "Recreate"
    case .statefulSet: type = "OnDelete"
    default: return false
    }
    let field = RolloutBounds.strategy(of: declared.identity.kind)
    return change.path == NodePath([.key("spec"), .key(field), .key("type")]) && change.declared == type
      && ["RollingUpdate", nil].contains(live.node["spec"]?[field]?["type"]?.text)
  }

  /// Whether the declared IP family of a Service does not match its declared address.
  private static func movesFamily(_ change: Change, _ declared: Object) -> Bool {
    guard declared.identity.groupKind == .service, change.path.starts(with: "spec.ipFamilies"),
      case .list(let families)? = change.declared, let family = families.first?.text,
      let address = declared.node["spec"]?["clusterIP"]?.text, address != ClusterIP.none, !address.isEmpty
    else { return false }
    return address.contains(":") != (family == "IPv6")
  }

  // MARK: Pods

  private static func restartsPods(_ change: Change, _ declared: Object, _ live: Object) -> Bool {
    guard let kind = WorkloadKind.of(declared.identity.groupKind),
      change.path.steps.starts(with: kind.podTemplate(in: declared.node).steps)
    else { return false }
    let pods = kind.replicas.map { live.node[$0]?.int ?? Int64(WorkloadDefaults.replicas) }
    return kind.templateChange(in: declared.node, running: pods) == .replacesPods
  }
}

extension NodePath {
  /// Whether the path starts with the keys of a dotted path.
  func starts(with dotted: String) -> Bool {
    var place = steps.startIndex
    for part in dotted.split(separator: ".") {
      guard place < steps.endIndex, case .key(let key) = steps[place], key == part else { return false }
      place += 1
    }
    return true
  }

  /// Whether the last step is this key.
  func endsWith(_ name: String) -> Bool {
    if case .key(name)? = steps.last { true } else { false }
  }
}
