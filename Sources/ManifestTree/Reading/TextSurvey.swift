/// The result of a first pass over a file: whether it is valid text (UTF-8 without control characters that its format
/// forbids, and small enough for 32-bit offsets), and where its lines begin.
struct TextSurvey {
  enum Format {
    case json, yaml
  }

  /// The start of the content, after a byte order mark.
  let start: Int
  /// The first error, if there is one; the pass stops there.
  private(set) var fault: SyntaxFault?
  /// The byte offset of every line except the first.
  private(set) var laterLines = PackedOffsets([])
  private var lineOffsets: [UInt32] = []
  /// Whether line feeds are the only line breaks, and there is no byte order mark inside the content.
  private(set) var hasOnlyLineFeeds = true
  /// Whether every character of the content is one byte.
  private(set) var isASCII = true

  init(_ bytes: UnsafeBufferPointer<UInt8>, as format: Format) {
    start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if bytes.count >= UInt32.max {
      let message = "the file has \(bytes.count) bytes, expected less than 4 GiB"
      fault = SyntaxFault(id: "manifest/too-large", message: message, offset: 0)
    } else if bytes.count >= 2, bytes[0] ^ bytes[1] == 1, bytes[0] >= 0xFE {
      fault = .encoding("UTF-16", "UTF-8", at: 0)
    } else {
      lineOffsets.reserveCapacity(bytes.count / 16)
      fault = look(at: bytes, as: format)
      laterLines = PackedOffsets(lineOffsets)
      lineOffsets = []
    }
  }

  /// Scans eight bytes at a time: skips the bytes before the first one that is neither printable ASCII nor a line feed,
  /// and checks that byte.
  private mutating func look(at bytes: UnsafeBufferPointer<UInt8>, as format: Format) -> SyntaxFault? {
    var index = start
    while index < bytes.count {
      if index + 8 <= bytes.count {
        let word = ByteWord(bytes, at: index)
        let (low, high) = (word.below(0x20), word.from7F)
        if low | high == 0 {
          index += 8
          continue
        }
        var lineFeeds = word.equal(to: 0x0A)
        let others = low & ~lineFeeds | high
        lineFeeds &= (others & (0 &- others)) &- 1
        while lineFeeds != 0 {
          beginLine(at: index + ByteWord.first(of: lineFeeds) + 1)
          lineFeeds &= lineFeeds &- 1
        }
        index += ByteWord.first(of: others)
        if others == 0 { continue }
      }
      switch bytes[index] {
      case 0x0A:
        index += 1
        beginLine(at: index)
      case 0x20..<0x7F, 0x09: index += 1
      case 0x0D:
        index += 1
        hasOnlyLineFeeds = false
      default:
        if let fault = Self.fault(at: index, in: bytes, as: format) { return fault }
        isASCII = false
        if Unprintable(in: bytes, at: index) != nil { hasOnlyLineFeeds = false }
        index += Self.lengthOfCharacter(in: bytes, at: index) ?? 1
      }
    }
    return nil
  }

  private mutating func beginLine(at offset: Int) { lineOffsets.append(UInt32(truncatingIfNeeded: offset)) }

  /// The error for the character at `index`, which is not printable ASCII; nil if the character is allowed.
  private static func fault(
    at index: Int, in bytes: UnsafeBufferPointer<UInt8>, as format: Format
  ) -> SyntaxFault? {
    let byte = bytes[index]
    if byte < 0x20 || byte == 0x7F && format == .yaml {
      return .encoding("the control character \(hexadecimal(UInt32(byte)))", "text", at: index)
    }
    guard lengthOfCharacter(in: bytes, at: index) != nil else {
      return .encoding("the byte \(hexadecimal(UInt32(byte)))", "UTF-8", at: index)
    }
    if format == .yaml, let unprintable = Unprintable(in: bytes, at: index), !unprintable.isAllowedUnescaped {
      return .encoding("the control character \(hexadecimal(unprintable.codePoint))", "text", at: index)
    }
    return nil
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    "0x\(String(value, radix: 16, uppercase: true))"
  }

  /// The length in bytes of the character at `index`; nil if the bytes are not valid UTF-8.
  private static func lengthOfCharacter(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    func follows(_ distance: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      index + distance < bytes.count && range.contains(bytes[index + distance])
    }
    switch bytes[index] {
    case ..<0x80: return 1
    case 0xC2...0xDF: return follows(1) ? 2 : nil
    case 0xE0: return follows(1, 0xA0...0xBF) && follows(2) ? 3 : nil
    case 0xED: return follows(1, 0x80...0x9F) && follows(2) ? 3 : nil
    case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : nil
    case 0xF0: return follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : nil
    case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : nil
    case 0xF4: return follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : nil
    default: return nil
    }
  }
}

extension SyntaxFault {
  fileprivate static func encoding(_ found: String, _ expected: String, at offset: Int) -> SyntaxFault {
    SyntaxFault(id: "manifest/encoding", message: "found \(found), expected \(expected)", offset: offset)
  }
}
