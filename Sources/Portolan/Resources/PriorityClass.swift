package import Diagnostics

/// A cluster-wide PriorityClass: which pods are scheduled first, and which can preempt others.
public struct PriorityClass: AppPart, PayloadValue, Equatable {
  package let name: String
  package let value: Int
  package let preempts: Bool
  package let summary: String?
  package let location: FileLocation

  /// Declares a PriorityClass.
  /// - Parameters:
  ///   - name: its name, unique in the cluster.
  ///   - value: the priority; higher values are scheduled first, at most 1,000,000,000.
  ///   - preempts: whether its pods can preempt pods with a lower priority.
  ///   - summary: the description.
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

  /// Adds the class to the system.
  public func add(to resources: inout AppResources) { resources.priorityClasses.append(self) }
}

extension PriorityClass {
  package init(from reader: inout PayloadReader) throws {
    (name, value, preempts, summary, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(name, value, preempts, summary, location) }
}
