import Diagnostics
import ManifestTree

extension ValueSchema {
  /// The type in words, for messages.
  var summary: String {
    switch type {
    case .bool: "true or false"
    case .int32, .int64: "a whole number"
    case .number: "a number"
    case .string: rules?.allowed?.filter { !$0.isEmpty }.oneOf ?? rules?.format?.summary ?? "a string"
    case .intOrString: "a whole number or a string"
    case .quantity: "a quantity such as 500m or 1Gi"
    case .time: "a time such as 2026-01-31T12:00:00Z"
    case .microTime: "a time such as 2026-01-31T12:00:00.000000Z"
    case .base64: "bytes in Base64"
    case .any: "anything"
    case .anyObject, .object, .map: "a map"
    case .list: "a list"
    }
  }
}

extension Node {
  /// The value in words, for messages.
  var summary: String {
    switch self {
    case .null, .bool, .int, .double: plainText ?? ""
    case .string(let text): "the string '\(text)'"
    case .list: "a list"
    case .map: "a map"
    }
  }
}
