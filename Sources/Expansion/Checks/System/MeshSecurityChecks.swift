internal import Diagnostics
internal import KubernetesModel
internal import Portolan

extension SystemChecks {
  /// Who takes plain traffic, and what is denied.
  mutating func checkMeshSecurity() {
    let declared = system.resources.peerAuthentications
    for authentication in declared { check(authentication) }
    declared.forEachRepeat(of: \.service) { repeated, first in
      faults.report(
        .repeatedPeerAuthentication(repeated.service, at: repeated.location, first: first.location))
    }
    let denials = system.resources.denials
    denials.filter(\.network).forEachRepeat(of: \.network) { repeated, first in
      faults.report(.repeatedDenial("network", at: repeated.location, first: first.location))
    }
    denials.filter(\.mesh).forEachRepeat(of: \.mesh) { repeated, first in
      faults.report(.repeatedDenial("mesh", at: repeated.location, first: first.location))
    }
  }

  private mutating func check(_ authentication: PeerAuthentication) {
    let location = authentication.location
    authentication.portModes.forEachRepeat(of: \.port) { mode, _ in
      faults.report(.repeatedKey("\(mode.port)", of: "the mode of port", at: location))
    }
    guard let name = authentication.service else {
      if !authentication.portModes.isEmpty { faults.report(.portModesWithoutService(at: location)) }
      return
    }
    guard let position = index.position(ofService: name) else {
      faults.report(.unknownService(name, at: location), misspelling: name, of: .service)
      return
    }
    let numbers = system.services[position].allPorts.map(\.number)
    for mode in authentication.portModes where !numbers.contains(mode.port) {
      faults.report(.unknownPort(mode.port, of: name, ports: numbers.map(String.init), at: location))
    }
  }

  /// Of two routes for the same requests at one host of a gateway, the second one never gets any.
  mutating func checkMergedRoutes() {
    for merged in system.mergedRoutings() {
      merged.routes.forEachRepeat(of: \.route.requests) { repeated, first in
        faults.report(
          .hiddenRoute(
            at: repeated.route.location, host: merged.host, gateway: merged.gateway,
            first: first.route.location))
      }
    }
  }

  /// No two ports have one number on the nodes.
  mutating func checkNodePorts() {
    var owners: [Endpoint: FileLocation] = [:]
    for service in system.services {
      for port in service.allPorts {
        guard let number = port.nodePort else { continue }
        let endpoint = Endpoint(number: number, transport: port.protocol.transportName)
        if let first = owners[endpoint] {
          faults.report(.takenNodePort(number, endpoint.transport, at: port.location, first: first))
        } else {
          owners[endpoint] = port.location
        }
      }
    }
  }
}

/// A port number of a transport.
struct Endpoint: Hashable {
  let number: Int
  let transport: String
}

extension PortProtocol {
  /// The transport under the protocol.
  var transportName: String { transport?.rawValue ?? "TCP" }
}

extension Route {
  var location: FileLocation {
    switch self {
    case .http(let match): match.location
    case .tcp(let match): match.location
    case .tls(let match): match.location
    }
  }

  /// A text that tells which requests a route takes.
  fileprivate var requests: String {
    switch self {
    case .http(let match):
      "http "
        + match.alternatives.map { $0.map(\.key).sorted().joined(separator: " ") }.sorted().joined(
          separator: "|")
    case .tcp(let match): "tcp \(match.port ?? 0)"
    case .tls(let match): "tls \(match.port ?? 0) \(match.names.sorted().joined(separator: " "))"
    }
  }
}

extension Condition {
  /// A text that tells the condition from others.
  fileprivate var key: String {
    switch self {
    case .prefix(let path): "prefix=\(path)"
    case .exact(let path): "exact=\(path)"
    case .regex(let path): "regex=\(path)"
    case .method(let method): "method=\(method)"
    case .header(let name, let text): "header \(name) \(text)"
    case .query(let name, let text): "query \(name) \(text)"
    case .sourceLabels(let labels):
      "labels \(labels.entries.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: ","))"
    }
  }
}
