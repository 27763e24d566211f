/// Reads YAML as Kubernetes does: YAML 1.1 with the extensions of its parser, limited to the data model of JSON.
///
/// - Plain scalars are resolved as by `kubectl`: `yes` and `on` are booleans, `0755` is octal, a date is text.
/// - Keys that are not strings become strings (`1:` is `"1"`); null, lists and maps as keys are faults.
/// - Aliases are copied in. A merge key (`<<`) overrides the keys before it and is overridden by those after it; of a
///   list of maps, earlier ones count. Their places in the source map are those of the alias and of the merge key. All
///   aliases of a file may expand to a million values.
/// - The last line ends with a line feed even where the file does not, because `kubectl` reads a file by lines.
/// - Directives, content behind a document's marker, `\/` in quotes and `?` in plain text of flow style are faults,
///   because `kubectl` refuses them. UTF-16 is read as UTF-8.
/// - A key that is written twice, an unknown tag, infinity, and nesting beyond 100 levels are faults.
/// - A fault of syntax ends its document; reading goes on at the next `---`.
package enum YAMLReader {
  /// The parser to use.
  package enum Strategy {
    /// The fast parser, up to the first document with unsupported syntax.
    case direct
    /// The parser of all of YAML.
    case events
    /// The fast parser up to the first document with unsupported syntax, the other one from there on.
    case both
  }

  /// Reads the bytes of a file; `file` is its path as the user passed it.
  package static func read(_ bytes: [UInt8], from file: String) -> Documents {
    read(bytes, from: file, by: .both)
  }

  /// Reads the bytes of a file with one parser or with both; if both can read a document, they give the same result.
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
