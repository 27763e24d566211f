import ChartParameters
import KubernetesFacts
import ManifestTree

extension FileMerge {
  /// The entry of a map or list that is extended by the entries of a value; nil if a profile has another type of value.
  mutating func extended(
    _ key: String, _ nodes: ProfileNodes, by path: ValuesPath, _ parameter: Parameter?,
    at place: ObjectPlace
  ) -> Template.Entry? {
    if nodes.nodes.allSatisfy({ if case .map = $0 { true } else { false } }) {
      return extendedMap(key, nodes, by: path, parameter, at: place)
    }
    let lists = nodes.map { node -> [Node]? in
      switch node {
      case .elsewhere: nil
      case .absent: []
      case .node(.list(let list)): list
      case .node: nil
      }
    }
    guard zip(lists, nodes).allSatisfy({ $0.0 != nil || $0.1 == .elsewhere }) else { return nil }
    var items: [Template.Item] = []
    for (index, item) in aligned(lists).enumerated() {
      let here = place.item(index, keyed: item.firstNode?.itemKey)
      if let settable = variable(item, at: here) {
        items.append(settable)
        continue
      }
      let condition = presence.condition(of: item, here.parameters)
      if !item.hasGaps || condition != nil, let template = template(of: item.whereThere, at: here) {
        items.append(.item(template, when: condition))
      } else {
        items += choices(among: item).map { .item($0.template, when: $0.condition) }
      }
    }
    let list = Template.list(items + [.items(of: noteExtension(path, parameter, at: place, except: []))])
    return .pair(key, list, when: list.conditionOfAll)
  }

  /// Adds the parameter for additional entries.
  mutating func noteExtension(
    _ path: ValuesPath, _ parameter: Parameter?, at place: ObjectPlace, except keys: [String]
  ) -> ValuesPath {
    guard let parameter else { return path }
    var type = parameter.type ?? place.schema.map(ParameterType.field) ?? .anything
    if case .entries(let form, _) = type { type = .entries(form, except: keys) }
    return note(
      parameter.path, parameter.documentation, type, presence.profiles.map { _ in parameter.absent })
  }

  /// The entry of a map.
  private mutating func extendedMap(
    _ key: String, _ nodes: ProfileNodes, by path: ValuesPath, _ parameter: Parameter?,
    at place: ObjectPlace
  ) -> Template.Entry? {
    let maps = nodes.fillingGaps()
    let own = entries(of: maps, at: place)
    let path = noteExtension(path, parameter, at: place, except: keys(of: maps))
    let template = Template.map(own + [.entries(of: path)])
    return .pair(key, template, when: template.conditionOfAll)
  }

  /// An environment variable with a parameter; the value null omits the variable in profiles that do not declare it.
  private mutating func variable(_ item: ProfileNodes, at place: ObjectPlace) -> Template.Item? {
    guard case .variable(let parameter)? = place.parameters?.use, let name = item.firstNode?["name"]?.text
    else { return nil }
    let texts = ProfileNodes(item) { own in
      own.node.map { node in node["value"].map(ProfileNode.node) ?? .absent } ?? own
    }
    let hasPrefix = texts.contains { $0.node?.isTextWithPrefix ?? false }
    let areSettable = zip(item, texts).allSatisfy { item, text in
      guard item.node != nil else { return true }
      return text.node?.text.map { !TextPlaceholder.occurs(in: $0) } ?? false
        || text.node?.isTextWithPrefix ?? false
    }
    guard areSettable else { return nil }
    let isOptional = item.hasGaps
    let path = note(
      parameter, at: place, nullable: isOptional, texts.values().map(\.withNamePrefixAction))
    return .item(
      .map([
        .pair("name", .literal(.string(name)), when: nil),
        .pair("value", .value(path, hasPrefix ? .textWithPrefix : .textOrInteger), when: nil),
      ]), when: isOptional ? .isSet(path) : nil)
  }
}
