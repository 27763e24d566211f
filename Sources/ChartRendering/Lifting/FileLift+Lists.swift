import ManifestTree

extension FileLift {
  /// The items of lists that the profiles have at a place; nil where they can't be told apart by what they are.
  mutating func items(of variants: Variants, at site: Site, _ origin: Origin) -> [Template.Item]? {
    let lists = variants.map { variant -> [Node]? in
      if case .list(let list)? = variant.node { list } else { nil }
    }
    guard zip(lists, variants).allSatisfy({ $0.0 != nil || $0.1.node == nil }) else { return nil }
    let before = noted
    if let items = items(aligned(lists), at: site, origin) { return items }
    forget(since: before)
    let present = lists.compactMap { $0 }
    guard let count = present.first?.count, present.allSatisfy({ $0.count == count }) else { return nil }
    let byPlace = (0..<count).map { index in
      Variants(lists) { $0.map { .node($0[index]) } ?? .elsewhere }
    }
    if let items = items(byPlace, at: site, origin) { return items }
    forget(since: before)
    return nil
  }

  /// The items of lists whose own stand side by side.
  private mutating func items(_ aligned: [Variants], at site: Site, _ origin: Origin) -> [Template.Item]? {
    var items: [Template.Item] = []
    items.reserveCapacity(aligned.count)
    for (index, item) in aligned.enumerated() {
      var here = site.item(index)
      enter(item, at: &here, index: index)
      let condition = item.hasGaps ? presence.condition(of: item) : nil
      if item.hasGaps, condition == nil { return nil }
      guard let template = template(of: item.whereThere, at: here, origin) else { return nil }
      items.append(.item(template, when: condition))
    }
    return items
  }

  /// The lists' items side by side: those of one name, or else those that are equal.
  func aligned(_ lists: [[Node]?]) -> [Variants] {
    let present = lists.compactMap { $0 }
    guard let first = present.first else { return [] }
    guard present.contains(where: { $0 != first }) else {
      return first.map { item in Variants(lists) { $0 == nil ? .elsewhere : .node(item) } }
    }
    let keys: [[String]?] = lists.map { list in list.map(listKeys) }
    let positions = keys.map { keys in
      keys.map { Dictionary($0.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first }) }
    }
    return ServicePresence.merged(keys.compactMap { $0 }).map { key in
      Variants(lists.indices) { profile in
        guard let list = lists[profile] else { return .elsewhere }
        return positions[profile]?[key].map { .node(list[$0]) } ?? .absent
      }
    }
  }

  /// By what the items of a list are known; where two have the same, by their number of occurrence, too.
  private func listKeys(of list: [Node]) -> [String] {
    var counts: [String: Int] = [:]
    return list.map { item in
      let key = item.listKey ?? item.json
      let count = counts[key, default: 0]
      counts[key] = count + 1
      return count == 0 ? key : "\(key)#\(count)"
    }
  }

  /// Goes from a list into the scope that its item begins.
  private func enter(_ item: Variants, at site: inout Site, index: Int) {
    let name = item.firstNode?["name"]?.text ?? ""
    switch site.scope {
    case .pod where site.isAt(["containers", "[]"]) && index == 0: site = site.entering(.container)
    case .pod where site.isAt(["containers", "[]"]):
      site = site.entering(.extraContainer, base: site.base.keys(["sidecars", name.camelCased]))
    case .pod where site.isAt(["initContainers", "[]"]):
      let isSidecar = item.firstNode?["restartPolicy"] == "Always"
      site = site.entering(
        .extraContainer, base: site.base.keys([isSidecar ? "sidecars" : "initContainers", name.camelCased]))
    case .workload where site.isAt(["spec", "volumeClaimTemplates", "[]"]):
      let claim = item.firstNode?["metadata"]?["name"]?.text ?? ""
      site = site.entering(.claimTemplate, base: site.base.keys(["claims", claim.camelCased]))
    case .object("HorizontalPodAutoscaler") where site.isAt(["spec", "metrics", "[]"]):
      guard let resource = item.firstNode?["resource"]?["name"]?.text else { return }
      let word = resource == "cpu" ? "CPU" : resource.prefix(1).uppercased() + resource.dropFirst()
      site = site.entering(
        .metric, base: site.base.keys(["autoscaling", "target\(word)UtilizationPercentage"]))
    default: break
    }
  }
}

extension Node {
  /// By what an item of a list is known: its name, or a metric's type and name.
  fileprivate var listKey: String? {
    if let name = self["name"]?.text { return "name \(name)" }
    guard let type = self["type"]?.text, let body = self[type.lowercased()] else { return nil }
    return (body["name"] ?? body["metric"]?["name"])?.text.map { "\(type) \($0)" }
  }
}
