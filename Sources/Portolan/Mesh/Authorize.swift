package import Diagnostics

/// Admits callers in addition to the services with ``Calls`` to this service.
///
/// ```swift
/// Authorize(namespaces: ["monitoring"], paths: ["/metrics"], methods: ["GET"])
/// ```
public struct Authorize: ServicePart, PayloadValue, Equatable {
  package let services: [String]
  package let principals: [String]
  package let namespaces: [String]
  package let methods: [String]
  package let paths: [String]
  package let ports: [Int]
  package let location: FileLocation

  /// Admits a request if it matches all lists that are not empty; `services` and `principals` count as one list.
  ///
  /// The AuthorizationPolicy checks all lists. The NetworkPolicy admits the pods of the services and all pods of the
  /// namespaces, including the namespaces of the principals; if a namespace is a pattern, it admits the pods of all
  /// namespaces. Without services, principals, and namespaces, both policies admit any caller.
  /// - Parameters:
  ///   - services: names of services in the app.
  ///   - principals: other service accounts, in the form `cluster.local/ns/<namespace>/sa/<account>`, with at most one
  ///     `*`, at the start or the end.
  ///   - namespaces: the namespaces of the callers; patterns such as `team-*` are allowed.
  ///   - paths: HTTP paths, with at most one `*`, at the start or the end, or with the placeholders `{*}` and `{**}`.
  ///   - methods: HTTP methods.
  ///   - ports: numbers of ports that the pods declare. By default, the NetworkPolicy admits all served ports, and the
  ///     AuthorizationPolicy all ports.
  public init(
    services: [String] = [], principals: [String] = [], namespaces: [String] = [], paths: [String] = [],
    methods: [String] = [], ports: [Int] = [],
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.services = services
    self.principals = principals
    self.namespaces = namespaces
    self.methods = methods
    self.paths = paths
    self.ports = ports
    location = FileLocation(file, line, column)
  }

  /// Adds the rule to the service.
  public func add(to service: inout Service) { service.extraPolicies.append(self) }
}

extension Authorize {
  package init(from reader: inout PayloadReader) throws {
    (services, principals, namespaces, methods, paths, ports, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(services, principals, namespaces, methods, paths, ports, location)
  }
}
