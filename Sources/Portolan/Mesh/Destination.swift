package import Diagnostics

/// The destination of a route: a service of the app, with an optional port and subset, or another host in the mesh.
public struct Destination: PayloadValue, Sendable, Equatable {
  package let service: String?
  package let host: String?
  package let port: PortRef?
  package let subset: String?
  package let weight: Int?
  package let location: FileLocation

  /// Declares a service of the app as the destination.
  /// - Parameters:
  ///   - service: a service of the app; nil means the service with the route.
  ///   - port: a port name of the service, or a port number of its Service. By default, the first port with the route's
  ///     protocol (HTTP, TLS, or TCP), or otherwise the first port.
  ///   - subset: a ``Subset`` of the service; all pods by default.
  ///   - weight: the percentage of requests, 0 to 100. Required if there are several destinations, whose weights must
  ///     add up to 100.
  public static func to(
    _ service: String? = nil, port: PortRef? = nil, subset: String? = nil, weight: Int? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Destination {
    Destination(
      service: service, host: nil, port: port, subset: subset, weight: weight,
      location: FileLocation(file, line, column))
  }

  /// Declares a host outside the app as the destination: a Service of another system, or a host of a ``ServiceEntry``.
  ///
  /// ```swift
  /// .to(host: "search.data.svc.cluster.local", port: 9200)
  /// ```
  /// - Parameters:
  ///   - host: the host, as it is written in the VirtualService.
  ///   - port: the port number; by default, the host's only port, or, if the host has several ports, the port on which
  ///     the request arrives.
  ///   - subset: a subset that the host's DestinationRule declares; all pods by default.
  ///   - weight: the percentage of requests, 0 to 100. Required if there are several destinations, whose weights must
  ///     add up to 100.
  public static func to(
    host: String, port: Int? = nil, subset: String? = nil, weight: Int? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Destination {
    Destination(
      service: nil, host: host, port: port.map { .number($0) }, subset: subset, weight: weight,
      location: FileLocation(file, line, column))
  }
}

/// A route for TCP connections at a gateway or in the mesh.
public struct TCPMatch: RoutePart, PayloadValue, Equatable {
  package let port: Int?
  package let destinations: [Destination]
  package let location: FileLocation

  /// Sends connections to the service, or to these destinations.
  ///
  /// In the mesh, a route with neither a port nor destinations applies to every TCP port of the service, and does not
  /// change the port of a connection.
  /// - Parameters:
  ///   - port: the port that the caller connects to: a port of the gateway, or of the service's Service in the mesh;
  ///     any port by default.
  ///   - destinations: the destinations; by default, the service's first TCP port, or otherwise its first port.
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

/// A route for TLS connections that the mesh does not terminate, by requested server name (SNI).
public struct TLSMatch: RoutePart, PayloadValue, Equatable {
  package let names: [String]
  package let port: Int?
  package let destinations: [Destination]
  package let location: FileLocation

  /// Sends TLS connections for these server names to the service, or to these destinations.
  /// - Parameters:
  ///   - names: the requested server names (`sniHosts`). Each must equal a routed host, or match a routed host with a
  ///     wildcard.
  ///   - port: the port that the caller connects to, as for ``TCPMatch``; any port by default.
  ///   - destinations: the destinations; by default, the service's first TLS or HTTPS port, or otherwise its first
  ///     port.
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
