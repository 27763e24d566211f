/// The texts in pictures, for all formats.
enum GraphText {
  /// The second and third line of a node.
  static func lines(of node: GraphNode, mainNamespace: String) -> [String] {
    var facts: [String] = []
    if let scale = node.scale { facts.append(scale.podText) }
    if let schedule = node.schedule { facts.append(schedule) }
    if let budget = node.budget { facts.append(budget.text) }
    var lines = facts.isEmpty ? [] : [facts.joined(separator: " · ")]
    if node.scale == nil, node.schedule == nil {
      switch node.kind {
      case .gateway where node.objectKind != "Gateway": lines.append(node.objectKind)
      case .external where node.objectKind == "Service": lines.append(node.note ?? "")
      case .service where node.objectKind == "Service": lines.append(node.note ?? "")
      default: break
      }
    }
    if !node.namespace.isEmpty, node.namespace != mainNamespace { lines.append("in \(node.namespace)") }
    return lines.filter { !$0.isEmpty }
  }

  /// All facts about a node, one per line.
  static func details(of node: GraphNode) -> [String] {
    var lines = ["\(node.objectKind) \(node.name)"]
    if !node.namespace.isEmpty { lines.append("namespace: \(node.namespace)") }
    lines.append("kind: \(node.kind.text)")
    if let placement = node.placement { lines.append("nodes: \(placement.text)") }
    if let scale = node.scale { lines.append("pods: \(scale.text)") }
    if let schedule = node.schedule { lines.append("schedule: \(schedule)") }
    if let budget = node.budget {
      lines.append("disruption budget: \(budget.text), \(budget.evictable) evictable at the same time")
    } else if node.placement != nil, node.kind != .job {
      lines.append("disruption budget: none")
    }
    if let note = node.note { lines.append(note) }
    if let change = node.change { lines.append("change: \(change.rawValue)") }
    return lines
  }

  /// The first line of a label: the protocol, port, or path that is called.
  static func subject(of edge: GraphEdge) -> String {
    let protocols = edge.protocols.map(protocolText).joined(separator: ", ")
    let paths = edge.routes.map(\.path).filter { !$0.isEmpty && $0 != "/" }.distinct()
    guard let path = paths.first else {
      if protocols.isEmpty { return edge.ports.first.map { ":\($0)" } ?? "" }
      return protocols
    }
    let isWhole = edge.routes.contains { $0.path.isEmpty || $0.path == "/" }
    let first = isWhole ? "/" : shortened(path, 24)
    let count = paths.count - (isWhole ? 0 : 1)
    return count > 0 ? "\(first) +\(count)" : first
  }

  /// The timeouts of a label.
  static func timeout(of edge: GraphEdge) -> String? {
    guard let first = edge.timeouts.first else { return nil }
    return edge.timeouts.count > 1 ? "\(first) …" : first
  }

  /// The retries of a label.
  static func retries(of edge: GraphEdge) -> String? {
    guard let most = edge.retries.max() else { return nil }
    return "\(most)"
  }

  /// A label in words, for formats without pictograms.
  static func label(of edge: GraphEdge) -> [String] {
    var facts: [String] = []
    if let timeout = timeout(of: edge) { facts.append(timeout) }
    if let retries = retries(of: edge) { facts.append(retries == "1" ? "1 retry" : "\(retries) retries") }
    if edge.breaker != nil { facts.append("breaker") }
    return [subject(of: edge), facts.joined(separator: ", ")].filter { !$0.isEmpty }
  }

  /// All facts about a call, one per line.
  static func details(of edge: GraphEdge, from source: String, to target: String) -> [String] {
    var lines = ["\(source) → \(target)"]
    switch edge.state {
    case .declared: break
    case .allowed: lines.append("allowed by a policy, but not declared")
    case .blocked: lines.append("blocked by \(edge.blockedBy ?? "policies")")
    }
    let ports = edge.ports.map(String.init).joined(separator: ", ")
    let protocols = edge.protocols.map(protocolText).joined(separator: ", ")
    if !ports.isEmpty || !protocols.isEmpty {
      let word = edge.ports.count == 1 ? "port" : "ports"
      lines.append(
        [protocols, ports.isEmpty ? "" : "\(word) \(ports)"].filter { !$0.isEmpty }.joined(separator: ", "))
    }
    for route in edge.routes.prefix(12) {
      let host = route.hosts.prefix(4).joined(separator: ", ")
      lines.append(
        "route: \(host.isEmpty ? "any host" : host) \(route.path.isEmpty ? "all paths" : route.path)")
    }
    let rest = edge.routes.count - 12
    if rest > 0 { lines.append(rest == 1 ? "1 more route" : "\(rest) more routes") }
    if !edge.timeouts.isEmpty { lines.append("timeout: \(edge.timeouts.joined(separator: ", "))") }
    if let retries = retries(of: edge) { lines.append("retries: \(retries)") }
    if let breaker = edge.breaker { lines.append("circuit breaker: \(breaker.text)") }
    if let change = edge.change { lines.append("change: \(change.rawValue)") }
    return lines
  }

  /// The numbers of nodes and calls: `11 services, 1 database, 17 calls`.
  static func summary(of graph: SystemGraph) -> String {
    var parts: [String] = []
    for kind in [GraphNode.Kind.service, .database, .queue, .job, .gateway, .external] {
      let count = graph.nodes.count { $0.kind == kind }
      if count > 0 { parts.append("\(count) \(count == 1 ? kind.text : kind.plural)") }
    }
    let calls = graph.edges.count { $0.state != .allowed }
    parts.append(calls == 1 ? "1 call" : "\(calls) calls")
    let blocked = graph.edges.count { $0.state == .blocked }
    if blocked > 0 { parts.append("\(blocked) blocked") }
    return parts.joined(separator: ", ")
  }

  /// A description for people who cannot see the picture.
  static func description(of graph: SystemGraph) -> String {
    let names = Dictionary(graph.nodes.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    var callees: [String: [String]] = [:]
    for edge in graph.edges where edge.state == .declared {
      callees[edge.source, default: []].append(names[edge.target] ?? edge.target)
    }
    var text = summary(of: graph) + "."
    for node in graph.nodes.prefix(200) {
      guard let called = callees[node.id] else { continue }
      text += " \(node.name) calls \(called.joined(separator: ", "))."
    }
    return text
  }

  /// A protocol as people write it.
  static func protocolText(_ name: String) -> String {
    switch name {
    case "grpc": "gRPC"
    case "grpc-web": "gRPC-Web"
    case "http2": "HTTP/2"
    case "mongo": "MongoDB"
    case "mysql": "MySQL"
    case "redis": "Redis"
    default: name.uppercased()
    }
  }

  /// The text; if it has more than `limit` characters, its start and end around an ellipsis.
  static func shortened(_ text: String, _ limit: Int) -> String {
    guard text.count > limit, limit > 2 else { return text }
    let end = (limit - 1) / 2
    return text.prefix(limit - 1 - end) + "…" + text.suffix(end)
  }
}

extension GraphNode.Kind {
  /// The kind, as pictures show it.
  var text: String {
    switch self {
    case .external: "external host"
    default: rawValue
    }
  }

  var plural: String {
    switch self {
    case .external: "external hosts"
    default: rawValue + "s"
    }
  }
}

extension GraphNode.Placement {
  /// The placement, as pictures show it.
  var text: String {
    switch self {
    case .spot: "spot nodes"
    case .onDemand: "on-demand nodes"
    case .anywhere: "any node"
    }
  }
}
