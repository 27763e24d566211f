/// Reads YAML as Kubernetes does: YAML 1.1 with the extensions of its parser, limited to the data model of JSON.
///
/// - Plain scalars are resolved as in `kubectl`: `yes` and `on` are booleans, `0755` is octal, a date is a string.
/// - Scalar keys are converted to strings (`1:` is `"1"`); null, lists, and maps as keys are errors.
/// - Aliases are expanded. A merge key (`<<`) overrides the keys before it and is overridden by those after it; in a
///   list of maps, earlier ones win. The source map gives the positions of the alias and the merge key. All aliases of
///   a file may expand to at most a million values.
/// - The last line always ends with a line feed, even if the file does not, because `kubectl` reads a file by lines.
/// - Directives, content after a document marker, `\/` in quotes, and `?` in plain scalars in flow style are errors,
///   because `kubectl` rejects them. UTF-16 is converted to UTF-8.
/// - A duplicate key, an unknown tag, infinity, and nesting beyond 512 levels are errors.
/// - A syntax error ends its document; reading continues at the next `---`.
public enum YAMLReader {
  /// The parser to use.
  package enum Strategy {
    /// The fast parser, up to the first document with unsupported syntax.
    case direct
    /// libyaml.
    case events
    /// The fast parser up to the first document with unsupported syntax, libyaml from there on.
    case both
  }

  /// Reads the bytes of a file; `file` is its path as the user passed it.
  public static func read(_ bytes: [UInt8], from file: String) -> Documents {
    read(bytes, from: file, by: .both)
  }

  /// Reads the bytes of a file with one parser or with both; if both can read a document, they give the same result.
  package static func read(_ bytes: [UInt8], from file: String, by strategy: Strategy) -> Documents {
    var bytes = UTF16Text.inUTF8(bytes)
    let count = bytes.count
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
    return bytes.withUnsafeBufferPointer { bytes in
      var parser = YAMLParser(bytes, writtenCount: count)
      parser.readDocuments(strategy)
      return parser.finish(file: file)
    }
  }
}
