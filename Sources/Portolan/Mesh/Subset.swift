package import Diagnostics

/// A subset of a service's pods, selected by labels, as a route destination.
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

  /// Adds the subset to the service.
  public func add(to service: inout Service) { service.subsets.append(self) }
}

extension Subset {
  package init(from reader: inout PayloadReader) throws { (name, labels, location) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(name, labels, location) }
}
