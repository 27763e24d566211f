package import Diagnostics

/// A lifecycle hook: what a container runs after its start or before its end.
public struct Hook: ContainerPart, PayloadValue, Equatable {
  package let moment: Moment
  package let action: Probe.Check
  package let location: FileLocation

  /// When a hook runs.
  public enum Moment: String, PayloadValue, Sendable {
    /// `postStart`: right after the start, in parallel with the entry point.
    case postStart
    /// `preStop`: before SIGTERM; it replaces the drain's sleep.
    case preStop
  }

  /// Declares a hook; `action` is an HTTP request or a command.
  public init(
    _ moment: Moment, _ action: Probe.Check, file: String = #filePath, line: Int = #line,
    column: Int = #column
  ) {
    self.moment = moment
    self.action = action
    location = FileLocation(file, line, column)
  }

  /// Adds the hook to the container.
  public func add(to container: inout Container) { container.hooks.append(self) }
}

extension Hook {
  package init(from reader: inout PayloadReader) throws { (moment, action, location) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(moment, action, location) }
}
