import ChartParameters
import ManifestTree

extension FileMerge {
  /// The merged items of the profiles' lists at a place; nil if the items have no identity.
  mutating func items(of nodes: ProfileNodes, at place: ObjectPlace) -> [Template.Item]? {
    let lists = nodes.map { node -> [Node]? in
      if case .list(let list)? = node.node { list } else { nil }
    }
    guard zip(lists, nodes).allSatisfy({ $0.0 != nil || $0.1.node == nil }) else { return nil }
    let before = noted
    if let items = items(aligned(lists), at: place) { return items }
    forget(since: before)
    let present = lists.compactMap { $0 }
    guard let count = present.first?.count, present.allSatisfy({ $0.count == count }) else { return nil }
    let byPlace = (0..<count).map { index in
      ProfileNodes(lists) { $0.map { .node($0[index]) } ?? .elsewhere }
    }
    if let items = items(byPlace, at: place) { return items }
    forget(since: before)
    return nil
  }

  /// The merged items of lists after their items are matched.
  private mutating func items(_ aligned: [ProfileNodes], at place: ObjectPlace) -> [Template.Item]? {
    var items: [Template.Item] = []
    items.reserveCapacity(aligned.count)
    for (index, item) in aligned.enumerated() {
      let here = place.item(index, keyed: item.firstNode?.itemKey)
      let condition = presence.condition(of: item, here.parameters)
      if item.hasGaps, condition == nil { return nil }
      guard let template = template(of: item.whereThere, at: here) else { return nil }
      items.append(.item(template, when: condition))
    }
    return items
  }

  /// The matched items of the lists: items with the same ``ManifestTree/Node/itemKey``, such as their name.
  func aligned(_ lists: [[Node]?]) -> [ProfileNodes] {
    let present = lists.compactMap { $0 }
    guard let first = present.first else { return [] }
    guard present.contains(where: { $0 != first }) else {
      return first.map { item in ProfileNodes(lists) { $0 == nil ? .elsewhere : .node(item) } }
    }
    let keys: [[String]?] = lists.map { list in list.map(alignmentKeys) }
    let positions = keys.map { keys in
      keys.map { Dictionary($0.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first }) }
    }
    return ServicePresence.merged(keys.compactMap { $0 }).map { key in
      ProfileNodes(lists.indices) { profile in
        guard let list = lists[profile] else { return .elsewhere }
        return positions[profile]?[key].map { .node(list[$0]) } ?? .absent
      }
    }
  }

  /// A key for each item in a list, by which items of other lists are matched; repeated keys get a number.
  private func alignmentKeys(of list: [Node]) -> [String] {
    var counts: [String: Int] = [:]
    return list.map { item in
      let key = item.itemKey
      let count = counts[key, default: 0]
      counts[key] = count + 1
      return count == 0 ? key : "\(key)#\(count)"
    }
  }
}
