/// Where parameters stand in an object: a tree of those of its keys and list items that have parameters at or below them.
package struct ParameterTree: Sendable {
  /// What follows from parameters at this place.
  package var use: FieldUse?
  /// Where the values of fields below this place stand, if they differ between profiles and have no parameter.
  package var group: ValuesPath?
  private var children: [(step: Step, tree: ParameterTree)] = []

  /// One step of the way to a place.
  package enum Step: Sendable, Hashable, ExpressibleByStringLiteral {
    /// Into a map's value.
    case key(String)
    /// Into the list item of a name, as ``ManifestTree/Node/itemName`` has it.
    case item(String)
    /// Into every item of a list.
    case everyItem

    package init(stringLiteral value: String) { self = .key(value) }
  }

  /// Creates a tree.
  package init(group: ValuesPath? = nil) { self.group = group }

  /// Whether nothing in an object depends on a parameter.
  package var isEmpty: Bool { use == nil && group == nil && children.isEmpty }

  /// The tree below a key.
  package func child(_ key: String) -> ParameterTree? {
    for (step, tree) in children { if case .key(key) = step { return tree } }
    return nil
  }

  /// The tree below a list item.
  package func child(ofItem name: @autoclosure () -> String?) -> ParameterTree? {
    if children.isEmpty { return nil }
    let name = name()
    for (step, tree) in children {
      switch step {
      case .item(let known) where known == name: return tree
      case .everyItem: return tree
      case .item, .key: continue
      }
    }
    return nil
  }

  /// The keys that have a parameter, in the order in which they were added.
  package var keys: some Sequence<(key: String, use: FieldUse)> {
    children.lazy.compactMap { child in
      guard case .key(let key) = child.step, let use = child.tree.use else { return nil }
      return (key, use)
    }
  }

  /// Says how what stands at a place follows from parameters.
  package mutating func set(_ use: FieldUse, at path: [Step]) { change(at: path[...]) { $0.use = use } }

  /// Puts a tree at a place.
  package mutating func add(_ tree: ParameterTree, at path: [Step]) {
    change(at: path[...]) { $0.merge(tree) }
  }

  /// Takes over what another profile has of the same object.
  package mutating func merge(_ other: ParameterTree) {
    // A condition that one profile needs holds for all.
    switch (use, other.use) {
    case (nil, let other): use = other
    case (.template(_, _, nil)?, .template(_, _, _?)?): use = other.use
    default: break
    }
    if group == nil { group = other.group }
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
