/// A value of a manifest: the data model of JSON, with maps that keep their order.
///
/// Values are equal if Kubernetes treats them as equal: JSON has one number type, so `5` equals `5.0`, and strings are
/// compared byte by byte.
package enum Node: Sendable {
  /// `null`
  case null
  /// `true` or `false`
  case bool(Bool)
  /// An integer.
  case int(Int64)
  /// A floating-point number.
  case double(Double)
  case string(String)
  /// An ordered list.
  case list([Node])
  /// A map with string keys that keeps its order.
  case map(NodeMap)
}

extension Node: Hashable {
  /// Compares by value, without regard to the order of map entries.
  package static func == (left: Node, right: Node) -> Bool {
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

  /// Hashes by value.
  package func hash(into hasher: inout Hasher) {
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
  /// Whether this is not a list or a map.
  package var isScalar: Bool {
    switch self {
    case .list, .map: false
    default: true
    }
  }

  /// The integer value, including numbers that are written as `5.0` or `1e3`.
  package var int: Int64? {
    switch self {
    case .int(let value): value
    case .double(let value): Int64(exactly: value)
    default: nil
    }
  }
}
