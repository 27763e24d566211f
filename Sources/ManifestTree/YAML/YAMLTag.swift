/// The tags that a manifest may write: those of the values that JSON has.
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
  /// `!`: what is tagged so is what it looks like, scalars are text.
  case nonSpecific = "!"

  private static let handle = "tag:yaml.org,2002:"

  /// The tag of libyaml's full name; nil if it is none of these.
  init?(fullName: String) {
    if fullName.hasPrefix(Self.handle) {
      self.init(rawValue: String(fullName.dropFirst(Self.handle.count)))
    } else {
      self.init(rawValue: fullName)
    }
  }

  /// A tag's name as manifests write it.
  static func shortName(of fullName: String) -> String {
    fullName.hasPrefix(handle) ? "!!\(fullName.dropFirst(handle.count))" : fullName
  }

  /// The value of a scalar with this tag; nil if the text is no such value.
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
