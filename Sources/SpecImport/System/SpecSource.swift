import ManifestTree

/// The files of an imported spec.
package struct SpecSource: Sendable {
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
    /// The kind of the patched object, such as `service`; nil for other parts.
    package var patched: String?
  }

  package private(set) var files: [File] = []

  /// The part that a line of a file belongs to.
  package func mark(in file: String, line: Int) -> Mark? {
    files.first { $0.name == file }?.marks.last { $0.line <= line }
  }

  /// The same source with the texts of a formatter.
  package func formatted(_ texts: [String: String]) -> SpecSource {
    var source = self
    source.files = files.map { file in
      guard let text = texts[file.name], text != file.text else { return file }
      return File(name: file.name, text: text, marks: Self.moved(file.marks, in: text))
    }
    return source
  }

  /// Finds the first lines of parts again, in order.
  private static func moved(_ marks: [Mark], in text: String) -> [Mark] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var number = 0
    return marks.map { mark in
      var found = number
      while found < lines.count {
        let line = lines[found].drop { $0 == " " || $0 == "$" || $0 == "0" }
        if line.hasPrefix(mark.part) { break }
        found += 1
      }
      if found < lines.count { number = found }
      defer { if found < lines.count { number += 1 } }
      return Mark(line: number + 1, owner: mark.owner, part: mark.part, patched: mark.patched)
    }
  }

  init(_ files: [(name: String, writer: SourceWriter)], texts: SpecFiles) {
    self.files = files.map { file in
      File(name: file.name, text: file.writer.lines.joined(separator: "\n") + "\n", marks: file.writer.marks)
    }
    self.files += texts.paths.map { File(name: $0, text: texts.texts[$0] ?? "", marks: []) }
  }
}
