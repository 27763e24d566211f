extension String {
  /// Calls a function with the bytes of the string in UTF-8.
  ///
  /// Unlike `withUTF8`, this needs no variable, and so no copy of the string: threads that read the same string would contend
  /// for the count of its references.
  @inlinable
  @inline(__always)
  package func withUTF8Bytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result
  {
    if let result = try utf8.withContiguousStorageIfAvailable(body) { return result }
    var copy = self
    return try copy.withUTF8(body)
  }
}
