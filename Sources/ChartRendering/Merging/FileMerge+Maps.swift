import ChartParameters
import KubernetesFacts
import ManifestTree

extension FileMerge {
  /// The merged entries of the profiles' maps at a place.
  mutating func entries(of nodes: ProfileNodes, at place: ObjectPlace) -> [Template.Entry] {
    let keys = keys(of: nodes)
    let isMetadata = nodes.count > 1 && place.isMetadataMap
    var entries: [Template.Entry] = []
    entries.reserveCapacity(keys.count)
    for key in keys {
      let values = nodes.at(key)
      let here = place.key(key)
      if here.parameters == nil, !values.differ, let node = values.firstNode {
        // A service that only one profile has can have a shared label.
        if isMetadata, let entry = shared(key, values, at: here) {
          entries.append(entry)
          continue
        }
        entries.append(.pair(key, Template(node), when: nil))
      } else if let own = parameterized(key, values, at: here) {
        entries += own
      } else {
        entries += self.entries(of: key, values, at: here)
      }
    }
    addAbsent(from: nodes, at: place, to: &entries)
    return entries
  }

  /// The keys of the profiles' maps in order, without duplicates.
  func keys(of nodes: ProfileNodes) -> [String] {
    var lists: [[String]] = []
    for case .node(.map(let map)) in nodes where lists.last.map(map.keys.elementsEqual) != true {
      lists.append(map.entries.map { $0.key })
    }
    return lists.count > 1 ? ServicePresence.merged(lists) : lists.first ?? []
  }

  /// The entries of a key without a parameter; several if each profile has a different one.
  mutating func entries(
    of key: String, _ nodes: ProfileNodes, at place: ObjectPlace
  ) -> [Template.Entry] {
    if let entry = shared(key, nodes, at: place) { return [entry] }
    if nodes.hasGaps, place.isMetadataMap, case .map? = nodes.firstNode {
      let template = Template.map(entries(of: nodes.fillingGaps(), at: place)).simplified
      return [.pair(key, template, when: template.conditionOfAll)]
    }
    var condition: Condition?
    if nodes.hasGaps {
      condition = presence.condition(of: nodes, place.parameters)
      if condition == nil {
        return derivedList(key, nodes, at: place).map { [$0] } ?? different(key, nodes, at: place)
      }
    }
    guard let template = template(of: nodes.whereThere, at: place) else {
      return different(key, nodes, at: place)
    }
    guard condition == nil, let common = template.conditionOfAll else {
      return [.pair(key, template, when: condition)]
    }
    return [.pair(key, template.without(common), when: common)]
  }

  /// The entry of a list that some profiles lack because each of its items has a condition; nil for other fields.
  private mutating func derivedList(
    _ key: String, _ nodes: ProfileNodes, at place: ObjectPlace
  ) -> Template.Entry? {
    guard case .list? = nodes.firstNode, place.parameters != nil else { return nil }
    let before = noted
    if let items = items(of: nodes.fillingGaps(with: .list([])), at: place) {
      let list = Template.list(items)
      if let common = list.conditionOfAll { return .pair(key, list.without(common), when: common) }
    }
    forget(since: before)
    return nil
  }

  /// The entry of a label or annotation that several objects share and whose value differs between profiles: one value
  /// of the whole chart, or of the service.
  private mutating func shared(
    _ key: String, _ nodes: ProfileNodes, at place: ObjectPlace
  ) -> Template.Entry? {
    for shared in presence.sharedMetadata(at: place.path, in: file) where shared.values(of: key, fit: nodes) {
      let isOptional = shared.isOptional(key)
      var path = shared.path(of: key)
      // The chart has the values of the whole system already.
      if shared.path.keys.count > 1 {
        path = note(
          path, shared.documentation(of: key), shared.type, nullable: isOptional,
          shared.values[key]?.map { $0.map(Node.string) ?? .null } ?? [])
      }
      return .pair(key, .value(path, .textOrInteger), when: isOptional ? .isSet(path) : nil)
    }
    return nil
  }

  /// The entries of a field without a parameter in which the profiles differ: the whole field becomes a value.
  ///
  /// If the field contains placeholders, the value `profile` selects the content instead.
  private mutating func different(
    _ key: String, _ nodes: ProfileNodes, at place: ObjectPlace
  ) -> [Template.Entry] {
    guard nodes.firstNode != nil else { return [] }
    guard !nodes.nodes.contains(where: \.hasPlaceholders) else {
      return choices(among: nodes).map { .pair(key, $0.template, when: $0.condition) }
    }
    let isOptional = nodes.hasGaps
    let path = note(
      place.valuesPath, "Field `\(place.path)` of the \(place.identity.kind)",
      place.schema.map(ParameterType.field) ?? .anything, nullable: isOptional, nodes.values())
    let isBlock = nodes.nodes.allSatisfy {
      if case .map = $0 { true } else if case .list = $0 { true } else { false }
    }
    return [.pair(key, isBlock ? .block(path) : .value(path, .any), when: isOptional ? .isSet(path) : nil)]
  }

  /// The different templates of the profiles at a place, each with its profiles.
  mutating func choices(among nodes: ProfileNodes) -> [(template: Template, condition: Condition)] {
    different(nodes).map { (Template($0.node), .isProfile($0.profiles)) }
  }

  /// The different nodes of the profiles at a place, each with its profiles.
  mutating func different(_ nodes: ProfileNodes) -> [(node: Node, profiles: [String])] {
    usesProfile = true
    var different: [(node: Node, profiles: [String])] = []
    for (name, own) in zip(presence.profiles, nodes) {
      guard let node = own.node else { continue }
      if let place = different.firstIndex(where: { $0.node == node }) {
        different[place].profiles.append(name)
      } else {
        different.append((node, [name]))
      }
    }
    return different
  }

  /// The template of a value; nil if the profiles have nothing in common in the value.
  mutating func template(of nodes: ProfileNodes, at place: ObjectPlace) -> Template? {
    guard let first = nodes.firstNode else { return nil }
    switch first {
    case .map:
      guard nodes.nodes.allSatisfy({ if case .map = $0 { true } else { false } }) else { return nil }
      return Template.map(entries(of: nodes, at: place)).simplified
    case .list:
      guard let items = items(of: nodes, at: place) else { return nil }
      return Template.list(items).simplified
    case .null, .bool, .int, .double, .string: return nodes.differ ? nil : Template(first)
    }
  }
}
