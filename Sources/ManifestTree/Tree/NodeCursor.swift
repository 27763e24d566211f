/// A tree at a fixed address in memory, so that cursors can point to its values.
package final class NodeTree: Sendable {
  private nonisolated(unsafe) let storage: UnsafeMutablePointer<Node>

  package init(_ root: Node) {
    storage = .allocate(capacity: 1)
    storage.initialize(to: root)
  }

  deinit {
    storage.deinitialize(count: 1)
    storage.deallocate()
  }

  /// The root of the tree.
  package var root: Node { storage.pointee }

  fileprivate var address: UnsafePointer<Node> { UnsafePointer(storage) }
}

/// A field of a tree, which may be missing: its value, and the steps to it from the root.
///
/// Rules and validation visit many fields and report few of them. So a step copies no value and allocates no memory, and
/// the path is created only for a report. A cursor does not retain its tree: the ``NodeTree`` must exist as long as the
/// cursor is used.
package struct NodeCursor: Sendable {
  /// The address of the value in the tree; nil if it is missing or null.
  private nonisolated(unsafe) var value: UnsafePointer<Node>?
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

  /// The cursor at the root of a tree.
  package init(at tree: NodeTree) { value = Self.present(tree.address) }

  private static func present(_ value: UnsafePointer<Node>) -> UnsafePointer<Node>? {
    if case .null = value.pointee { nil } else { value }
  }

  /// The value; nil if it is missing or null.
  package var node: Node? { value?.pointee }

  /// Whether there is a value that is not null.
  package var exists: Bool { value != nil }

  /// The cursor at a key.
  package func key(_ key: String) -> NodeCursor {
    guard let value, case .map(let map) = value.pointee, let position = map.place(of: key) else {
      return missing(key)
    }
    return entry(position, of: map)
  }

  /// The cursor at an item; missing if the list is shorter.
  package func item(_ index: Int) -> NodeCursor {
    guard let value, case .list(let list) = value.pointee, list.indices.contains(index) else {
      return adding(.index(index))
    }
    return item(index, of: list)
  }

  /// The cursor at the value that a step selects.
  package func step(_ step: NodePath.Step) -> NodeCursor {
    switch step {
    case .key(let key): return self.key(key)
    case .index(let index): return item(index)
    case .element:
      guard let value, case .list(let list) = value.pointee, let index = value.pointee.childIndex(at: step)
      else {
        return adding(step)
      }
      var cursor = adding(step)
      cursor.value = Self.present(Self.address(of: index, in: list))
      return cursor
    }
  }

  /// The number of items; 0 if this is not a list.
  package var itemCount: Int { if case .list(let list)? = value?.pointee { list.count } else { 0 } }

  /// The number of entries; 0 if this is not a map.
  package var entryCount: Int { if case .map(let map)? = value?.pointee { map.count } else { 0 } }

  /// The key of an entry, with the cursor at its value; the position is less than ``entryCount``.
  package func entry(_ position: Int) -> (key: String, cursor: NodeCursor) {
    guard let value, case .map(let map) = value.pointee, position < map.count else {
      return ("", adding(.index(position)))
    }
    return (map.entries[position].key, entry(position, of: map))
  }

  private func entry(_ position: Int, of map: NodeMap) -> NodeCursor {
    adding(position, map.address(ofValueAt: position)) { .key(map.entries[position].key) }
  }

  private func item(_ index: Int, of list: [Node]) -> NodeCursor {
    adding(index, Self.address(of: index, in: list)) { .index(index) }
  }

  /// The address of an item of a list.
  private static func address(of index: Int, in list: [Node]) -> UnsafePointer<Node> {
    list.withUnsafeBufferPointer { UnsafePointer($0.baseAddress.unsafelyUnwrapped + index) }
  }

  private func missing(_ key: String) -> NodeCursor {
    guard missingKey == nil, rest == nil else { return adding(.key(key)) }
    var cursor = self
    cursor.value = nil
    cursor.missingKey = key
    return cursor
  }

  /// The cursor at a child; its step is stored only if there is no space for its position.
  private func adding(
    _ position: Int, _ child: UnsafePointer<Node>, or step: () -> NodePath.Step
  ) -> NodeCursor {
    var cursor: NodeCursor
    if depth < 16, position <= UInt16.max, missingKey == nil, rest == nil {
      cursor = self
      cursor.positions[Int(depth)] = UInt16(truncatingIfNeeded: position)
      cursor.depth += 1
    } else {
      cursor = adding(step())
    }
    cursor.value = Self.present(child)
    return cursor
  }

  /// The cursor at a missing value.
  private func adding(_ step: NodePath.Step) -> NodeCursor {
    var cursor = self
    cursor.value = nil
    cursor.rest = Rest(step, after: rest)
    return cursor
  }

  /// The last key of the path; nil if there is none.
  package func lastKey(from root: Node) -> String? {
    for step in path(from: root).steps.reversed() {
      if case .key(let key) = step { return key }
    }
    return nil
  }

  /// The path from the root.
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
