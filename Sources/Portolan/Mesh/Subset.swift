package import Diagnostics

/// A subset of a service's pods, selected by labels, as a route destination.
public struct Subset: ServicePart, PayloadValue, Equatable {
  package let name: String
  package let labels: KeyValues
  package let loadBalancing: LoadBalancing?
  package let tls: UpstreamTLS?
  package let location: FileLocation

  /// Declares a subset.
  /// - Parameters:
  ///   - name: the name that routes use.
  ///   - labels: the labels of the subset's pods, in addition to the service's selector labels.
  ///   - loadBalancing: the load balancing policy among the subset's pods; the service's policy by default.
  ///   - tls: the TLS mode for connections to the subset's pods; the service's mode by default.
  public init(
    _ name: String, labels: KeyValues, loadBalancing: LoadBalancing? = nil, tls: UpstreamTLS? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.name = name
    self.labels = labels
    self.loadBalancing = loadBalancing
    self.tls = tls
    location = FileLocation(file, line, column)
  }

  /// Adds the subset to the service.
  public func add(to service: inout Service) { service.subsets.append(self) }
}

extension Subset {
  package init(from reader: inout PayloadReader) throws {
    (name, labels, loadBalancing, tls, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(name, labels, loadBalancing, tls, location)
  }
}
