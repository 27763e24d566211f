/// The standard input of a container, for programs that `kubectl attach` connects to.
///
/// ```swift
/// StandardInput(terminal: true)
/// ```
public struct StandardInput: ContainerPart, PayloadValue, Equatable {
  package let isOpen: Bool
  package let closesAfterFirst: Bool
  package let terminal: Bool

  /// Declares the input.
  /// - Parameters:
  ///   - isOpen: keep the input open: `stdin`. If false, reads return the end of the input.
  ///   - closesAfterFirst: close the input after the first attached session ends: `stdinOnce`.
  ///   - terminal: allocate a terminal: `tty`.
  public init(isOpen: Bool = true, closesAfterFirst: Bool = false, terminal: Bool = false) {
    self.isOpen = isOpen
    self.closesAfterFirst = closesAfterFirst
    self.terminal = terminal
  }

  /// Adds the input to the container.
  public func add(to container: inout Container) { container.input = self }
}

extension StandardInput {
  package init(from reader: inout PayloadReader) throws {
    (isOpen, closesAfterFirst, terminal) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(isOpen, closesAfterFirst, terminal) }
}
