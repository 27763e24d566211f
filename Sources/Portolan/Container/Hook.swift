package import Diagnostics

/// A lifecycle hook: an action that Kubernetes runs for a container after the container starts, or before Kubernetes
/// stops it.
public struct Hook: ContainerPart, PayloadValue, Equatable {
  package let moment: Moment
  package let action: Probe.Check
  package let location: FileLocation

  /// The point in a container's lifecycle at which a hook runs.
  public enum Moment: String, PayloadValue, Sendable {
    /// `postStart`: right after the container starts, in parallel with the entry point.
    case postStart
    /// `preStop`: before SIGTERM, but not when the program ends by itself. In the main container, the hook replaces the
    /// `preStop` sleep of draining.
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
