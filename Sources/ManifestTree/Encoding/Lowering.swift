/// The encoder at work: a stack of what is being written.
///
/// The entries of all open maps share one array, as do the elements of all open lists: a value in the making is the
/// end of one of them, cut off when the value's `encode(to:)` returns. So a nested value costs no encoder of its own.
final class Lowering: Encoder {
  /// What the open value has turned out to be.
  private enum Shape {
    case map
    case list
    case scalar(Node)
  }

  /// The open value: its shape, and where its parts begin on the stacks.
  private struct Frame {
    var shape = Shape.map
    var firstEntry = 0
    var firstElement = 0
    var firstChild = 0
  }

  /// A nested container: its owner fills an encoder of its own, whose result goes into a place that was kept free.
  private struct Child {
    var lowering: Lowering
    var isEntry: Bool
    var index: Int
  }

  private var frame = Frame()
  private var entries: [NodeMap.Entry] = []
  private var elements: [Node] = []
  private var children: [Child] = []

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// The node of a value that is part of the open one, or of the outermost value.
  func node<Value: Encodable>(of value: Value) throws -> Node {
    if let node = Node(unchanged: value) { return node }
    let outer = frame
    frame = Frame(firstEntry: entries.count, firstElement: elements.count, firstChild: children.count)
    try value.encode(to: self)
    let node = close()
    frame = outer
    return node
  }

  /// Takes the open value off the stacks.
  func close() -> Node {
    if children.count > frame.firstChild { fillPlacesOfChildren() }
    switch frame.shape {
    case .scalar(let node):
      return node
    case .list:
      let list = Array(elements[frame.firstElement...])
      elements.removeLast(list.count)
      return .list(list)
    case .map:
      let map = Array(entries[frame.firstEntry...])
      entries.removeLast(map.count)
      return .map(NodeMap(uniqueEntries: map))
    }
  }

  private func fillPlacesOfChildren() {
    for child in children[frame.firstChild...] {
      let node = child.lowering.close()
      if child.isEntry { entries[child.index].value = node } else { elements[child.index] = node }
    }
    children.removeSubrange(frame.firstChild...)
  }

  /// Forgets everything; for use after an error.
  func reset() {
    frame = Frame()
    entries.removeAll(keepingCapacity: true)
    elements.removeAll(keepingCapacity: true)
    children.removeAll()
  }
}

extension Lowering {
  /// How many elements the open list has.
  var elementCount: Int { elements.count - frame.firstElement }

  /// Gives the open map one more entry.
  func append(_ key: String, _ node: Node) { entries.append(NodeMap.Entry(key, node)) }
  /// Gives the open list one more element.
  func append(_ node: Node) { elements.append(node) }
  /// Makes the open value a scalar, or whatever else a single node says.
  func set(_ node: Node) { frame.shape = .scalar(node) }

  /// An encoder for an entry that is filled while this map stays open.
  func child(at key: String) -> Lowering {
    let child = Lowering()
    children.append(Child(lowering: child, isEntry: true, index: entries.count))
    append(key, .null)
    return child
  }

  /// An encoder for an element that is filled while this list stays open.
  func childElement() -> Lowering {
    let child = Lowering()
    children.append(Child(lowering: child, isEntry: false, index: elements.count))
    append(.null)
    return child
  }
}

extension Lowering {
  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    frame.shape = .map
    return KeyedEncodingContainer(MapContainer(lowering: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    frame.shape = .list
    return ListContainer(lowering: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { ScalarContainer(lowering: self) }
}
