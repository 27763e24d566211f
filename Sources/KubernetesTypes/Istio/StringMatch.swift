extension Istio {
  /// A condition on a string.
  package enum StringMatch: FieldEncodable, Sendable, Equatable {
    /// Equal, with case.
    case exact(String)
    /// A prefix, with case.
    case prefix(String)
    /// A full match of an RE2 regular expression.
    case regex(String)
    /// The header or query parameter exists.
    case present

    package func encode(to encoder: inout NodeEncoder) {
      switch self {
      case .exact(let text): encoder.field("exact", text)
      case .prefix(let text): encoder.field("prefix", text)
      case .regex(let text): encoder.field("regex", text)
      case .present: break
      }
    }
  }
}
