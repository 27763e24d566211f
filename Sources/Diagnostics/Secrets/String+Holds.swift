extension String {
  /// Whether the string contains a lowercase ASCII string, ignoring case.
  ///
  /// The comparison uses only bytes, so it is a fast first test for many strings of which few match.
  package func holds(_ wanted: String) -> Bool {
    withUTF8Bytes { text in
      wanted.withUTF8Bytes { wanted in
        wanted.isEmpty || text.indices.contains { Self.holds(wanted, in: text, at: $0) }
      }
    }
  }

  /// Whether the string contains one of some lowercase ASCII strings, ignoring case.
  func holds(anyOf wanted: [StaticString]) -> Bool {
    withUTF8Bytes { text in
      text.indices.contains { start in
        wanted.contains { word in word.withUTF8Buffer { Self.holds($0, in: text, at: start) } }
      }
    }
  }

  /// Whether `text` contains `word`, which is not empty, at the index `start`.
  @inline(__always)
  private static func holds(
    _ word: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> Bool {
    lowered(text[start]) == word[0] && word.count <= text.count - start
      && word.indices.dropFirst().allSatisfy { lowered(text[start + $0]) == word[$0] }
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
