import ManifestTree

/// Finds the list elements of an object that paths select by their keys.
///
/// Long lists get a table, so that each lookup of an element takes constant time.
final class ElementPlaces {
  private let root: Node
  private var tables: [Table: [[String?]: Int]] = [:]

  private struct Table: Hashable {
    let list: NodePath
    let keys: [String]
  }

  init(in root: Node) { self.root = root }

  /// The path with list indices in place of keys; steps that lead nowhere remain unchanged.
  func plain(_ path: NodePath) -> NodePath {
    guard path.steps.contains(where: { if case .element = $0 { true } else { false } }) else { return path }
    var (node, steps): (Node?, [NodePath.Step]) = (root, [])
    for step in path.steps {
      var plain = step
      if case .element(let selectors) = step, let list = node,
        let index = place(of: selectors, in: list, at: steps)
      {
        plain = .index(index)
      }
      node = node.flatMap { $0[NodePath([plain])] }
      steps.append(plain)
    }
    return NodePath(steps)
  }

  private func place(of selectors: [NodePath.Selector], in node: Node, at steps: [NodePath.Step]) -> Int? {
    if case .list(let list) = node, list.count > Self.shortList {
      let name = Table(list: NodePath(steps), keys: selectors.map(\.key))
      if tables[name] == nil { tables[name] = Self.table(of: list, name.keys) }
      if let place = tables[name]?[selectors.map(\.value)] { return place }
    }
    return node.childIndex(at: .element(selectors))
  }

  /// The maximum number of items of a list that is searched without a table.
  private static let shortList = 32

  private static func table(of list: [Node], _ keys: [String]) -> [[String?]: Int] {
    var places: [[String?]: Int] = [:]
    for (place, node) in list.enumerated() {
      let values = keys.map { node.value(atDots: $0)?.plainText }
      if places[values] == nil { places[values] = place }
    }
    return places
  }
}

extension NodePath {
  /// The path as a JSON pointer; nil if it selects an element by keys instead of an index.
  var pointer: String? {
    var pointer = ""
    for step in steps {
      switch step {
      case .key(let key): pointer += "/" + key.replacing("~", with: "~0").replacing("/", with: "~1")
      case .index(let index): pointer += "/\(index)"
      case .element: return nil
      }
    }
    return pointer
  }
}
