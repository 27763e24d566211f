package import Diagnostics

/// A Kubernetes Service without pods: a name in the cluster for a system outside the cluster.
///
/// With a host, cluster DNS resolves the name to that host (`ExternalName`). Without a host, the Service has a cluster
/// IP, and you must create its EndpointSlices.
///
/// ```swift
/// ExternalService("orders-db", host: "orders.c1x2.eu-west-1.rds.example.com")
/// ExternalService("mainframe") { EntryPort(.tcp, 3270) }
/// ```
/// Callers use the name as an address. To allow their traffic, also declare ``Calls`` to the host behind the name.
public struct ExternalService: AppPart, PayloadValue, Equatable {
  package let name: String
  package let host: String?
  package let ports: [EntryPort]
  package let labels: KeyValues
  package let annotations: KeyValues
  package let location: FileLocation

  /// Declares a Service without pods.
  /// - Parameters:
  ///   - name: the Service's name, unique among the Services of the app.
  ///   - host: the DNS name that the Service stands for.
  ///   - labels: labels for the Service.
  ///   - annotations: annotations for the Service.
  ///   - ports: the Service's ports; required without a host. If there is only one port, an empty name leaves its name
  ///     out.
  public init(
    _ name: String, host: String? = nil, labels: KeyValues = [:], annotations: KeyValues = [:],
    file: String = #filePath, line: Int = #line, column: Int = #column,
    @ListBuilder<EntryPort> _ ports: () -> [EntryPort] = { [] }
  ) {
    self.name = name
    self.host = host
    self.ports = ports()
    self.labels = labels
    self.annotations = annotations
    location = FileLocation(file, line, column)
  }

  /// Adds the Service to the system.
  public func add(to resources: inout AppResources) { resources.externalServices.append(self) }
}

extension ExternalService {
  package init(from reader: inout PayloadReader) throws {
    (name, host, ports, labels, annotations, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(name, host, ports, labels, annotations, location)
  }
}
