/// The way from an object's root to one of its fields, which may be missing.
///
/// Rules and validation take a step for each field that they look at, and report few of them. So a step into a value
/// records its position in the map or list, without memory of its own; the path of keys is made only for a report.
package struct NodeTrail: Sendable {
  /// The positions of the first steps among the entries of a map or the items of a list.
  private var positions = SIMD16<UInt16>()
  /// The number of positions.
  private var depth: UInt8 = 0
  /// The first key without a value, after the positions.
  private var missingKey: String?
  /// The steps after the positions and the missing key, the last one first.
  private var rest: Rest?

  private final class Rest: Sendable {
    let step: NodePath.Step
    let earlier: Rest?

    init(_ step: NodePath.Step, after earlier: Rest?) {
      self.step = step
      self.earlier = earlier
    }
  }

  /// Creates the trail of a root.
  package init() {}

  /// The value of a key, and the trail to it.
  package func key(_ key: String, of node: Node?) -> (node: Node?, trail: NodeTrail) {
    guard case .map(let map)? = node, let position = map.place(of: key) else {
      return (nil, missing(key))
    }
    return (map.entries[position].value, entry(at: position, key))
  }

  /// The value that a step selects, and the trail to it.
  package func step(_ step: NodePath.Step, of node: Node?) -> (node: Node?, trail: NodeTrail) {
    if case .key(let key) = step { return self.key(key, of: node) }
    guard let node, let position = node.childIndex(at: step) else { return (nil, adding(step)) }
    if case .index(let index) = step { return (node.child(at: position), item(at: index)) }
    return (node.child(at: position), adding(step))
  }

  /// The trail to the entry of a map at a position.
  package func entry(at position: Int, _ key: @autoclosure () -> String) -> NodeTrail {
    adding(position) ?? adding(.key(key()))
  }

  /// The trail to the item of a list at an index.
  package func item(at index: Int) -> NodeTrail { adding(index) ?? adding(.index(index)) }

  private func missing(_ key: String) -> NodeTrail {
    guard missingKey == nil, rest == nil else { return adding(.key(key)) }
    var trail = self
    trail.missingKey = key
    return trail
  }

  /// The trail with a position; nil if there is no place for it.
  private func adding(_ position: Int) -> NodeTrail? {
    guard depth < 16, position <= UInt16.max, missingKey == nil, rest == nil else { return nil }
    var trail = self
    trail.positions[Int(depth)] = UInt16(truncatingIfNeeded: position)
    trail.depth += 1
    return trail
  }

  private func adding(_ step: NodePath.Step) -> NodeTrail {
    var trail = self
    trail.rest = Rest(step, after: rest)
    return trail
  }

  /// The last key of the path from the root that the trail begins at; nil if there is none.
  package func lastKey(from root: Node) -> String? {
    var link = rest
    while let each = link {
      if case .key(let key) = each.step { return key }
      link = each.earlier
    }
    if let missingKey { return missingKey }
    var (node, last): (Node?, String?) = (root, nil)
    for level in 0..<Int(depth) {
      let position = Int(positions[level])
      if case .map(let map)? = node, map.entries.indices.contains(position) {
        last = map.entries[position].key
      }
      node = node?.child(at: position)
    }
    return last
  }

  /// The path from the root that the trail begins at.
  package func path(from root: Node) -> NodePath {
    var steps: [NodePath.Step] = []
    var node = root
    for level in 0..<Int(depth) {
      let position = Int(positions[level])
      if case .map(let map) = node {
        steps.append(.key(map.entries[position].key))
      } else {
        steps.append(.index(position))
      }
      guard let child = node.child(at: position) else { break }
      node = child
    }
    if let missingKey { steps.append(.key(missingKey)) }
    var later: [NodePath.Step] = []
    var rest = rest
    while let link = rest {
      later.append(link.step)
      rest = link.earlier
    }
    return NodePath(steps + later.reversed())
  }
}
