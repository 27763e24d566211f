/// Reads JSON as RFC 8259 has it, without the liberties that some readers take.
///
/// - A file may hold several documents, one after the other, as `jq` and the API's watches write them.
/// - Whole numbers beyond 64 bits become the nearest number with a fraction, as for Kubernetes; a number beyond every
///   range is a fault.
/// - A key that is written twice in a map is a fault; half a surrogate pair is one, too.
/// - The first fault of syntax ends the reading.
public enum JSONReader {
  /// Reads the bytes of a file; `file` is its path as the user named it.
  public static func read(_ bytes: [UInt8], from file: String) -> Documents {
    bytes.withUnsafeBufferPointer { bytes in
      var parser = JSONParser(bytes)
      parser.readDocuments()
      return parser.finish(file: file)
    }
  }
}
