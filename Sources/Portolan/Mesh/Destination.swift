package import Diagnostics

/// The destination of a route: a service of the app, one of its ports, a subset of its pods, or another host of the mesh.
public struct Destination: PayloadValue, Sendable, Equatable {
  package let service: String?
  package let host: String?
  package let port: PortRef?
  package let subset: String?
  package let weight: Int?
  package let location: FileLocation

  /// Names a destination.
  /// - Parameters:
  ///   - service: a service of the app; nil means the routed one.
  ///   - port: the name of its port or the port number of its Service; by default, its first port of the kind of the route
  ///     (HTTP, TLS, or TCP), or its first port.
  ///   - subset: a ``Subset`` of it; all pods by default.
  ///   - weight: the percentage of requests, if there are several destinations.
  public static func to(
    _ service: String? = nil, port: PortRef? = nil, subset: String? = nil, weight: Int? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Destination {
    Destination(
      service: service, host: nil, port: port, subset: subset, weight: weight,
      location: FileLocation(file, line, column))
  }

  /// Names a host that is not a service of the app: a Service of another system, or a host of a ``ServiceEntry``.
  ///
  /// ```swift
  /// .to(host: "search.data.svc.cluster.local", port: 9200)
  /// ```
  /// - Parameters:
  ///   - host: the host, as the VirtualService names it.
  ///   - port: the port number; required if the host has several ports.
  ///   - subset: a subset in the DestinationRule of the host; all pods by default.
  ///   - weight: the percentage of requests, if there are several destinations.
  public static func to(
    host: String, port: Int? = nil, subset: String? = nil, weight: Int? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Destination {
    Destination(
      service: nil, host: host, port: port.map { .number($0) }, subset: subset, weight: weight,
      location: FileLocation(file, line, column))
  }
}

/// A TCP route of a gateway or of the mesh.
public struct TCPMatch: RoutePart, PayloadValue, Equatable {
  package let port: Int?
  package let destinations: [Destination]
  package let location: FileLocation

  /// Sends connections to the service, or to these destinations.
  /// - Parameters:
  ///   - port: the gateway's port; any by default.
  ///   - destinations: the destinations; by default, the service's first port of the kind of the route, or its first one.
  public init(
    port: Int? = nil, to destinations: Destination...,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.port = port
    self.destinations = destinations
    location = FileLocation(file, line, column)
  }

  /// Adds the route to the list.
  public func add(to routes: inout RouteList) { routes.routes.append(.tcp(self)) }
}

/// A route of TLS connections that the mesh passes through, by the requested server name (SNI).
public struct TLSMatch: RoutePart, PayloadValue, Equatable {
  package let names: [String]
  package let port: Int?
  package let destinations: [Destination]
  package let location: FileLocation

  /// Sends TLS connections for these server names to the service, or to these destinations.
  public init(
    sni names: [String], port: Int? = nil, to destinations: Destination...,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.names = names
    self.port = port
    self.destinations = destinations
    location = FileLocation(file, line, column)
  }

  /// Adds the route to the list.
  public func add(to routes: inout RouteList) { routes.routes.append(.tls(self)) }
}

extension Destination {
  package init(from reader: inout PayloadReader) throws {
    (service, host, port, subset, weight, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(service, host, port, subset, weight, location)
  }
}

extension TCPMatch {
  package init(from reader: inout PayloadReader) throws {
    (port, destinations, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(port, destinations, location) }
}

extension TLSMatch {
  package init(from reader: inout PayloadReader) throws {
    (names, port, destinations, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(names, port, destinations, location) }
}
