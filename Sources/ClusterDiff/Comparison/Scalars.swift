import KubernetesModel
import ManifestTree

/// When two values that are spelled differently mean the same.
enum Scalars {
  /// Why two values mean the same; nil if they don't.
  static func reason(_ left: Node, _ right: Node, _ shape: Shape) -> Reason? {
    if isQuantity(shape), let one = quantity(left), let other = quantity(right), one == other {
      return .quantitySpelling
    }
    if isDuration(shape), let one = duration(left), let other = duration(right), one == other {
      return .durationSpelling
    }
    if shape.value?.type == .intOrString, let one = percent(left), one == percent(right) {
      return .scalarSpelling
    }
    if shape.value?.type == .time || shape.value?.type == .microTime, let one = left.text,
      let other = right.text,
      Timestamp(one).map({ $0 == Timestamp(other) }) ?? false
    {
      return .scalarSpelling
    }
    return nil
  }

  /// One value for all spellings of it.
  static func meaning(of node: Node, _ shape: Shape) -> Node {
    if isQuantity(shape), let value = quantity(node) { return .string("q\(value.nanos)") }
    if isDuration(shape), let value = duration(node) { return .string("d\(value.nanoseconds)") }
    return node
  }

  private static func isQuantity(_ shape: Shape) -> Bool {
    if shape.value?.type == .quantity { return true }
    guard shape.value == nil else { return false }
    let parts = shape.place.split(separator: ".").suffix(2)
    return parts.count == 2 && parts.first.map { amounts.contains(String($0)) } ?? false
  }

  private static let amounts: Set<String> = ["limits", "requests"]

  private static func isDuration(_ shape: Shape) -> Bool {
    shape.value == nil || shape.value?.rules?.format == .duration
  }

  private static func quantity(_ node: Node) -> Quantity? {
    node.plainText.flatMap { try? Quantity($0) }
  }

  private static func duration(_ node: Node) -> DurationText? {
    guard case .string(let text) = node, text.utf8.first.map({ $0 >= 0x30 && $0 <= 0x39 }) ?? false else {
      return nil
    }
    return try? DurationText(text)
  }

  private static func percent(_ node: Node) -> Int? {
    guard case .string(let text) = node, text.hasSuffix("%") else { return nil }
    return Int(text.dropLast())
  }
}

/// A time of RFC 3339, for comparing spellings of the same instant in UTC.
private struct Timestamp: Equatable {
  private let parts: [String]

  init?(_ text: String) {
    guard text.hasSuffix("Z"), text.utf8.count >= 20 else { return nil }
    let halves = text.dropLast().split(separator: ".", maxSplits: 1)
    guard let seconds = halves.first else { return nil }
    var fraction = halves.count > 1 ? String(halves[1]) : ""
    while fraction.hasSuffix("0") { fraction.removeLast() }
    parts = [String(seconds), fraction]
  }
}
