internal import LintEngine
internal import ManifestTree

/// The details of a call from one declaration.
struct CallDetail {
  var state = GraphEdge.State.declared
  var protocolName: String?
  var port: Int?
  var routes: [GraphEdge.Route] = []
  var settings = TrafficSettings()
  var evidence: [GraphEdge.Evidence] = []
}

extension GraphEdge {
  /// A call with this many listed declarations gets no further ones.
  private static let maximumEvidence = 20

  /// A call with this many listed routes gets no further ones.
  ///
  /// The routes of one declaration are listed together, so a call can have more.
  private static let maximumRoutes = 500

  /// Merges a declaration into the call.
  mutating func add(_ detail: CallDetail) {
    if detail.state == .declared { state = .declared }
    if let name = detail.protocolName { protocols.append(name) }
    if let port = detail.port { ports.append(port) }
    if routes.count < Self.maximumRoutes { routes += detail.routes }
    timeouts += detail.settings.timeouts
    retries += detail.settings.retries
    if breaker == nil { breaker = detail.settings.breaker }
    if evidence.count < Self.maximumEvidence { evidence += detail.evidence }
  }

  /// Removes duplicates, and sorts values that have no inherent order.
  mutating func settle() {
    protocols = Set(protocols).sorted()
    ports = Set(ports).sorted()
    routes = routes.distinct()
    timeouts = timeouts.distinct()
    retries = retries.distinct()
    evidence = evidence.distinct().sorted { ($0.object, $0.location) < ($1.object, $1.location) }
  }
}

extension ManifestField {
  /// The field as evidence of a call.
  var evidence: GraphEdge.Evidence {
    GraphEdge.Evidence(object: manifest.title, location: manifest.object.origin.valueLocation(of: path))
  }
}
