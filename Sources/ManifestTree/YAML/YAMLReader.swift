/// Reads YAML as Kubernetes does: YAML 1.1 with the extensions of its parser, limited to the data model of JSON.
///
/// - Plain scalars are resolved as by `kubectl`: `yes` and `on` are booleans, `0755` is octal, a date is a string.
/// - Keys that are not strings become strings (`1:` is `"1"`); null, lists, and maps as keys are errors.
/// - Aliases are replaced with copies of their values. A merge key (`<<`) overrides the keys before it and is overridden
///   by those after it; in a list of maps, earlier maps override later ones. The values have the source positions of the
///   alias and of the merge key. All aliases of a file can expand to at most one million values and 32 MiB.
/// - A missing line feed at the end of the file is added, because `kubectl` reads a file by lines.
/// - Directives, content after a document's marker, `\/` in quotes, and `?` in plain text of flow style are errors,
///   because `kubectl` rejects them. UTF-16 is converted to UTF-8.
/// - Duplicate keys, unknown tags, infinity, and nesting beyond 100 levels are errors.
/// - A syntax error ends its document; reading continues at the next `---`.
package enum YAMLReader {
  /// The parser to use.
  package enum Strategy {
    /// The fast parser, up to the first document with unsupported syntax.
    case direct
    /// The full parser.
    case events
    /// The fast parser up to the first document with unsupported syntax, and the full parser from there on.
    case both
  }

  /// Reads the bytes of a file; `file` is its path as the user passed it.
  package static func read(_ bytes: [UInt8], from file: String) -> Documents {
    read(bytes, from: file, by: .both)
  }

  /// Reads the bytes of a file with one parser or with both; if both can read a document, they return the same result.
  ///
  /// - Parameter sectionSize: the size of the sections in which a larger file is read.
  package static func read(
    _ bytes: [UInt8], from file: String, by strategy: Strategy, sectionSize: Int = YAMLSections.size
  ) -> Documents {
    var bytes = UTF16Text.inUTF8(bytes)
    let count = bytes.count
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
    return bytes.withUnsafeBufferPointer { bytes in
      let survey = TextSurvey(bytes, as: .yaml)
      var sections =
        strategy == .both
        ? YAMLSections(bytes, survey, size: sectionSize, writtenCount: count) : YAMLSections(at: survey.start)
      if sections.end < bytes.count {
        var parser = YAMLParser(bytes, survey, from: sections.end, writtenCount: count)
        parser.readDocuments(strategy)
        sections.trees.append(parser.finish())
      }
      return Documents(sections.trees, survey, byteCount: count, file: file)
    }
  }
}
