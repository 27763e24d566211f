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
  /// The first steps.
  private var positions = StepPositions()
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

  private init(value: UnsafePointer<Node>?, positions: StepPositions, missingKey: String? = nil) {
    self.value = value
    self.positions = positions
    self.missingKey = missingKey
  }

  /// The address of the root of an object in an array, which must exist, and not change, as long as the address or a cursor
  /// is used.
  package struct Root: Sendable {
    fileprivate nonisolated(unsafe) let value: UnsafePointer<Node>?

    package init(ofObject position: Int, in objects: [Object]) {
      value = objects.withUnsafeBufferPointer { objects in
        objects.baseAddress.map { ($0 + position).pointer(to: \.node).unsafelyUnwrapped }
          .flatMap(NodeCursor.present)
      }
    }
  }

  /// The cursor at the root of an object.
  package init(at root: Root) { value = root.value }

  private static func present(_ value: UnsafePointer<Node>) -> UnsafePointer<Node>? {
    if case .null = value.pointee { nil } else { value }
  }

  /// The value; nil if it is missing or null.
  package var node: Node? { value?.pointee }

  /// Whether there is a value that is not null.
  package var exists: Bool { value != nil }

  /// The cursor at a key.
  package func key(_ key: String) -> NodeCursor {
    guard let value, let (position, child) = Self.child(key, of: value) else { return missing(key) }
    return adding(position, child) { .key(key) }
  }

  /// The position of a key in a map with its value in the map's memory; nil if this is not a map or has no such key.
  ///
  /// Reads through pointers only: a copy of the map would count its references, for which threads contend.
  @inline(__always)
  private static func child(
    _ key: String, of node: UnsafePointer<Node>
  ) -> (position: Int, value: UnsafePointer<Node>)? {
    guard let entries = scannedEntries(of: node) else { return childInTable(key, of: node) }
    return NodeMap.place(of: key, in: entries).map { position in
      let entry = entries.baseAddress.unsafelyUnwrapped + position
      return (position, entry.pointer(to: \.value).unsafelyUnwrapped)
    }
  }

  @inline(__always)
  private static func scannedEntries(of node: UnsafePointer<Node>) -> UnsafeBufferPointer<NodeMap.Entry>? {
    if case .map(let map) = node.pointee { map.scannedEntries } else { nil }
  }

  @inline(never)
  private static func childInTable(
    _ key: String, of node: UnsafePointer<Node>
  ) -> (position: Int, value: UnsafePointer<Node>)? {
    guard case .map(let map) = node.pointee else { return nil }
    return map.place(of: key).map { ($0, map.address(ofValueAt: $0)) }
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
    return NodeCursor(value: nil, positions: positions, missingKey: key)
  }

  /// The cursor at a child; its step is stored only if there is no space for its position.
  private func adding(
    _ position: Int, _ child: UnsafePointer<Node>, or step: () -> NodePath.Step
  ) -> NodeCursor {
    var positions = positions
    if missingKey == nil, rest == nil, positions.append(position) {
      // Copying the references that are not set would also take time.
      return NodeCursor(value: Self.present(child), positions: positions)
    }
    var cursor = adding(step())
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
    for level in 0..<positions.count {
      let position = positions[level]
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
