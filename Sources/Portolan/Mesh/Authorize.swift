package import Diagnostics

/// Admits callers in addition to those that ``Calls`` declare.
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

  /// Admits callers that match all lists that are not empty.
  /// - Parameters:
  ///   - services: services of the app, by name.
  ///   - principals: other service accounts, `cluster.local/ns/<namespace>/sa/<account>`.
  ///   - namespaces: whole namespaces.
  ///   - methods: HTTP methods.
  ///   - paths: HTTP paths, with a `*` at the start or the end.
  ///   - ports: the pods' port numbers.
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
