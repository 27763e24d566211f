package import Diagnostics

/// The source and the file of a container's termination message, which `kubectl describe` shows after the container has ended.
///
/// ```swift
/// TerminationMessage(.logsOnError)
/// ```
public struct TerminationMessage: ContainerPart, PayloadValue, Equatable {
  package let source: Source?
  package let path: String?
  package let location: FileLocation

  /// Where the message comes from: `terminationMessagePolicy`.
  public enum Source: String, PayloadValue, Sendable {
    /// `File`: the message file.
    case file = "File"
    /// `FallbackToLogsOnError`: the end of the log if the container failed and the message file is empty.
    case logsOnError = "FallbackToLogsOnError"
  }

  /// Declares the source and the file of the message.
  /// - Parameters:
  ///   - source: `terminationMessagePolicy`; the message file by default.
  ///   - path: `terminationMessagePath`; `/dev/termination-log` by default.
  public init(
    _ source: Source? = nil, path: String? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.source = source
    self.path = path
    location = FileLocation(file, line, column)
  }

  /// Sets the source and the file of the container's termination message.
  public func add(to container: inout Container) { container.terminationMessage = self }
}

extension TerminationMessage {
  package init(from reader: inout PayloadReader) throws { (source, path, location) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(source, path, location) }
}
