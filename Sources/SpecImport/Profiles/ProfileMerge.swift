/// Joins the parts of several profiles: what differs depends on the profile, what only some have is conditional.
struct ProfileMerge {
  /// All profiles, in order.
  let profiles: [String]
  /// The namespace of each profile.
  var namespaces: [String: String] = [:]

  /// Parts of one block in each profile.
  func parts(_ lists: [(profile: String, calls: [Call])]) -> [Call] {
    var order: [Key] = []
    var found: [Key: [(profile: String, call: Call)]] = [:]
    for (profile, calls) in lists {
      var counts: [Key: Int] = [:]
      var previous: Key?
      for call in calls {
        var key = Key(call)
        key.occurrence = counts[key, default: 0]
        counts[Key(call), default: 0] += 1
        if found[key] == nil {
          // An item that only a later profile has follows the item before it in that profile.
          let place =
            previous.flatMap { order.firstIndex(of: $0) }.map { $0 + 1 }
            ?? (previous == nil ? 0 : order.count)
          order.insert(key, at: order.isEmpty ? 0 : place)
        }
        found[key, default: []].append((profile, call))
        previous = key
      }
    }
    return order.flatMap { key -> [Call] in
      let versions = found[key] ?? []
      guard let joined = joined(versions) else { return alternatives(versions) }
      return [restricted(joined, to: versions.map(\.profile))]
    }
  }

  /// The key of a part among the parts of a block.
  struct Key: Hashable {
    let name: String
    let first: Expression?
    var occurrence = 0

    init(_ call: Call) {
      name = call.name
      switch call.arguments.first {
      case .some(let argument)
      where argument.label == nil || ["existing", "configMap", "secret"].contains(argument.label):
        switch argument.value {
        case .text(let text): first = name == "Object" ? .text(Self.title(text)) : .text(text)
        case .name:
          first =
            name == "Port"
            ? call.arguments.first { $0.label == "name" }?.value ?? argument.value : argument.value
        default: first = nil
        }
      default: first = nil
      }
    }

    /// The kind and name of an object's YAML.
    private static func title(_ yaml: String) -> String {
      let lines = yaml.split(separator: "\n").prefix(12)
      let kind = lines.first { $0.hasPrefix("kind:") } ?? ""
      let name = lines.first { $0.hasPrefix("  name:") } ?? ""
      return "\(kind) \(name)"
    }
  }

  private func restricted(_ call: Call, to names: [String]) -> Call {
    guard names.count < profiles.count else { return call }
    var call = call
    call.profiles = profiles.filter(names.contains)
    return call
  }

  /// Versions that cannot be joined, each for its profiles.
  private func alternatives(_ versions: [(profile: String, call: Call)]) -> [Call] {
    var groups: [(call: Call, profiles: [String])] = []
    for (profile, call) in versions {
      if let known = groups.firstIndex(where: { $0.call == call }) {
        groups[known].profiles.append(profile)
      } else {
        groups.append((call, [profile]))
      }
    }
    return groups.map { restricted($0.call, to: $0.profiles) }
  }

  /// One call for all versions; nil if their arguments have other labels.
  private func joined(_ versions: [(profile: String, call: Call)]) -> Call? {
    guard var result = versions.first?.call else { return nil }
    let calls = versions.map(\.call)
    if calls.allSatisfy({ $0 == result }) { return result }
    guard calls.allSatisfy({ $0.arguments.map(\.label) == result.arguments.map(\.label) }),
      calls.allSatisfy({ ($0.children == nil) == (result.children == nil) })
    else { return nil }
    // Only a service has modifiers that depend on the profile.
    let modifiers = result.modifiers.map(\.name)
    guard result.name == "Service" || calls.allSatisfy({ $0.modifiers.map(\.name) == modifiers }) else {
      return nil
    }
    for index in result.arguments.indices {
      result.arguments[index].value = joined(
        versions.map { ($0.profile, $0.call.arguments[index].value) })
    }
    if result.children != nil {
      result.children = parts(
        versions.map { ($0.profile, $0.call.children ?? []) }, within: versions.map(\.profile))
    }
    if result.name != "Service" {
      for index in result.modifiers.indices {
        guard let modifier = joined(versions.map { ($0.profile, $0.call.modifiers[index]) }) else {
          return nil
        }
        result.modifiers[index] = modifier
      }
    } else if calls.contains(where: { !$0.modifiers.isEmpty }) {
      result.modifiers = parts(
        versions.map { ($0.profile, $0.call.modifiers) }, within: versions.map(\.profile))
    }
    return result
  }

  /// The parts of a block that only some profiles have.
  private func parts(_ lists: [(profile: String, calls: [Call])], within names: [String]) -> [Call] {
    ProfileMerge(profiles: names, namespaces: namespaces).parts(lists)
  }

  /// One expression for all versions.
  func joined(_ versions: [(profile: String, value: Expression)]) -> Expression {
    guard let first = versions.first?.value else { return .null }
    if versions.allSatisfy({ $0.value == first }) { return first }
    if let text = NamespaceText(namespaces: namespaces).joined(versions) { return text }
    switch first {
    case .call(let call):
      let calls = versions.compactMap { version -> (profile: String, call: Call)? in
        guard case .call(let other) = version.value, other.name == call.name else { return nil }
        return (version.profile, other)
      }
      if calls.count == versions.count, let joined = joined(calls) { return .call(joined) }
    case .map(let pairs):
      let maps = versions.compactMap { version -> [Expression.Pair]? in
        guard case .map(let other) = version.value, other.map(\.key) == pairs.map(\.key) else { return nil }
        return other
      }
      if maps.count == versions.count {
        return .map(
          pairs.indices.map { index in
            Expression.Pair(
              pairs[index].key, joined(zip(versions, maps).map { ($0.0.profile, $0.1[index].value) }))
          })
      }
    default: break
    }
    var alternatives: [Expression.Alternative] = []
    for (profile, value) in versions {
      if let known = alternatives.firstIndex(where: { $0.value == value }) {
        alternatives[known].profiles.append(profile)
      } else {
        alternatives.append(.init(profiles: [profile], value: value))
      }
    }
    return .choice(alternatives)
  }
}

extension Call {
  /// The call in one profile.
  func resolved(in profile: String) -> Call {
    var call = self
    call.arguments = arguments.map { Argument($0.label, $0.value.resolved(in: profile)) }
    call.children = children?.filter { $0.profiles?.contains(profile) ?? true }.map {
      $0.resolved(in: profile)
    }
    call.modifiers = modifiers.filter { $0.profiles?.contains(profile) ?? true }.map {
      $0.resolved(in: profile)
    }
    call.profiles = nil
    return call
  }

  /// Whether one of its arguments has more than two values.
  var hasWideChoice: Bool {
    arguments.contains { $0.value.hasWideChoice } || modifiers.contains(where: \.hasWideChoice)
  }
}

extension Expression {
  fileprivate func resolved(in profile: String) -> Expression {
    switch self {
    case .choice(let alternatives):
      alternatives.first { $0.profiles.contains(profile) }?.value.resolved(in: profile) ?? .null
    case .list(let list): .list(list.map { $0.resolved(in: profile) })
    case .map(let pairs):
      .map(pairs.map { Pair($0.key.resolved(in: profile), $0.value.resolved(in: profile)) })
    case .call(let call): .call(call.resolved(in: profile))
    case .text, .integer, .real, .flag, .null, .name, .interpolated: self
    }
  }

  fileprivate var hasWideChoice: Bool {
    switch self {
    case .choice(let alternatives): alternatives.count > 2 || alternatives.contains { $0.value.hasWideChoice }
    case .list(let list): list.contains(where: \.hasWideChoice)
    case .map(let pairs): pairs.contains { $0.value.hasWideChoice }
    case .call(let call): call.hasWideChoice
    case .text, .integer, .real, .flag, .null, .name, .interpolated: false
    }
  }
}
