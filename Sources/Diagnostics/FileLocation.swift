/// A position in a file, for parts of a spec, findings, and parse errors.
///
/// Lines and columns start at 1; columns count UTF-8 bytes, as the Swift compiler does.
package struct FileLocation: Sendable, Hashable {
  /// The file's path as the user passed it; relative if the user's path was relative.
  package var file: String
  // Every part of a spec has a position, so it is kept small.
  private var lineNumber: UInt32
  private var columnNumber: UInt32

  /// The line, from 1.
  package var line: Int {
    get { Int(lineNumber) }
    set { lineNumber = UInt32(clamping: newValue) }
  }

  /// The column, from 1.
  package var column: Int {
    get { Int(columnNumber) }
    set { columnNumber = UInt32(clamping: newValue) }
  }

  package init(file: String, line: Int, column: Int) {
    self.file = file
    lineNumber = UInt32(clamping: line)
    columnNumber = UInt32(clamping: column)
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
