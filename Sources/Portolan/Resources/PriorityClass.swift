package import Diagnostics

/// A PriorityClass: the priority with which pods are scheduled, and whether they can preempt other pods.
public struct PriorityClass: AppPart, PayloadValue, Equatable {
  package let name: String
  package let value: Int
  package let preempts: Bool
  package let summary: String?
  package let location: FileLocation

  /// Declares a PriorityClass.
  /// - Parameters:
  ///   - name: the class's name, unique in the cluster. Names that start with `system-` are reserved.
  ///   - value: the priority, at most 1,000,000,000; pods with higher values are scheduled first.
  ///   - preempts: whether pods with this class can preempt pods with a lower priority; true by default.
  ///   - summary: the `description` field.
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
