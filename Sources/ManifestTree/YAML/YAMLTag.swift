/// The tags that a manifest may use: those of the JSON types, of timestamps, and of merge keys, and `!`.
enum YAMLTag: String, CaseIterable {
  case string = "str"
  case integer = "int"
  case float
  case boolean = "bool"
  case null
  case timestamp
  case map
  case list = "seq"
  case merge
  /// `!`: lists and maps keep their type, scalars are strings.
  case nonSpecific = "!"

  private static let handle = "tag:yaml.org,2002:"

  /// The tag with a full name; nil for any other tag.
  init?(fullName: String) {
    if fullName.hasPrefix(Self.handle) {
      self.init(rawValue: String(fullName.dropFirst(Self.handle.count)))
    } else {
      self.init(rawValue: fullName)
    }
  }

  /// The short form of a tag, as written in manifests.
  static func shortName(of fullName: String) -> String {
    fullName.hasPrefix(handle) ? "!!\(fullName.dropFirst(handle.count))" : fullName
  }

  /// The value of a scalar with this tag; nil if the scalar is not valid for it.
  func value(of text: UnsafeBufferPointer<UInt8>) -> Node? {
    let plain = YAMLScalar.value(of: text)
    switch (self, plain) {
    case (.integer, .int), (.float, .double), (.boolean, .bool), (.null, .null): return plain
    case (.float, .int(let value)): return .double(Double(value))
    case (.string, _), (.timestamp, _), (.nonSpecific, _):
      return .string(String(decoding: text, as: UTF8.self))
    default: return nil
    }
  }
}
