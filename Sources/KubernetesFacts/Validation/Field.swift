internal import ManifestTree

/// A field of an object under validation: its value, if there is one, and its path.
///
/// A field of a missing field is also missing. The path is a chain of parents, so that a step takes constant time at
/// any depth, and is converted only to report an error.
struct Field {
  /// The value; nil if the field is missing or null.
  let node: Node?
  private let parent: Chain?
  private let step: NodePath.Step?

  private final class Chain {
    let parent: Chain?
    let step: NodePath.Step?

    init(_ parent: Chain?, _ step: NodePath.Step?) {
      self.parent = parent
      self.step = step
    }
  }

  /// The root of an object.
  init(root: Node) {
    (node, parent, step) = (root, nil, nil)
  }

  private init(_ node: Node?, _ parent: Chain?, _ step: NodePath.Step) {
    if case .null? = node { self.node = nil } else { self.node = node }
    (self.parent, self.step) = (parent, step)
  }

  private var chain: Chain? { step == nil ? nil : Chain(parent, step) }

  subscript(_ key: String) -> Field { Field(node?[key], chain, .key(key)) }

  /// The item at an index; missing if the list is shorter.
  subscript(_ index: Int) -> Field {
    guard case .list(let list)? = node, list.indices.contains(index) else {
      return Field(nil, chain, .index(index))
    }
    return Field(list[index], chain, .index(index))
  }

  /// The field at a path of keys and indexes.
  func at(_ path: NodePath) -> Field {
    path.steps.reduce(self) { field, step in
      switch step {
      case .key(let key): field[key]
      case .index(let index): field[index]
      case .element: field
      }
    }
  }

  /// The items of a list; none if this is not a list.
  var items: [Field] {
    guard case .list(let list)? = node else { return [] }
    let chain = chain
    return list.indices.map { Field(list[$0], chain, .index($0)) }
  }

  /// The entries of a map in order; none if this is not a map.
  var entries: [(key: String, value: Field)] {
    guard case .map(let map)? = node else { return [] }
    let chain = chain
    return map.entries.map { ($0.key, Field($0.value, chain, .key($0.key))) }
  }

  /// The number of items or entries.
  var count: Int {
    switch node {
    case .list(let list)?: list.count
    case .map(let map)?: map.count
    default: 0
    }
  }

  /// Whether the field has a value that is not null.
  var exists: Bool { node != nil }
  /// The string, or an empty one: the API server treats a missing string as empty.
  var string: String { if case .string(let text)? = node { text } else { "" } }
  /// The string; nil if the field is missing or of another type.
  var text: String? { node?.text }
  /// The integer; nil if the field is missing or of another type.
  var int: Int64? { node?.int }
  /// Whether the field is `true`.
  var isTrue: Bool { node == .bool(true) }
  /// The quantity; nil if the field is missing or invalid.
  var quantity: Quantity? { node.flatMap { node in (try? Quantity(node)) ?? nil } }
  /// The strings of a list.
  var texts: [String] { items.compactMap(\.text) }

  /// The last named step of the path.
  var name: String {
    if case .key(let key)? = step { return key }
    var rest = parent
    while let link = rest {
      if case .key(let key)? = link.step { return key }
      rest = link.parent
    }
    return "object"
  }

  /// The path from the object's root.
  var path: NodePath {
    var steps: [NodePath.Step] = step.map { [$0] } ?? []
    var rest = parent
    while let link = rest {
      if let step = link.step { steps.append(step) }
      rest = link.parent
    }
    return NodePath(steps.reversed())
  }
}
