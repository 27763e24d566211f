import ManifestTree

/// The files of an imported spec.
package struct SpecSource: Sendable {
  /// A file.
  package struct File: Sendable {
    package let name: String
    package let text: String
    fileprivate let marks: [Mark]
  }

  /// The first line of a part, the service or resource that it belongs to, and its name.
  package struct Mark: Sendable {
    package let line: Int
    package let owner: Int
    package let part: String
  }

  package private(set) var files: [File] = []

  /// The part that a line of a file belongs to.
  package func mark(in file: String, line: Int) -> Mark? {
    files.first { $0.name == file }?.marks.last { $0.line <= line }
  }

  init(_ files: [(name: String, writer: SourceWriter)]) {
    self.files = files.map { file in
      File(name: file.name, text: file.writer.lines.joined(separator: "\n") + "\n", marks: file.writer.marks)
    }
  }
}
