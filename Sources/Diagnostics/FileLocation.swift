/// A place in a file: what every spec part, finding and parse fault carries.
///
/// Lines and columns count from 1, columns in UTF-8 bytes, as compilers and editors print them.
public struct FileLocation: Sendable, Hashable {
  /// The file's path as the user named it, relative where the user's was.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// The column, from 1.
  public var column: Int

  /// Makes a location from its three parts.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension FileLocation: CustomStringConvertible {
  /// `file:line:column`, the form that terminals and editors turn into a link.
  public var description: String { "\(file):\(line):\(column)" }
}

extension FileLocation: Comparable {
  /// Orders by file, then line, then column.
  public static func < (left: FileLocation, right: FileLocation) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}
