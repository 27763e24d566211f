extension String {
  /// Whether the string contains a lower-case ASCII string, ignoring case.
  ///
  /// The comparison uses only bytes. This makes it a fast first test for many strings of which few match.
  package func holds(_ wanted: String) -> Bool {
    var (text, wanted) = (self, wanted)
    return text.withUTF8 { text in
      wanted.withUTF8 { wanted in
        guard let first = wanted.first, text.count >= wanted.count else { return wanted.isEmpty }
        return (0...(text.count - wanted.count)).contains { start in
          lowered(text[start]) == first
            && wanted.indices.dropFirst().allSatisfy { lowered(text[start + $0]) == wanted[$0] }
        }
      }
    }
  }

  /// Whether the string contains one of some lower-case ASCII strings, ignoring case.
  func holds(anyOf wanted: [StaticString]) -> Bool {
    var text = self
    return text.withUTF8 { text in
      text.indices.contains { start in
        let first = lowered(text[start])
        return wanted.contains { word in
          let length = word.utf8CodeUnitCount
          return word.utf8Start.pointee == first && length <= text.count - start
            && (1..<length).allSatisfy { lowered(text[start + $0]) == word.utf8Start[$0] }
        }
      }
    }
  }

  private func lowered(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
