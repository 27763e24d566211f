import KubernetesFacts
import ManifestTree

extension FileLift {
  /// The entries of maps that the profiles have at a place.
  mutating func entries(of variants: Variants, at site: Site, _ origin: Origin) -> [Template.Entry] {
    let keys = keys(of: variants)
    var entries: [Template.Entry] = []
    entries.reserveCapacity(keys.count)
    for key in keys {
      let values = variants.at(key)
      if site.isPlain(at: key), !values.differ, let node = values.firstNode {
        entries.append(.pair(key, Template(marked: node), when: nil))
        continue
      }
      let here = site.key(key)
      if let special = special(key, variants, at: here, origin) {
        entries += special
      } else {
        entries += self.entries(of: key, values, at: here, origin)
      }
    }
    return entries + missing(from: variants, at: site)
  }

  /// The keys of the profiles' maps, each once, in their order.
  func keys(of variants: Variants) -> [String] {
    var lists: [[String]] = []
    for case .node(.map(let map)) in variants where lists.last.map(map.keys.elementsEqual) != true {
      lists.append(map.entries.map { $0.key })
    }
    return lists.count > 1 ? ServicePresence.merged(lists) : lists.first ?? []
  }

  /// The entries of knobs that no profile uses, but that users may.
  private mutating func missing(from variants: Variants, at site: Site) -> [Template.Entry] {
    var entries: [Template.Entry] = []
    if site.scope == .container, site.depth == 0, variants.at("env").firstNode == nil {
      let extra = noteExtraEnvironment(at: site, variants.count)
      entries.append(.pair("env", .list([.items(of: extra)]), when: .isFilled(extra)))
    }
    for knob in Knob.alwaysThere(below: site) {
      guard let key = knob.path.last, case .block = knob.type, variants.at(key).firstNode == nil else {
        continue
      }
      let here = site.key(key)
      guard let schema = here.schema else { continue }
      let empty: Node = if case .list = schema.type { .list([]) } else { .map([:]) }
      let path = note(
        site.base.keys(knob.key), knob.comment, .field(schema), variants.map { _ in empty })
      entries.append(.pair(key, .block(path), when: .isFilled(path)))
    }
    return entries
  }

  /// The entries of one key: several where each profile has its own.
  mutating func entries(
    of key: String, _ variants: Variants, at site: Site, _ origin: Origin
  ) -> [Template.Entry] {
    if let knob = Knob.at(site), knob.isAlwaysThere || variants.differ,
      let entry = entry(key, of: knob, variants, at: site)
    {
      return [entry]
    }
    if let entry = shared(key, variants, at: site) { return [entry] }
    var condition: Condition?
    if variants.hasGaps {
      condition = presence.condition(of: variants)
      if condition == nil { return free(key, variants, at: site) }
    }
    if key.hasPrefix("sidecar.istio.io/") { condition = .both(.isTrue(.istioEnabled), condition) }
    guard let template = template(of: variants.whereThere, at: site, origin) else {
      return free(key, variants, at: site)
    }
    guard condition == nil, let common = template.conditionOfAll else {
      return [.pair(key, template, when: condition)]
    }
    return [.pair(key, template.without(common), when: common)]
  }

  /// The entry of a label or annotation of all objects that differs between profiles: one value of the whole chart.
  private func shared(_ key: String, _ variants: Variants, at site: Site) -> Template.Entry? {
    guard variants.differ, let shared = presence.sharedMetadata(at: site.place),
      shared.values(of: key, fit: variants)
    else { return nil }
    let path = shared.path.key(key.camelCased)
    return .pair(key, .value(path, .text), when: shared.isOptional(key) ? .isSet(path) : nil)
  }

  /// The entry of a field that the table has a knob for; nil where its value holds marks.
  private mutating func entry(
    _ key: String, of knob: Knob, _ variants: Variants, at site: Site
  ) -> Template.Entry? {
    guard !variants.nodes.contains(where: \.hasMarks) else { return nil }
    let path = site.base.keys(knob.key)
    switch knob.type {
    case .block:
      guard let schema = site.schema else { return nil }
      let empty: Node = if case .list? = variants.firstNode { .list([]) } else { .map([:]) }
      let noted = note(path, knob.comment, .field(schema), variants.values(absent: empty))
      return .pair(key, .block(noted), when: .isFilled(noted))
    case .scalar(let scalar):
      guard let schema = site.schema else { return nil }
      return pair(key, path, knob.comment, .field(schema), scalar, variants)
    case .form(let type, let scalar): return pair(key, path, knob.comment, type, scalar, variants)
    }
  }

  private mutating func pair(
    _ key: String, _ path: ValuesPath, _ comment: String, _ type: SettingType, _ scalar: Template.Scalar,
    _ variants: Variants
  ) -> Template.Entry {
    let isOptional = variants.hasGaps
    let noted = note(path, comment, type, nullable: isOptional, variants.values())
    return .pair(key, .value(noted, scalar), when: isOptional ? .isSet(noted) : nil)
  }

  /// The entries of a field without a knob in which the profiles differ: the whole field becomes a value; where it names
  /// what only the installation knows, the value `profile` chooses.
  private mutating func free(
    _ key: String, _ variants: Variants, at site: Site
  ) -> [Template.Entry] {
    guard variants.firstNode != nil else { return [] }
    guard !variants.nodes.contains(where: \.hasMarks) else {
      return choices(among: variants).map { .pair(key, $0.template, when: $0.condition) }
    }
    let isOptional = variants.hasGaps
    let path = note(
      site.freePath, "What the \(site.identity.kind) has as `\(site.place)`.",
      site.schema.map(SettingType.field) ?? .anything, nullable: isOptional, variants.values())
    let isBlock = variants.nodes.allSatisfy {
      if case .map = $0 { true } else if case .list = $0 { true } else { false }
    }
    return [.pair(key, isBlock ? .block(path) : .value(path, .any), when: isOptional ? .isSet(path) : nil)]
  }

  /// What the profiles have at a place, each with the profiles that have it.
  mutating func choices(among variants: Variants) -> [(template: Template, condition: Condition)] {
    usesProfile = true
    var nodes: [Node] = []
    var profiles: [[String]] = []
    for (name, variant) in zip(presence.profiles, variants) {
      guard let node = variant.node else { continue }
      if let place = nodes.firstIndex(of: node) {
        profiles[place].append(name)
      } else {
        nodes.append(node)
        profiles.append([name])
      }
    }
    return zip(nodes, profiles).map { (Template(marked: $0), .isProfile($1)) }
  }

  /// The template of a value; nil where the profiles differ in it as a whole.
  mutating func template(of variants: Variants, at site: Site, _ origin: Origin) -> Template? {
    guard let first = variants.firstNode else { return nil }
    switch first {
    case .map:
      guard variants.nodes.allSatisfy({ if case .map = $0 { true } else { false } }) else { return nil }
      return Template.map(entries(of: variants, at: site, origin)).simplified
    case .list:
      guard let items = items(of: variants, at: site, origin) else { return nil }
      return Template.list(items).simplified
    case .null, .bool, .int, .double, .string: return variants.differ ? nil : Template(marked: first)
    }
  }
}

extension Template {
  /// The template of a value in which nothing can be set.
  init(marked node: Node) { self = Template(ofMarksIn: node) ?? .literal(node) }

  /// The template of a value that has marks; nil for others, of which nothing is copied.
  private init?(ofMarksIn node: Node) {
    switch node {
    case .string(let text):
      guard ChartMark.occurs(in: text) else { return nil }
      self =
        text.unicodeScalars.first == ChartMark.checksum
        ? .checksum(Definition.Name.all(in: text)) : .text([TextPart](marked: text))
    case .map(let map):
      var entries: [Entry] = []
      for index in map.entries.indices {
        let template = Template(ofMarksIn: map.entries[index].value)
        if entries.isEmpty {
          guard template != nil || ChartMark.occurs(in: map.entries[index].key) else { continue }
          entries.reserveCapacity(map.count)
          entries += map.entries[..<index].lazy.map { .pair($0.key, .literal($0.value), when: nil) }
        }
        entries.append(
          .pair(map.entries[index].key, template ?? .literal(map.entries[index].value), when: nil))
      }
      if entries.isEmpty { return nil }
      self = .map(entries)
    case .list(let list):
      var items: [Item] = []
      for index in list.indices {
        let template = Template(ofMarksIn: list[index])
        if items.isEmpty {
          if template == nil { continue }
          items += list[..<index].lazy.map { .item(.literal($0), when: nil) }
        }
        items.append(.item(template ?? .literal(list[index]), when: nil))
      }
      if items.isEmpty { return nil }
      self = .list(items)
    case .null, .bool, .int, .double: return nil
    }
  }
}

extension Definition.Name {
  /// The definitions whose checksum a marked text stands for.
  fileprivate static func all(in text: String) -> [Definition.Name] {
    text.unicodeScalars.split(separator: ChartMark.checksum).map { part in
      Definition.Name(isSecret: part.first == "s", object: String(part.dropFirst()))
    }
  }
}

extension Node {
  /// Whether anything in it has a mark.
  var hasMarks: Bool {
    switch self {
    case .string(let text): ChartMark.occurs(in: text)
    // By their places nothing is copied.
    case .list(let list): list.indices.contains { list[$0].hasMarks }
    case .map(let map):
      map.entries.indices.contains {
        ChartMark.occurs(in: map.entries[$0].key) || map.entries[$0].value.hasMarks
      }
    case .null, .bool, .int, .double: false
    }
  }
}

extension Template {
  /// The same as a literal, where no value is in it.
  var simplified: Template {
    switch self {
    case .map(let entries):
      var map = NodeMap()
      for entry in entries {
        guard case .pair(let key, .literal(let value), nil) = entry else { return self }
        map.append(key, value)
      }
      return .literal(.map(map))
    case .list(let items):
      var list: [Node] = []
      for item in items {
        guard case .item(.literal(let value), nil) = item else { return self }
        list.append(value)
      }
      return .literal(.list(list))
    default: return self
    }
  }

  /// The same within something that has the condition itself.
  func without(_ condition: Condition) -> Template {
    switch self {
    case .map(let entries):
      Template.map(
        entries.map { entry in
          if case .pair(let key, let value, let own?) = entry, own == condition {
            .pair(key, value, when: nil)
          } else {
            entry
          }
        }
      ).simplified
    case .list(let items):
      Template.list(
        items.map { item in
          if case .item(let value, let own?) = item, own == condition {
            .item(value, when: nil)
          } else {
            item
          }
        }
      ).simplified
    default: self
    }
  }

  /// When a map or list has anything in it, if all that it has depends on something.
  var conditionOfAll: Condition? {
    var conditions: [Condition] = []
    func add(_ condition: Condition) { if !conditions.contains(condition) { conditions.append(condition) } }
    switch self {
    case .map(let entries) where !entries.isEmpty:
      for entry in entries {
        switch entry {
        case .pair(_, _, let condition?): add(condition)
        case .entries(let path): add(.isFilled(path))
        case .pair(_, _, nil), .scheduling: return nil
        }
      }
    case .list(let items) where !items.isEmpty:
      for item in items {
        switch item {
        case .item(_, let condition?): add(condition)
        case .items(let path): add(.isFilled(path))
        case .item(_, nil): return nil
        }
      }
    default: return nil
    }
    return conditions.count == 1 ? conditions[0] : .any(conditions)
  }
}
