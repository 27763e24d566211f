package import Diagnostics

/// How important pods are when there is no room for all: a cluster-wide PriorityClass.
public struct PriorityClass: AppPart, PayloadValue, Equatable {
  package let name: String
  package let value: Int
  package let preempts: Bool
  package let summary: String?
  package let location: FileLocation

  /// Declares a PriorityClass.
  /// - Parameters:
  ///   - name: its name, unique in the cluster.
  ///   - value: higher goes first; up to 1,000,000,000.
  ///   - preempts: whether its pods may push out less important ones.
  ///   - summary: who should use it.
  public init(
    _ name: String, value: Int, preempts: Bool = true, summary: String? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.name = name
    self.value = value
    self.preempts = preempts
    self.summary = summary
    location = FileLocation(file, line, column)
  }

  /// Puts the class into the system.
  public func add(to resources: inout AppResources) { resources.priorityClasses.append(self) }
}

extension PriorityClass {
  package init(from reader: inout PayloadReader) throws {
    (name, value, preempts, summary, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(name, value, preempts, summary, location) }
}
