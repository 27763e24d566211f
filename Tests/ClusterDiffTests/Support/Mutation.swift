import ManifestTree
import TestSupport

/// A change to one part of a tree, at a random path.
struct Mutation: CustomStringConvertible {
  enum Kind: CaseIterable {
    /// Another string, number, or boolean.
    case change
    /// An entry or element is removed.
    case remove
    /// An entry is added to a map with arbitrary keys.
    case add
    /// The elements are reordered.
    case reorder
    /// The same quantity in another unit.
    case respell
    /// A value of any other type.
    case replace
  }

  let kind: Kind
  /// The path of the changed part, in keys and indices of elements.
  var path: [NodePath.Step] = []
  /// The part before the change.
  var old: Node = .null

  var description: String { "\(kind) \(NodePath(path)) \(old.json.prefix(80))" }

  /// The names of the fields in the path.
  var names: [String] {
    path.compactMap { if case .key(let key) = $0 { key } else { nil } }
  }

  /// The changed tree; nil if there is no such change on the path.
  mutating func applied(to node: Node, _ numbers: inout SeededGenerator) -> Node? {
    if let here = changed(node, &numbers) { return here }
    switch node {
    case .map(let map) where !map.isEmpty:
      var entries = map.entries
      let index = Int.random(in: entries.indices, using: &numbers)
      path.append(.key(entries[index].key))
      if kind == .remove, Bool.random(using: &numbers) || entries[index].value.isLeaf {
        old = entries.remove(at: index).value
      } else {
        guard let value = applied(to: entries[index].value, &numbers) else { return nil }
        entries[index].value = value
      }
      return .map(NodeMap(uniqueEntries: entries))
    case .list(let list) where !list.isEmpty:
      var list = list
      let index = Int.random(in: list.indices, using: &numbers)
      path.append(.index(index))
      if kind == .remove, Bool.random(using: &numbers) || list[index].isLeaf {
        old = list.remove(at: index)
      } else {
        guard let value = applied(to: list[index], &numbers) else { return nil }
        list[index] = value
      }
      return .list(list)
    default: return nil
    }
  }

  private mutating func changed(_ node: Node, _ numbers: inout SeededGenerator) -> Node? {
    switch (kind, node) {
    case (.change, .int(let value)):
      old = node
      return .int(value + 3)
    case (.change, .bool(let value)):
      old = node
      return .bool(!value)
    case (.change, .string(let text)):
      old = node
      return .string(text + "x7")
    case (.add, .map(var map)) where Self.openMaps.contains(names.last ?? "") && Self.isOpen(path):
      path.append(.key("mutant"))
      map["mutant"] = "7"
      return .map(map)
    case (.reorder, .list(let list)) where list.count > 1 && Bool.random(using: &numbers):
      let reordered = list.shuffled(using: &numbers)
      guard reordered != list else { return nil }
      old = node
      return .list(reordered)
    case (.replace, _) where !path.isEmpty && Int.random(in: 0..<4, using: &numbers) == 0:
      old = node
      let strange: [Node] = [
        .null, true, 0, 1.5, "", "x7", [], [:], [["name": "x7"]], [["x7"]], ["name": ["x7"]],
      ]
      return strange.randomElement(using: &numbers)
    case (.respell, .string(let text)) where names.contains(where: Self.amounts.contains):
      old = node
      return Self.respelled(text).map(Node.string)
    default: return nil
    }
  }

  private static let openMaps: Set<String> = [
    "labels", "annotations", "data", "matchLabels", "selector", "nodeSelector", "limits", "requests", "hard",
  ]

  private static func isOpen(_ path: [NodePath.Step]) -> Bool { path.first != .key("status") }

  static let amounts: Set<String> = ["limits", "requests", "hard"]

  /// Another spelling of a quantity; nil if it is not one.
  static func respelled(_ text: String) -> String? {
    guard let quantity = try? Quantity(text) else { return nil }
    for (suffix, finer) in [("Gi", "Mi"), ("Mi", "Ki"), ("Ti", "Gi")] where text.hasSuffix(suffix) {
      return Int64(text.dropLast(2)).map { "\($0 * 1024)\(finer)" }
    }
    if text.hasSuffix("m") { return Int64(text.dropLast()).map { "\($0 * 1000)u" } }
    return Int64(text).map { _ in "\(quantity.nanos)n" }
  }
}

extension Node {
  fileprivate var isLeaf: Bool {
    switch self {
    case .map, .list: false
    default: true
    }
  }
}

extension NodePath {
  /// The path through a tree in keys and indices of elements; nil if it leaves the tree.
  func plainSteps(in root: Node) -> [Step]? {
    var (node, plain) = (root, [Step]())
    for step in steps {
      guard let next = node[NodePath([step])] else { return nil }
      if case .element = step, case .list(let list) = node, let index = list.firstIndex(of: next) {
        plain.append(.index(index))
      } else {
        plain.append(step)
      }
      node = next
    }
    return plain
  }
}
