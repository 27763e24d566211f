import KubernetesFacts
import ManifestTree

extension FileLift {
  /// A container's variables: texts that the spec writes itself can be set, and more variables be added.
  mutating func environment(
    _ variants: Variants, at site: Site, _ origin: Origin
  ) -> [Template.Entry]? {
    let lists = variants.map { variant -> [Node]? in
      switch variant {
      case .elsewhere: nil
      case .absent: []
      case .node(.list(let list)): list
      case .node: nil
      }
    }
    var items: [Template.Item] = []
    for (index, item) in aligned(lists).enumerated() {
      guard let name = item.firstNode?["name"]?.text else { return nil }
      if let settable = settable(name, item, at: site) {
        items.append(settable)
        continue
      }
      let condition = item.hasGaps ? presence.condition(of: item) : nil
      if !item.hasGaps || condition != nil,
        let template = template(of: item.whereThere, at: site.item(index), origin)
      {
        items.append(.item(template, when: condition))
      } else {
        items += choices(among: item).map { .item($0.template, when: $0.condition) }
      }
    }
    items.append(.items(of: noteExtraEnvironment(at: site, variants.count)))
    let list = Template.list(items)
    return [.pair("env", list, when: list.conditionOfAll)]
  }

  /// The values of more variables.
  mutating func noteExtraEnvironment(at site: Site, _ profiles: Int) -> ValuesPath {
    var field = site
    if field.place.steps.last != .key("env") { field = site.key("env") }
    return note(
      site.base.key("extraEnv"),
      "Environment variables in addition to those of the spec, in the form of the Kubernetes field `env`",
      field.schema.map(SettingType.field) ?? .anything, Array(repeating: .list([]), count: profiles))
  }

  /// A variable whose text can be set; where some profiles don't have it, null leaves it out.
  private mutating func settable(_ name: String, _ item: Variants, at site: Site) -> Template.Item? {
    let texts = Variants(item) { variant in
      variant.node.map { node in node["value"].map(Variant.node) ?? .absent } ?? variant
    }
    let areSettable = zip(item, texts).allSatisfy { item, text in
      item.node == nil || text.node?.text.map { !ChartMark.occurs(in: $0) } ?? false
    }
    guard areSettable else { return nil }
    let isOptional = item.hasGaps
    let path = note(
      site.base.keys(["env", name.camelCased]), "Environment variable `\(name)`", .text(.any),
      nullable: isOptional, texts.values())
    return .item(
      .map([
        .pair("name", .literal(.string(name)), when: nil),
        .pair("value", .value(path, .textOrInteger), when: nil),
      ]), when: isOptional ? .isSet(path) : nil)
  }
}
