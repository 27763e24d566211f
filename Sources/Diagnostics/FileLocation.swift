/// A position in a file, for parts of a spec, findings, and parse errors.
///
/// Lines and columns start at 1; columns count UTF-8 bytes, as compilers and editors do.
package struct FileLocation: Sendable, Hashable {
  /// The file's path as the user passed it; relative if the user's path was relative.
  package var file: String
  /// The line, from 1.
  package var line: Int
  /// The column, from 1.
  package var column: Int

  /// Creates a position.
  package init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension FileLocation: CustomStringConvertible {
  /// `file:line:column`, which terminals and editors turn into a link.
  package var description: String { "\(file):\(line):\(column)" }
}

extension FileLocation: Comparable {
  /// Orders by file, then line, then column.
  package static func < (left: FileLocation, right: FileLocation) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}
