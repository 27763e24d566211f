package import Diagnostics

/// A Kubernetes Service without pods: a name in the cluster for something outside it.
///
/// With a host, DNS answers the name with that host (`ExternalName`). Without one, the Service has an address of the
/// cluster, and something else provides its EndpointSlices.
///
/// ```swift
/// ExternalService("orders-db", host: "orders.c1x2.eu-west-1.rds.example.com")
/// ExternalService("mainframe") { EntryPort(.tcp, 3270) }
/// ```
/// Callers use the name as an address. To admit their traffic, declare ``Calls`` with the host behind the name.
public struct ExternalService: AppPart, PayloadValue, Equatable {
  package let name: String
  package let host: String?
  package let ports: [EntryPort]
  package let labels: KeyValues
  package let annotations: KeyValues
  package let location: FileLocation

  /// Declares a Service without pods.
  /// - Parameters:
  ///   - name: its name, unique among the Services of the app.
  ///   - host: the DNS name that it stands for.
  ///   - labels: labels of the Service.
  ///   - annotations: annotations of the Service.
  ///   - ports: its ports, required without a host. An empty name leaves out the name of the only port.
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
