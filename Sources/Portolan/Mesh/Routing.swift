package import Diagnostics

/// The routes to a service from inside the mesh, or from a host at a gateway.
package struct Routing: PayloadValue, Sendable, Equatable {
  package let hosts: [String]
  package let gateway: String?
  package let name: String?
  package var routes: [Route]
  package let location: FileLocation
}

/// One route of any protocol.
package enum Route: PayloadValue, Sendable, Equatable {
  case http(Match)
  case tcp(TCPMatch)
  case tls(TLSMatch)
}

/// A route of a VirtualService: ``Match``, ``TCPMatch``, or ``TLSMatch``.
public protocol RoutePart: Sendable {
  /// Adds the route to the list. The builder calls this function, and specs do not.
  func add(to routes: inout RouteList)
}

/// The routes that a block declares.
public struct RouteList: Sendable {
  var routes: [Route] = []
}

extension Service {
  /// Routes requests that reach a host at a gateway to this service.
  ///
  /// ```swift
  /// .routed(at: "*", through: "frontend-gateway") { Match(.prefix("/"), timeout: .seconds(15), retries: 2) }
  /// ```
  /// Routes of several services with the same host and gateway become one VirtualService, unless `name` is set. Routes
  /// with exact paths come first, then regular expressions, then longer prefixes before shorter ones. Routes without a
  /// condition on the path come last.
  /// - Parameters:
  ///   - host: the host; `*` means any host.
  ///   - gateway: a ``Gateway`` of the app, or `namespace/name` of an existing one.
  ///   - name: the name of a separate VirtualService for these routes, which are tried in the declared order.
  ///   - routes: the routes.
  public func routed(
    at host: String, through gateway: String, named name: String? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column,
    @ListBuilder<any RoutePart> _ routes: () -> [any RoutePart]
  ) -> Service {
    routing(hosts: [host], gateway, name, routes(), FileLocation(file, line, column))
  }

  /// Routes all requests that reach a host at a gateway to this service.
  public func routed(
    at host: String, through gateway: String, named name: String? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    routed(at: host, through: gateway, named: name, file: file, line: line, column: column) {
      Match(.prefix("/"), file: file, line: line, column: column)
    }
  }

  /// Declares routes for requests from inside the mesh to this service, in the order in which they are tried.
  ///
  /// All mesh routes of a service must be in one block, because Istio does not merge VirtualServices for the same host
  /// inside the mesh.
  ///
  /// ```swift
  /// .routedInMesh { Match(timeout: .seconds(4), retries: Retries(3, perTry: .seconds(1), on: .serverErrors)) }
  /// ```
  public func routedInMesh(
    named name: String? = nil, file: String = #filePath, line: Int = #line, column: Int = #column,
    @ListBuilder<any RoutePart> _ routes: () -> [any RoutePart]
  ) -> Service {
    routing(hosts: [], nil, name, routes(), FileLocation(file, line, column))
  }

  /// Routes all requests from inside the mesh to this service.
  public func routedInMesh(
    named name: String? = nil, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    routedInMesh(named: name, file: file, line: line, column: column) {
      Match(file: file, line: line, column: column)
    }
  }

  private func routing(
    hosts: [String], _ gateway: String?, _ name: String?, _ parts: [any RoutePart], _ location: FileLocation
  ) -> Service {
    var list = RouteList()
    for part in parts { part.add(to: &list) }
    return with {
      $0.routings.append(
        Routing(hosts: hosts, gateway: gateway, name: name, routes: list.routes, location: location))
    }
  }
}

extension Routing {
  package init(from reader: inout PayloadReader) throws {
    (hosts, gateway, name, routes, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(hosts, gateway, name, routes, location) }
}

extension Route {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .http(try reader.next())
    case 1: self = .tcp(try reader.next())
    case 2: self = .tls(try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .http(let match): writer.put(case: 0, match)
    case .tcp(let match): writer.put(case: 1, match)
    case .tls(let match): writer.put(case: 2, match)
    }
  }
}
