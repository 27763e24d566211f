internal import Diagnostics
internal import ManifestTree

/// A graph as JSON, as `Schema/graph.schema.json` describes it.
package enum JSONPicture {
  package static func text(for graph: SystemGraph) -> String {
    var writer = JSONWriter(.indented)
    writer.write(node(for: graph))
    return writer.text.safeJSON
  }

  /// The tree of the JSON.
  static func node(for graph: SystemGraph) -> Node {
    var root: NodeMap = ["format": 1, "title": .string(graph.title)]
    if let profile = graph.profile { root["profile"] = .string(profile) }
    root["nodes"] = .list(graph.nodes.map(node))
    root["edges"] = .list(graph.edges.map(node))
    return .map(root)
  }

  private static func node(_ node: GraphNode) -> Node {
    var map: NodeMap = ["id": .string(node.id), "name": .string(node.name)]
    if !node.namespace.isEmpty { map["namespace"] = .string(node.namespace) }
    map["kind"] = .string(node.kind.rawValue)
    map["objectKind"] = .string(node.objectKind)
    if let placement = node.placement { map["placement"] = .string(placement.rawValue) }
    if let scale = node.scale { map["pods"] = scale.node }
    if let budget = node.budget {
      var own: NodeMap = [:]
      if let value = budget.maxUnavailable { own["maxUnavailable"] = .string(value) }
      if let value = budget.minAvailable { own["minAvailable"] = .string(value) }
      own["evictable"] = .int(Int64(budget.evictable))
      map["budget"] = .map(own)
    }
    if let schedule = node.schedule { map["schedule"] = .string(schedule) }
    if let note = node.note { map["note"] = .string(note) }
    map["objects"] = .list(
      node.objects.map { object in
        var own: NodeMap = ["kind": .string(object.kind)]
        if !object.namespace.isEmpty { own["namespace"] = .string(object.namespace) }
        own["name"] = .string(object.name)
        own["location"] = .string(object.location.description)
        return .map(own)
      })
    if let change = node.change { map["change"] = .string(change.rawValue) }
    return .map(map)
  }

  private static func node(_ edge: GraphEdge) -> Node {
    var map: NodeMap = [
      "source": .string(edge.source), "target": .string(edge.target), "state": .string(edge.state.rawValue),
    ]
    if !edge.protocols.isEmpty { map["protocols"] = .list(edge.protocols.map(Node.string)) }
    if !edge.ports.isEmpty { map["ports"] = .list(edge.ports.map { .int(Int64($0)) }) }
    if !edge.routes.isEmpty {
      map["routes"] = .list(
        edge.routes.map { ["hosts": .list($0.hosts.map(Node.string)), "path": .string($0.path)] })
    }
    if !edge.timeouts.isEmpty { map["timeouts"] = .list(edge.timeouts.map(Node.string)) }
    if !edge.retries.isEmpty { map["retries"] = .list(edge.retries.map { .int(Int64($0)) }) }
    if let breaker = edge.breaker { map["circuitBreaker"] = breaker.node }
    if let policy = edge.blockedBy { map["blockedBy"] = .string(policy) }
    map["evidence"] = .list(
      edge.evidence.map { ["object": .string($0.object), "location": .string($0.location.description)] })
    if let change = edge.change { map["change"] = .string(change.rawValue) }
    return .map(map)
  }
}

extension GraphNode.Scale {
  fileprivate var node: Node {
    switch self {
    case .fixed(let count): return ["minimum": .int(Int64(count)), "maximum": .int(Int64(count))]
    case .range(let least, let most):
      var map: NodeMap = ["minimum": .int(Int64(least))]
      if let most { map["maximum"] = .int(Int64(most)) }
      return .map(map)
    case .everyNode: return ["onEveryNode": true]
    }
  }
}

extension GraphEdge.CircuitBreaker {
  fileprivate var node: Node {
    var map: NodeMap = [:]
    for (key, value) in [
      ("consecutiveErrors", consecutiveErrors), ("maxEjectionPercent", maxEjectionPercent),
      ("maxConnections", maxConnections), ("maxPendingRequests", maxPendingRequests),
      ("maxRequests", maxRequests),
    ] {
      if let value { map[key] = .int(Int64(value)) }
    }
    return .map(map)
  }
}
