package import Diagnostics

/// A part of a service's pods, told by their labels, that routes can send a share of the traffic to.
public struct Subset: ServicePart, PayloadValue, Equatable {
  package let name: String
  package let labels: KeyValues
  package let location: FileLocation

  /// Declares a subset.
  public init(
    _ name: String, labels: KeyValues, file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.name = name
    self.labels = labels
    location = FileLocation(file, line, column)
  }

  /// Puts the subset into the service.
  public func add(to service: inout Service) { service.subsets.append(self) }
}

extension Subset {
  package init(from reader: inout PayloadReader) throws { (name, labels, location) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(name, labels, location) }
}
