/// Reads JSON strictly according to RFC 8259.
///
/// - A file may contain several documents, one after the other, as `jq` and API watches write them.
/// - Integers that do not fit into 64 bits are read as floating-point numbers, as in Kubernetes; a number that
///   overflows a double is an error.
/// - A duplicate key in a map and an unpaired surrogate are errors.
/// - Reading stops at the first syntax error.
package enum JSONReader {
  /// Reads the bytes of a file; `file` is its path as the user passed it.
  package static func read(_ bytes: [UInt8], from file: String) -> Documents {
    bytes.withUnsafeBufferPointer { bytes in
      var parser = JSONParser(bytes)
      parser.readDocuments()
      return parser.finish(file: file)
    }
  }
}
