import KubernetesFacts
import ManifestTree

extension TreeComparison {
  mutating func compare(_ expected: [Node], _ live: [Node], _ place: Place) {
    if place.written == nil, expected == live { return noteSpelling(of: place) }
    if expected.isEmpty || live.isEmpty {
      let isKeyed =
        if case .keyed = ListRules.identity(of: place.schema, expected, live) { place.written != nil } else {
          false
        }
      if expected.isEmpty && live.isEmpty { return }
      guard isKeyed, expected.isEmpty else {
        add(place)
        return
      }
    }
    let written =
      if case .list(let list)? = place.written, list.count == expected.count { list } else { [Node]() }
    switch ListRules.identity(of: place.schema, expected, live) {
    case .keyed(let keys, let isOrdered):
      compareKeyed(expected, live, written, by: keys, isOrdered: isOrdered, place)
    case .scalars, .wholeSet: compareSet(expected, live, place)
    case .bag: compareBag(expected, live, written, place)
    case .ordered: compareOrdered(expected, live, written, place)
    }
  }

  // MARK: Lists with keys

  private struct Element {
    var selectors: [NodePath.Selector]
    /// The index in the list that contains the element.
    var index: Int
    /// The path step to the element: by its keys, or by its index if it has no keys.
    var step: NodePath.Step { selectors.isEmpty ? .index(index) : .element(selectors) }
    var expected: Node?
    var written: Node?
    var live: Node?
    var liveWritten: Node?
  }

  private mutating func compareKeyed(
    _ expected: [Node], _ live: [Node], _ written: [Node], by keys: [String], isOrdered: Bool, _ place: Place
  ) {
    var elements: [Element] = []
    var places: [Key: Int] = [:]
    var occurrences: [[NodePath.Selector]: Int] = [:]
    for (index, node) in expected.enumerated() {
      let key = nextKey(of: node, at: index, keys, place.schema.element, &occurrences)
      places[key] = elements.count
      elements.append(
        Element(
          selectors: key.selectors, index: index, expected: node,
          written: index < written.count ? written[index] : nil))
    }
    occurrences = [:]
    var liveOrder: [Int] = []
    for (index, node) in live.enumerated() {
      let key = nextKey(of: node, at: index, keys, place.schema.element, &occurrences)
      let written = place.liveWritten.flatMap { $0.element(index, of: live.count) }
      if let known = places[key] {
        elements[known].live = node
        elements[known].liveWritten = written
        liveOrder.append(known)
      } else {
        liveOrder.append(elements.count)
        elements.append(
          Element(selectors: key.selectors, index: index, live: node, liveWritten: written))
      }
    }
    for element in elements {
      let path = NodePath(place.path.steps + [element.step])
      let child = Place(
        path: path, written: element.written ?? element.expected, expected: element.expected,
        live: element.live, liveWritten: element.liveWritten,
        schema: place.schema.element)
      if element.expected == nil || element.live == nil { add(child) } else { compare(child) }
    }
    compareOrder(elements, liveOrder, isOrdered: isOrdered, place)
  }

  private struct Key: Hashable {
    let selectors: [NodePath.Selector]
    let occurrence: Int
  }

  private func nextKey(
    of node: Node, at index: Int, _ keys: [String], _ schema: SchemaCursor,
    _ occurrences: inout [[NodePath.Selector]: Int]
  ) -> Key {
    var selectors: [NodePath.Selector] = []
    if keys.contains(where: { $0.contains(".") }) || schema.value == nil {
      selectors = keys.compactMap { key in
        node.value(atDots: key)?.plainText.map { NodePath.Selector(key, $0) }
      }
    } else if let value = schema.value {
      selectors = schema.table.selectors(of: node, keys: keys, as: value) ?? []
    }
    let occurrence = occurrences[selectors, default: 0]
    occurrences[selectors] = occurrence + 1
    return Key(selectors: selectors, occurrence: occurrence)
  }

  private mutating func compareOrder(
    _ elements: [Element], _ liveOrder: [Int], isOrdered: Bool, _ place: Place
  ) {
    let common = liveOrder.filter { elements[$0].expected != nil }
    guard zip(common, common.dropFirst()).contains(where: { $0 > $1 }) else { return }
    let names = elements.map { Node.string(NodePath([$0.step]).description) }
    let (declared, live) = (
      names.indices.filter { elements[$0].expected != nil }.map { names[$0] }, liveOrder.map { names[$0] }
    )
    let isMeant =
      isOrdered
      || place.schema.place.hasSuffix(".env")
        && EnvironmentOrder.differs(
          elements.filter { $0.live != nil }.compactMap(\.expected), common.compactMap { elements[$0].live })
    if isMeant {
      addOrder(place.path, declared, live)
    } else {
      note(.setOrder, place)
    }
  }

  // MARK: Sets

  private mutating func compareSet(_ expected: [Node], _ live: [Node], _ place: Place) {
    let element = place.schema.element
    var left = expected.map { Canonical.form($0, element).sortedByKeys }
    var right = live.map { Canonical.form($0, element).sortedByKeys }
    var reason = Reason.setOrder
    if MeshHost.isHeld(at: place.schema.place), Set(left) != Set(right) {
      reason = .hostSpelling
      left = left.map { MeshHost.fullName(of: $0, in: namespace) }
      right = right.map { MeshHost.fullName(of: $0, in: namespace) }
    }
    if Set(left) != Set(right) {
      add(place)
    } else if left != right || reason == .hostSpelling {
      note(reason, place)
    } else {
      noteSpelling(of: place)
    }
  }

  private mutating func compareBag(_ expected: [Node], _ live: [Node], _ written: [Node], _ place: Place) {
    let element = place.schema.element
    var unmatched: [Node: [Int]] = [:]
    for (index, node) in live.enumerated().reversed() {
      unmatched[Canonical.form(node, element), default: []].append(index)
    }
    var rest: [Int] = []
    var isMoved = false
    for (index, node) in expected.enumerated() {
      if let match = unmatched[Canonical.form(node, element)]?.popLast() {
        if match != index { isMoved = true }
        if explains { compareElement(index, match, expected, live, written, place) }
      } else {
        rest.append(index)
      }
    }
    if isMoved { note(.setOrder, place) }
    for (left, right) in Self.pairs(rest, unmatched.values.flatMap { $0 }.sorted(), expected, live) {
      compareElement(left, right, expected, live, written, place)
    }
  }

  /// Pairs elements without an equal counterpart: elements with the same name are versions of each other, the others
  /// are paired in order.
  private static func pairs(_ left: [Int], _ right: [Int], _ expected: [Node], _ live: [Node]) -> [(
    Int?, Int?
  )] {
    var named: [String?: [Int]] = [:]
    for index in right.reversed() { named[name(of: live[index]), default: []].append(index) }
    var matches = left.map { named[name(of: expected[$0])]?.popLast() }
    var others = named.values.flatMap { $0 }.sorted()[...]
    for index in matches.indices where matches[index] == nil { matches[index] = others.popFirst() }
    return zip(left, matches).map { ($0, $1) } + others.map { (nil, $0) }
  }

  /// The name of an element in a list without keys, if it has one.
  private static func name(of node: Node) -> String? {
    for key in ["name", "key", "type", "host"] {
      guard let text = node[key]?.text else { continue }
      let source = node[text.prefix(1).lowercased() + text.dropFirst()]
      let name = source?["name"]?.text ?? source?["metric"]?["name"]?.text
      return text + "/" + (name ?? "")
    }
    return nil
  }

  private mutating func compareElement(
    _ left: Int?, _ right: Int?, _ expected: [Node], _ live: [Node], _ written: [Node], _ place: Place
  ) {
    let child = Place(
      path: place.path.index(left ?? right ?? 0),
      written: left.map { $0 < written.count ? written[$0] : expected[$0] },
      expected: left.map { expected[$0] }, live: right.map { live[$0] },
      liveWritten: right.flatMap { place.liveWritten?.element($0, of: live.count) },
      schema: place.schema.element)
    if left == nil || right == nil { add(child) } else { compare(child) }
  }

  // MARK: Sequences

  private mutating func compareOrdered(_ expected: [Node], _ live: [Node], _ written: [Node], _ place: Place)
  {
    if expected.allSatisfy(\.isScalar) && live.allSatisfy(\.isScalar) {
      if expected != live { add(place) } else { noteSpelling(of: place) }
      return
    }
    let element = place.schema.element
    let left = expected.map { Canonical.form($0, element) }
    let right = live.map { Canonical.form($0, element) }
    guard expected.count != live.count else {
      if left != right, let order = Self.order(of: right, among: left) {
        let names = left.indices.map { Node.string("[\($0)]") }
        return addOrder(place.path, names, order.map { names[$0] })
      }
      for index in expected.indices { compareElement(index, index, expected, live, written, place) }
      return
    }
    for (one, other) in SequenceAlignment.pairs(left, right) {
      compareElement(one, other, expected, live, written, place)
    }
  }

  /// For each element of a list, its index in another list of the same elements; nil if the elements differ.
  private static func order(of list: [Node], among other: [Node]) -> [Int]? {
    var places: [Node: [Int]] = [:]
    for (index, node) in other.enumerated().reversed() {
      places[node.sortedByKeys, default: []].append(index)
    }
    var order: [Int] = []
    for node in list {
      guard let place = places[node.sortedByKeys]?.popLast() else { return nil }
      order.append(place)
    }
    return order
  }
}

extension Node {
  /// The element at an index; nil if the node is not a list with as many elements as its stored form.
  fileprivate func element(_ index: Int, of count: Int) -> Node? {
    guard case .list(let list) = self, list.count == count else { return nil }
    return list[index]
  }
}
