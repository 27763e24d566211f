/// The standard input of a container, for programs that you use through `kubectl attach`.
///
/// ```swift
/// StandardInput(terminal: true)
/// ```
public struct StandardInput: ContainerPart, PayloadValue, Equatable {
  package let isOpen: Bool
  package let closesAfterFirst: Bool
  package let terminal: Bool

  /// Declares the standard input.
  /// - Parameters:
  ///   - isOpen: whether the input stays open: `stdin`; true by default. If false, reads return the end of the input.
  ///   - closesAfterFirst: whether the input closes after the first attached session ends: `stdinOnce`; false by
  ///     default.
  ///   - terminal: whether the container gets a terminal: `tty`; false by default.
  public init(isOpen: Bool = true, closesAfterFirst: Bool = false, terminal: Bool = false) {
    self.isOpen = isOpen
    self.closesAfterFirst = closesAfterFirst
    self.terminal = terminal
  }

  /// Sets the standard input of the container.
  public func add(to container: inout Container) { container.input = self }
}

extension StandardInput {
  package init(from reader: inout PayloadReader) throws {
    (isOpen, closesAfterFirst, terminal) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(isOpen, closesAfterFirst, terminal) }
}
