/// Reads YAML as Kubernetes does: YAML 1.1 with the additions of its reader, then what JSON can say.
///
/// - Plain scalars are resolved as by `kubectl`: `yes` and `on` are booleans, `0755` is octal, a date is text.
/// - Keys that are no text become text (`1:` is `"1"`); null, lists and maps as keys are faults.
/// - Aliases are copied in and merge keys (`<<`) merged, with a map's own keys first. Their places in the source map are
///   those of the alias and of the merge key. All aliases of a file may stand for a million values.
/// - A key that is written twice, an unknown tag, infinity, and nesting beyond 512 levels are faults.
/// - A fault of syntax ends its document; reading goes on at the next `---`.
public enum YAMLReader {
  /// Reads the bytes of a file; `file` is its path as the user named it.
  public static func read(_ bytes: [UInt8], from file: String) -> Documents {
    bytes.withUnsafeBufferPointer { bytes in
      var parser = YAMLParser(bytes)
      if let fault = TextCheck.fault(in: bytes, as: .yaml) {
        parser.builder.report(fault)
      } else {
        parser.readDocuments()
      }
      return parser.finish(file: file)
    }
  }
}
