/// The places of parameters in an object: a tree of the keys and list items with parameters at or below them.
package struct ParameterTree: Sendable {
  /// How the field at this place depends on parameters.
  package var use: FieldUse?
  /// The path for values of fields below this place that differ between profiles and have no parameter.
  package var group: ValuesPath?
  /// The condition for the part at this place, which is derived from services or calls that some profiles lack; nil for
  /// other parts.
  package private(set) var condition: Condition?
  private var children: [(step: Step, tree: ParameterTree)] = []

  /// One step of the path to a place.
  package enum Step: Sendable, Hashable, ExpressibleByStringLiteral {
    /// Selects the value of a map's key.
    case key(String)
    /// Selects the list item with a key, as in ``ManifestTree/Node/itemKey``.
    case item(String)
    /// Selects every item of a list.
    case everyItem

    package init(stringLiteral value: String) { self = .key(value) }
  }

  package init(group: ValuesPath? = nil) { self.group = group }

  /// Whether the object depends on no parameter.
  package var isEmpty: Bool { use == nil && group == nil && condition == nil && children.isEmpty }

  /// The tree below a key.
  package func child(_ key: String) -> ParameterTree? {
    for (step, tree) in children { if case .key(key) = step { return tree } }
    return nil
  }

  /// The tree below a list item.
  package func child(ofItem key: @autoclosure () -> String?) -> ParameterTree? {
    if children.isEmpty { return nil }
    let key = key()
    var found: ParameterTree?
    for (step, tree) in children {
      switch step {
      case .item(let known) where known != key: continue
      case .key: continue
      case .item, .everyItem: if found == nil { found = tree } else { found?.merge(tree) }
      }
    }
    return found
  }

  /// The keys with a parameter, in the order of their addition.
  package var keys: some Sequence<(key: String, use: FieldUse)> {
    children.lazy.compactMap { child in
      guard case .key(let key) = child.step, let use = child.tree.use else { return nil }
      return (key, use)
    }
  }

  /// Sets how the field at a path depends on parameters.
  package mutating func set(_ use: FieldUse, at path: [Step]) { change(at: path[...]) { $0.use = use } }

  /// Sets the condition for the part at a path.
  package mutating func exists(if condition: Condition, at path: [Step]) {
    change(at: path[...]) { $0.add(condition) }
  }

  private mutating func add(_ other: Condition) {
    switch condition {
    case nil: condition = other
    case .any(let conditions)?: if !conditions.contains(other) { condition = .any(conditions + [other]) }
    case let own?: if own != other { condition = .any([own, other]) }
    }
  }

  package mutating func add(_ tree: ParameterTree, at path: [Step]) {
    change(at: path[...]) { $0.merge(tree) }
  }

  /// Merges the tree of the same object in another profile.
  package mutating func merge(_ other: ParameterTree) {
    // A condition that one profile requires applies to all.
    switch (use, other.use) {
    case (nil, let other): use = other
    case (.template(_, _, nil)?, .template(_, _, _?)?): use = other.use
    default: break
    }
    if group == nil { group = other.group }
    if let condition = other.condition { add(condition) }
    for (step, tree) in other.children {
      if let place = children.firstIndex(where: { $0.step == step }) {
        children[place].tree.merge(tree)
      } else {
        children.append((step, tree))
      }
    }
  }

  private mutating func change(at path: ArraySlice<Step>, _ change: (inout ParameterTree) -> Void) {
    guard let step = path.first else { return change(&self) }
    let place = children.firstIndex { $0.step == step } ?? children.count
    if place == children.count { children.append((step, ParameterTree())) }
    children[place].tree.change(at: path.dropFirst(), change)
  }
}
