import ManifestTree

/// Finds the gateways whose listeners accept more requests from outside than before, computed on sets of hosts and
/// ports.
enum EntranceGrowth {
  /// The risks of the changed objects, by object.
  static func marks(old: [Object], new: [Object]) -> [ObjectIdentity: [RiskMark]] {
    let before = Dictionary(old.map { ($0.identity, $0) }, uniquingKeysWith: { $1 })
    let changed = new.filter { object in
      before[object.identity].map { decisiveFields(of: $0) != decisiveFields(of: object) } ?? true
    }
    guard !changed.isEmpty else { return [:] }
    var index: [String: [GatewayRules.Listener]] = [:]
    for listener in old.flatMap(GatewayRules.rules) {
      index[key(of: listener.rule), default: []].append(listener)
    }
    var marks: [ObjectIdentity: [RiskMark]] = [:]
    for object in changed {
      for listener in GatewayRules.rules(object) {
        let former = index[key(of: listener.rule)] ?? []
        let space = AccessSpace(
          of: [listener.rule] + listener.shadows + former.flatMap { [$0.rule] + $0.shadows })
        let covered = former.flatMap { former -> [AccessBox] in
          guard let box = space.box(former.rule) else { return [] }
          return space.pieces(of: box, without: former.shadows.compactMap(space.box)) ?? []
        }
        guard let box = space.box(listener.rule),
          let rest = space.remainder(of: box, without: listener.shadows.compactMap(space.box) + covered)
        else {
          continue
        }
        var text = text(of: rest, in: space)
        if let namespace = space.value(of: "route namespace", in: rest), AttributeDomain.isOther(namespace) {
          text += " for routes in other namespaces"
        }
        marks[object.identity] = [
          RiskMark(.opensAccess, "accepts requests\(text) that it did not accept before")
        ]
        break
      }
    }
    return marks
  }

  /// The gateway of a rule, by which rules that can overlap are found.
  private static func key(of rule: AccessRule) -> String {
    guard
      case .exact(let name)? = rule.constraints["gateway"]?.first?.patterns.first
    else { return "" }
    return name
  }

  /// The parts of a gateway or route that decide who is admitted.
  static func decisiveFields(of object: Object) -> [Node?] {
    [object.node["spec"], object.node["metadata"]?["annotations"]]
  }

  /// The clients of an entrance: all, or those in the private network of the nodes.
  static func clients(isInternal: Bool) -> AccessRule {
    isInternal ? AccessRule(["network": .init([.exact("internal")])]) : AccessRule()
  }

  /// The requests of a box in words.
  static func text(of box: AccessBox, in space: AccessSpace) -> String {
    var text = ""
    if case .text(let host)? = space.value(of: "host", in: box) {
      if AttributeDomain.isOther(.text(host)) {
        text += " for other hosts"
      } else {
        text += host.hasPrefix(".") ? " for hosts that end with '\(host)'" : " for host '\(host)'"
      }
    }
    if case .text(let path)? = space.value(of: "path", in: box), !AttributeDomain.isOther(.text(path)) {
      text += " at '\(path)'"
    }
    if case .number(let port)? = space.value(of: "port", in: box) { text += " on port \(port)" }
    if space.value(of: "network", in: box) == .text("external") {
      text += " from outside the private network"
    }
    if let certificate = space.value(of: "certificate", in: box), certificate != .text("client") {
      text += " without a client certificate"
    }
    return text
  }
}
