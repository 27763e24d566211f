package import Diagnostics

/// An edge of the system: this service calls another one, or a host outside.
///
/// ```swift
/// Calls("productcatalogservice", as: "PRODUCT_CATALOG_SERVICE_ADDR")
/// Calls("payment", as: "PAYMENT_URL", .url())
/// Calls(host: "accounts.google.com", port: 443, .tls)
/// ```
/// From the edges come the env variable with the callee's address, NetworkPolicy, AuthorizationPolicy, the Istio Sidecar's
/// egress and the topology picture. An unknown callee is a fault at the edge's line.
public struct Calls: ContainerPart, PayloadValue, Equatable {
  package let callee: Callee
  package let variable: String?
  package let address: Address
  package let location: FileLocation

  package enum Callee: PayloadValue, Sendable, Equatable {
    case service(String, port: String?)
    case host(String, port: Int, protocol: PortProtocol)

    /// The service's name in the spec, or the host.
    package var name: String {
      switch self {
      case .service(let name, _), .host(let name, _, _): name
      }
    }
  }

  /// What the env variable holds.
  public enum Address: PayloadValue, Sendable, Equatable {
    /// `host:port`
    case hostAndPort
    /// The host alone.
    case host
    /// `scheme://host:port` and a path: `.url()` is `http://payment:8080`.
    case url(scheme: String = "http", path: String = "")
    /// `host:port` of every pod of a StatefulSet, separated by commas: `user-db-0.user-db:27017,user-db-1.user-db:27017`.
    ///
    /// A client of a replica set needs the name of each member. The list has the number of pods that the spec declares.
    /// - `lastPort`: whether the last pod is listed with its port; `false` for a program that adds the port itself.
    case members(lastPort: Bool = true)
  }

  /// Declares an edge to a service of the app.
  /// - Parameters:
  ///   - service: its name in the spec.
  ///   - variable: the env variable of the container that gets the address; none by default.
  ///   - address: the form of the address.
  ///   - port: the name of the callee's port; its first one by default.
  public init(
    _ service: String, as variable: String? = nil, _ address: Address = .hostAndPort, port: String? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    callee = .service(service, port: port)
    self.variable = variable
    self.address = address
    location = FileLocation(file, line, column)
  }

  /// Declares an edge to a host outside the app.
  /// - Parameters:
  ///   - host: its name; `*.example.com` needs a ``ServiceEntry`` of the same form.
  ///   - port: its port.
  ///   - protocol: what is spoken there.
  ///   - variable: the env variable that gets the address; none by default.
  ///   - address: the form of the address.
  public init(
    host: String, port: Int, _ protocol: PortProtocol = .http, as variable: String? = nil,
    _ address: Address = .hostAndPort,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    callee = .host(host, port: port, protocol: `protocol`)
    self.variable = variable
    self.address = address
    location = FileLocation(file, line, column)
  }

  /// Puts the edge into the container, which gets the address.
  public func add(to container: inout Container) { container.calls.append(self) }
}

extension Calls {
  package init(from reader: inout PayloadReader) throws {
    (callee, variable, address, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(callee, variable, address, location) }
}

extension Calls.Callee {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .service(try reader.next(), port: try reader.next())
    case 1: self = .host(try reader.next(), port: try reader.next(), protocol: try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .service(let name, let port): writer.put(case: 0, name, port)
    case .host(let name, let port, let `protocol`): writer.put(case: 1, name, port, `protocol`)
    }
  }
}

extension Calls.Address {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .hostAndPort
    case 1: self = .host
    case 2: self = .url(scheme: try reader.next(), path: try reader.next())
    case 3: self = .members(lastPort: try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .hostAndPort: writer.put(case: 0)
    case .host: writer.put(case: 1)
    case .url(let scheme, let path): writer.put(case: 2, scheme, path)
    case .members(let lastPort): writer.put(case: 3, lastPort)
    }
  }
}
