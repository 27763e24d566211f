import ManifestTree

/// A port of a Service that a route sends requests to.
struct RouteDestination: Hashable, Sendable {
  let service: Service
  /// The number or name of the Service's port; nil if the route does not set it.
  let port: String?

  /// The identity of a Service.
  struct Service: Hashable, Sendable {
    let namespace: String
    let name: String
  }

  init(_ name: String, _ namespace: String, port: Node?) {
    self.init(Service(namespace: namespace, name: name), port: port?.plainText)
  }

  init(_ service: Service, port: String?) { (self.service, self.port) = (service, port) }

  var name: String { service.name }

  /// The name as in a URL: `cart:8080`.
  var nameWithPort: String { port.map { "\(name):\($0)" } ?? name }

  /// Whether both are the same port; a port that is not set can be any.
  func isSame(as other: RouteDestination) -> Bool {
    service == other.service && (port == nil || other.port == nil || port == other.port)
  }
}

/// The ports of the Services of one side.
struct ServicePorts: Sendable {
  private var ports: [RouteDestination.Service: [(number: String, name: String?)]] = [:]

  init(_ services: [Object]) {
    for service in services {
      let key = RouteDestination.Service(
        namespace: service.identity.namespace ?? "", name: service.identity.name)
      ports[key] = (service.node.at("spec", "ports")?.items ?? []).compactMap { port in
        port.at("port")?.plainText.map { ($0, port.at("name")?.text) }
      }
    }
  }

  /// Returns the destination with its port number: the number for its port name, or the only port's number.
  func resolve(_ destination: RouteDestination) -> RouteDestination {
    guard let known = ports[destination.service] else { return destination }
    let number =
      if let port = destination.port { known.first { $0.name == port }?.number ?? port } else {
        known.count == 1 ? known.first?.number : nil
      }
    return RouteDestination(destination.service, port: number)
  }
}
