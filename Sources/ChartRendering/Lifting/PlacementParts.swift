import ManifestTree

/// Where a pod runs, without what a chart adds itself: the label and taint of spot nodes, and the service's own labels.
struct PlacementParts {
  var placement = "anywhere"
  var nodeSelector: Node = [:]
  var affinity: Node = [:]
  var tolerations: Node = []
  var topologySpreadConstraints: Node = []
  var gracePeriod: Node = .null

  /// The keys of a pod that it takes.
  static let keys = [
    "nodeSelector", "affinity", "tolerations", "topologySpreadConstraints", "terminationGracePeriodSeconds",
  ]

  private static let spotLabel = String(ChartMark.spotLabel)

  init(of pod: Node, selector: NodeMap) {
    let own = Node.map(["matchLabels": .map(selector)])
    gracePeriod = pod["terminationGracePeriodSeconds"] ?? .null
    if case .map(var labels)? = pod["nodeSelector"] {
      if labels[Self.spotLabel] != nil { placement = "spot" }
      labels[Self.spotLabel] = nil
      nodeSelector = .map(labels)
    }
    if case .list(let list)? = pod["tolerations"] {
      tolerations = .list(list.filter { $0["key"] != .string(Self.spotLabel) })
    }
    if case .list(let list)? = pod["topologySpreadConstraints"] {
      topologySpreadConstraints = .list(list.map { $0.without(own) })
    }
    if let found = pod["affinity"] { affinity = withoutOnDemand(found).withoutSelectors(own) }
  }

  /// Takes out of the required terms what keeps pods off spot nodes.
  private mutating func withoutOnDemand(_ affinity: Node) -> Node {
    guard case .map(var affinity) = affinity, case .map(var nodes)? = affinity["nodeAffinity"],
      case .map(var required)? = nodes["requiredDuringSchedulingIgnoredDuringExecution"],
      case .list(let terms)? = required["nodeSelectorTerms"]
    else { return affinity }
    let isMark: (Node) -> Bool = { $0["key"] == .string(Self.spotLabel) }
    var rest: [Node] = []
    for term in terms {
      guard case .map(var map) = term, case .list(let expressions)? = map["matchExpressions"],
        expressions.contains(where: isMark)
      else { return .map(affinity) }
      let others = expressions.filter { !isMark($0) }
      map["matchExpressions"] = others.isEmpty ? nil : .list(others)
      if !map.isEmpty { rest.append(.map(map)) }
    }
    placement = "onDemand"
    required["nodeSelectorTerms"] = .list(rest)
    nodes["requiredDuringSchedulingIgnoredDuringExecution"] = rest.isEmpty ? nil : .map(required)
    affinity["nodeAffinity"] = nodes.isEmpty ? nil : .map(nodes)
    return .map(affinity)
  }
}

extension Node {
  /// An affinity whose rules on the service's own pods have no selector.
  fileprivate func withoutSelectors(_ own: Node) -> Node {
    changingPodRules { $0.without(own) }
  }

  /// A rule on pods without a selector of just these.
  fileprivate func without(_ own: Node) -> Node {
    guard case .map(var rule) = self, rule["labelSelector"] == own else { return self }
    rule["labelSelector"] = nil
    return .map(rule)
  }

  /// An affinity with each of its rules on pods changed.
  func changingPodRules(_ change: (Node) -> Node) -> Node {
    guard case .map(var affinity) = self else { return self }
    for kind in ["podAffinity", "podAntiAffinity"] {
      guard case .map(var rules)? = affinity[kind] else { continue }
      if case .list(let terms)? = rules["requiredDuringSchedulingIgnoredDuringExecution"] {
        rules["requiredDuringSchedulingIgnoredDuringExecution"] = .list(terms.map(change))
      }
      if case .list(let terms)? = rules["preferredDuringSchedulingIgnoredDuringExecution"] {
        rules["preferredDuringSchedulingIgnoredDuringExecution"] = .list(
          terms.map { weighted in
            guard case .map(var map) = weighted, let term = map["podAffinityTerm"] else { return weighted }
            map["podAffinityTerm"] = change(term)
            return .map(map)
          })
      }
      affinity[kind] = .map(rules)
    }
    return .map(affinity)
  }
}
