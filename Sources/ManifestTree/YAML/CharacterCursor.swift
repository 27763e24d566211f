/// Converts libyaml's positions, which count characters, to byte offsets; ascending positions take one pass in total.
struct CharacterCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var character = 0
  private(set) var byte: Int
  /// The end of the ASCII run at the cursor, in which each byte is one character.
  private var asciiEnd: Int

  /// Creates a cursor that counts the UTF-8 characters from the byte `start` on.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    self.bytes = bytes
    byte = start
    asciiEnd = start
  }

  /// The byte offset of the character `target`.
  mutating func byte(ofCharacter target: Int) -> Int {
    while character < target, byte < bytes.count {
      if byte < asciiEnd {
        let step = min(target - character, asciiEnd - byte)
        character += step
        byte += step
      } else if bytes[byte] < 0x80 {
        asciiEnd = endOfASCII()
      } else {
        character += 1
        repeat { byte += 1 } while byte < bytes.count && isContinuation(bytes[byte])
      }
    }
    while character > target, byte > 0 {
      character -= 1
      repeat { byte -= 1 } while byte > 0 && isContinuation(bytes[byte])
    }
    return byte
  }

  private func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  private func endOfASCII() -> Int {
    var end = byte
    while end + 8 <= bytes.count, ByteWord(bytes, at: end).beyondASCII == 0 { end += 8 }
    while end < bytes.count, bytes[end] < 0x80 { end += 1 }
    return end
  }
}
