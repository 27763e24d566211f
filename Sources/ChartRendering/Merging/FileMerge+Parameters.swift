import ChartParameters
import KubernetesFacts
import ManifestTree

extension FileMerge {
  /// The entries of a key with parameters; nil for other keys, and if the values cannot express a profile.
  mutating func parameterized(
    _ key: String, _ nodes: ProfileNodes, at place: ObjectPlace
  ) -> [Template.Entry]? {
    switch place.parameters?.use {
    case nil, .variable?: return nil
    case .value(let parameter, let scalar, let condition)?:
      let hasPrefix = scalar == .textOrInteger && nodes.nodes.contains(where: \.isTextWithPrefix)
      guard nodes.nodes.allSatisfy({ $0.isSettable || hasPrefix && $0.isTextWithPrefix }) else { return nil }
      let isOptional = parameter.isNullable || nodes.hasGaps
      let values = nodes.values(absent: parameter.absent)
      let path = note(
        parameter, at: place, nullable: isOptional,
        hasPrefix ? values.map(\.withNamePrefixAction) : values)
      return [
        .pair(
          key, .value(path, hasPrefix ? .textWithPrefix : scalar),
          when: .both(condition, isOptional ? .isSet(path) : nil))
      ]
    case .block(let parameter, let presence)?:
      if presence == .differing, !nodes.differ { return nil }
      guard !nodes.nodes.contains(where: \.hasPlaceholders) else { return nil }
      let path = note(parameter, at: place, nodes.values(absent: parameter.absent))
      return [.pair(key, .block(path), when: presence == .always ? nil : .isFilled(path))]
    case .checksum?: return checksum(key, nodes)
    case .template(let template, let parameters, let condition)?:
      for parameter in parameters { note(parameter, at: place, nodes.values()) }
      return [.pair(key, template, when: condition)]
    case .extended(let path, let parameter)?:
      return extended(key, nodes, by: path, parameter, at: place).map { [$0] }
    case .kept(let condition, let parameters)?:
      let own = entries(of: key, nodes, at: place)
      for parameter in parameters { note(parameter, at: place, nodes.values()) }
      return own.map { entry in
        if case .pair(let key, let template, let own) = entry {
          .pair(key, template, when: .both(condition, own))
        } else {
          entry
        }
      }
    case .definition(let name)?:
      definitions.append(Definition(name: name, template: .map(entries(of: nodes, at: place))))
      return [.pair(key, .definition(name), when: nil)]
    case .pod(let scheduling, let parameters)?:
      return [.pair(key, .map(pod(nodes, scheduling, parameters, at: place)), when: nil)]
    }
  }

  /// The entries of a checksum: one if all profiles have the same data, otherwise one for each version of the data.
  private mutating func checksum(_ key: String, _ nodes: ProfileNodes) -> [Template.Entry] {
    func template(of node: Node) -> Template { .checksum([Definition.Name](checksummed: node.text ?? "")) }
    if !nodes.differ, let node = nodes.firstNode { return [.pair(key, template(of: node), when: nil)] }
    return different(nodes).map { .pair(key, template(of: $0.node), when: .isProfile($0.profiles)) }
  }

  /// Adds the entries of keys that no profile has but users can set: scalars next to related keys, maps and lists at
  /// the end.
  mutating func addAbsent(from nodes: ProfileNodes, at place: ObjectPlace, to entries: inout [Template.Entry])
  {
    guard let parameters = place.parameters else { return }
    var previous: String?
    for (key, use) in parameters.keys {
      defer { previous = key }
      guard nodes.at(key).firstNode == nil else { continue }
      let here = place.key(key)
      switch use {
      case .block(let parameter, .filled):
        let path = note(parameter, at: here, nodes.map { _ in parameter.absent })
        entries.append(.pair(key, .block(path), when: .isFilled(path)))
      case .extended(let path, let parameter):
        let path = noteExtension(path, parameter, at: here, except: [])
        let isMap = if case .map? = parameter?.absent { true } else { false }
        entries.append(.pair(key, isMap ? .block(path) : .list([.items(of: path)]), when: .isFilled(path)))
      case .value(let parameter, let scalar, let condition) where parameter.isNullable:
        let path = note(parameter, at: here, nullable: true, nodes.map { _ in .null })
        let entry = Template.Entry.pair(key, .value(path, scalar), when: .both(condition, .isSet(path)))
        entries.insert(entry, after: previous)
      case .template(let template, let parameters, let condition):
        for parameter in parameters { note(parameter, at: here, nodes.values()) }
        entries.insert(.pair(key, template, when: condition), after: previous)
      case .block, .value, .checksum, .variable, .kept, .definition, .pod: break
      }
    }
  }

  /// A pod whose placement depends on values.
  private mutating func pod(
    _ nodes: ProfileNodes, _ scheduling: Template.Scheduling, _ parameters: [Parameter],
    at place: ObjectPlace
  ) -> [Template.Entry] {
    for parameter in parameters {
      note(parameter, at: place.key(parameter.path.keys.last ?? ""), nodes.values())
    }
    let keys = [
      "nodeSelector", "affinity", "tolerations", "topologySpreadConstraints", "terminationGracePeriodSeconds",
    ]
    var pod = entries(of: nodes.without(keys), at: place)
    // Placement comes before the security context and the containers, where readers expect it.
    let index =
      pod.firstIndex { entry in
        guard case .pair(let key, _, _) = entry else { return false }
        return ["restartPolicy", "securityContext", "initContainers", "containers"].contains(key)
      } ?? pod.endIndex
    pod.insert(
      contentsOf: [
        .scheduling(scheduling),
        .pair("terminationGracePeriodSeconds", .gracePeriod(service: scheduling.service), when: nil),
      ], at: index)
    return pod
  }

  /// Adds a parameter with the values at its place, or with the system's values.
  @discardableResult
  mutating func note(
    _ parameter: Parameter, at place: ObjectPlace, nullable: Bool? = nil, _ found: [Node]
  ) -> ValuesPath {
    let type = parameter.type ?? place.schema.map(ParameterType.field) ?? .anything
    return note(
      parameter.path, parameter.documentation, type, nullable: nullable ?? parameter.isNullable,
      values(of: parameter.path) ?? found)
  }
}

extension [Template.Entry] {
  /// Inserts an entry after the entry of a key, or at the start.
  fileprivate mutating func insert(_ entry: Template.Entry, after key: String?) {
    let place = firstIndex { if case .pair(key, _, _) = $0 { true } else { false } }
    insert(entry, at: place.map { $0 + 1 } ?? startIndex)
  }
}

extension Node {
  /// Whether the node can be a scalar value of a chart: not a list, a map, or a string with line breaks or
  /// placeholders.
  fileprivate var isSettable: Bool {
    switch self {
    case .string(let text): !text.contains("\n") && !TextPlaceholder.occurs(in: text)
    case .null, .bool, .int, .double: true
    case .list, .map: false
    }
  }
}
