/// The directives of strategic merge patches, such as `$patch: delete`.
///
/// No kind has such a field, so a document with a directive is a patch and not an object.
enum PatchDirective {
  private static let names: [StaticString] = [
    "$patch", "$retainKeys", "$deleteFromPrimitiveList", "$setElementOrder",
  ]

  /// Whether the bytes of a file contain the text of a directive, as a key or as part of a string.
  static func mayBePresent(in bytes: [UInt8]) -> Bool {
    let parts = Array(stride(from: 0, to: bytes.count, by: partSize))
    return parts.concurrentMap(minimum: 2, chunk: 1) { start in
      beginsDirective(in: bytes, within: start..<min(start + partSize, bytes.count))
    }.contains(true)
  }

  /// The number of bytes that a thread searches at a time.
  private static let partSize = 1 << 22

  private static func beginsDirective(in bytes: [UInt8], within part: Range<Int>) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      let searched = UnsafeBufferPointer(rebasing: buffer[..<part.upperBound])
      var place = ByteWord.next(UInt8(ascii: "$"), in: searched, from: part.lowerBound)
      while place < searched.count {
        let rest = buffer[place...]
        let starts = names.contains { name in
          name.withUTF8Buffer { $0.count <= rest.count && rest.prefix($0.count).elementsEqual($0) }
        }
        if starts { return true }
        place = ByteWord.next(UInt8(ascii: "$"), in: searched, from: place + 1)
      }
      return false
    }
  }

  /// Whether an entry of a tree is a directive.
  static func isPresent(in node: Node) -> Bool {
    switch node {
    case .map(let map):
      map.entries.contains { isDirective($0.key, $0.value) || isPresent(in: $0.value) }
    case .list(let list): list.contains(where: isPresent)
    default: false
    }
  }

  private static func isDirective(_ key: String, _ value: Node) -> Bool {
    guard key.utf8.first == UInt8(ascii: "$") else { return false }
    if key == "$patch" { return ["delete", "merge", "replace"].contains(value.text) }
    guard case .list = value else { return false }
    let name = key.prefix { $0 != "/" }
    return names.contains { "\($0)" == name }
  }
}
