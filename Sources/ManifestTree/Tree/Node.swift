/// A value of a manifest: what YAML and JSON can say, with maps that keep the order they were written in.
///
/// Values are equal when they are for Kubernetes: JSON has one kind of number, so `5` equals `5.0`, and text is compared
/// byte for byte.
public enum Node: Sendable {
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

extension Node: Hashable {
  /// Compares what the values say, maps in any order.
  public static func == (left: Node, right: Node) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let one), .bool(let other)): one == other
    case (.int(let one), .int(let other)): one == other
    case (.double(let one), .double(let other)): one == other
    case (.int(let one), .double(let other)), (.double(let other), .int(let one)):
      Int64(exactly: other) == one
    case (.string(let one), .string(let other)): one.hasSameBytes(as: other)
    case (.list(let one), .list(let other)): one == other
    case (.map(let one), .map(let other)): one == other
    default: false
    }
  }

  /// Hashes what the value says.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .bool(let value): hasher.combine(value)
    case .int(let value): hasher.combine(value)
    case .double(let value):
      if let whole = Int64(exactly: value) { hasher.combine(whole) } else { hasher.combine(value) }
    case .string(let text): hasher.combine(text)
    case .list(let list): hasher.combine(list)
    case .map(let map): hasher.combine(map)
    }
  }
}

extension Node {
  /// The whole number that this is, also where it is written with a fraction of zero (`5.0`) or an exponent (`1e3`).
  public var int: Int64? {
    switch self {
    case .int(let value): value
    case .double(let value): Int64(exactly: value)
    default: nil
    }
  }
}
