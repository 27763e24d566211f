extension Istio {
  /// A condition on a text.
  public enum StringMatch: FieldEncodable, Sendable, Equatable {
    /// It is this, and case counts.
    case exact(String)
    /// It begins with this, and case counts.
    case prefix(String)
    /// All of it fits this RE2 expression.
    case regex(String)
    /// It is there; for headers.
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
