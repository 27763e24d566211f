/// A value of a manifest: what YAML and JSON can say, with maps that keep the order they were written in.
public enum Node: Sendable, Hashable {
  /// `null`
  case null
  /// `true` or `false`
  case bool(Bool)
  /// A whole number.
  case int(Int64)
  /// A number with a fraction or an exponent.
  case double(Double)
  /// Text.
  case string(String)
  /// An ordered list.
  case list([Node])
  /// A map with text keys, in the order of writing.
  case map(NodeMap)
}
