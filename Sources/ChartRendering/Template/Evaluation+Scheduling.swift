import ChartParameters
import ManifestTree

extension Evaluation {
  /// The keys of a pod for its placement: from the service's values, with the label and taint of spot nodes, and with
  /// the service's own labels in rules that do not select pods.
  func scheduling(_ scheduling: Template.Scheduling) -> NodeMap {
    let values = values[scheduling.service] ?? .null
    let label = spotLabel
    let selector = NodeMap(
      uniqueEntries: scheduling.selector.map { .init($0.key, .string(text(of: $0.value))) })
    let own = Node.map(["matchLabels": .map(selector)])
    var nodeSelector = NodeMap()
    var tolerations: [Node] = []
    let prefix = self.values[.namePrefix]?.text ?? ""
    var affinity = (values["affinity"] ?? .null).replacing(NamePrefixAction.text, with: prefix)
    let toleration: Node = [
      "key": .string(label.key), "operator": "Equal", "value": .string(label.value), "effect": "NoSchedule",
    ]
    switch values["placement"]?.text {
    case "spot":
      nodeSelector[label.key] = .string(label.value)
      tolerations.append(toleration)
    case "onDemand": affinity = affinity.keeping(off: label)
    default: break
    }
    if case .map(let more)? = values["nodeSelector"] {
      for entry in more { nodeSelector[entry.key] = entry.value }
    }
    // Pods that select spot nodes only by their label also need the toleration.
    if tolerations.isEmpty, nodeSelector[label.key] == .string(label.value) { tolerations.append(toleration) }
    if case .list(let more)? = values["tolerations"] { tolerations += more }
    affinity = affinity.changingPodRules { $0.withSelector(own) }
    var map = NodeMap()
    if !nodeSelector.isEmpty { map.append("nodeSelector", .map(nodeSelector)) }
    if affinity.isFilled { map.append("affinity", affinity) }
    if !tolerations.isEmpty { map.append("tolerations", .list(tolerations)) }
    if case .list(let spreads)? = values["topologySpreadConstraints"], !spreads.isEmpty {
      let named = spreads.map { $0.replacing(NamePrefixAction.text, with: prefix).withSelector(own) }
      map.append("topologySpreadConstraints", .list(named))
    }
    return map
  }
}

extension Node {
  /// An affinity that also excludes nodes with a label value, in every alternative of the required terms.
  fileprivate func keeping(off label: SpotNodes) -> Node {
    let expression: Node = [
      "key": .string(label.key), "operator": "NotIn", "values": [.string(label.value)],
    ]
    var affinity = mapOrEmpty
    var nodes = (affinity["nodeAffinity"] ?? .null).mapOrEmpty
    var required = (nodes["requiredDuringSchedulingIgnoredDuringExecution"] ?? .null).mapOrEmpty
    var terms: [Node] = [[:]]
    if case .list(let some)? = required["nodeSelectorTerms"], !some.isEmpty { terms = some }
    required["nodeSelectorTerms"] = .list(
      terms.map { term in
        var term = term.mapOrEmpty
        var expressions = [expression]
        if case .list(let more)? = term["matchExpressions"] { expressions += more }
        term["matchExpressions"] = .list(expressions)
        return .map(term)
      })
    nodes["requiredDuringSchedulingIgnoredDuringExecution"] = .map(required)
    affinity["nodeAffinity"] = nil
    return .map(NodeMap(uniqueEntries: [.init("nodeAffinity", .map(nodes))] + affinity.entries))
  }

  /// A rule on pods with its own selector, or else with this one at its place in the manifests.
  fileprivate func withSelector(_ own: Node) -> Node {
    guard case .map(let rule) = self, rule["labelSelector"] == nil else { return self }
    var entries = rule.entries
    let place =
      entries.firstIndex { $0.key == "whenUnsatisfiable" }.map { $0 + 1 } ?? entries.startIndex
    entries.insert(.init("labelSelector", own), at: place)
    return .map(NodeMap(uniqueEntries: entries))
  }

  fileprivate var mapOrEmpty: NodeMap { if case .map(let map) = self { map } else { [:] } }
}

extension Node {
  /// An affinity after a change to each of its rules on pods.
  fileprivate func changingPodRules(_ change: (Node) -> Node) -> Node {
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
