/// Merges the parts of several profiles: different values become choices by profile, and parts that only some profiles
/// have become conditional.
struct ProfileMerge {
  /// All profiles, in the order of the app.
  let profiles: [String]
  /// The namespace of each profile.
  var namespaces: [String: String] = [:]

  /// Merges the parts of one block in each profile.
  func parts(_ lists: [(profile: String, calls: [Call])]) -> [Call] {
    var order: [Key] = []
    var found: [Key: [(profile: String, call: Call)]] = [:]
    var owners: [Key: Set<String>] = [:]
    for (profile, calls) in lists {
      for call in calls { owners[Key(call, in: nil), default: []].insert(profile) }
    }
    for (profile, calls) in lists {
      var counts: [Key: Int] = [:]
      var previous: Key?
      // The index after the previous item; nil if it must be looked up.
      var next: Int? = 0
      let own = Set(calls.flatMap { [Key($0, in: nil), Key($0, in: profile)] })
      for call in calls {
        var key = Key(call, in: nil)
        // A name that only this profile has can contain the profile's name.
        if owners[key]?.count == 1 { key = Key(call, in: profile) }
        counts[key, default: 0] += 1
        key.occurrence = (counts[key] ?? 1) - 1
        if found[key] == nil {
          // An item that only a later profile has follows the item before it in that profile, and the items that only
          // earlier profiles have.
          var place = next ?? previous.flatMap { order.firstIndex(of: $0) }.map { $0 + 1 } ?? order.count
          while place < order.count, !own.contains(order[place].withoutOccurrence) { place += 1 }
          order.insert(key, at: place)
          next = place + 1
        } else {
          next = nil
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

    /// - Parameter profile: the profile whose name is a variable part of the text; nil for a part that is merged.
    init(_ call: Call, in profile: String?) {
      name = call.name
      guard let argument = call.arguments.first,
        argument.label == nil || ["existing", "configMap", "secret"].contains(argument.label),
        !Self.unnamed.contains(name)
      else {
        first = nil
        return
      }
      switch argument.value {
      case .text, .interpolated:
        var pieces = argument.value.pieces
        if case .text(let text) = argument.value, let profile {
          pieces = TextMerge.pieces(of: text, profile: profile) ?? pieces
        }
        let text = pieces.map { piece in if case .text(let text) = piece { text } else { "\u{0}" } }.joined()
        first =
          name.hasPrefix(".") && name != ".allowing" ? nil : .text(name == "Object" ? Self.title(text) : text)
      case .name:
        first =
          name == "Port"
          ? call.arguments.first { $0.label == "name" }?.value ?? argument.value : argument.value
      default: first = nil
      }
    }

    /// The parts whose first argument is not their name.
    private static let unnamed: Set<String> = ["Args", "Command", "WorkingDirectory"]

    /// The key of the first of several equal parts.
    var withoutOccurrence: Key {
      var key = self
      key.occurrence = 0
      return key
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

  /// The different versions of a part that cannot be merged, each with a condition on its profiles.
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

  /// One call for all versions; nil if their arguments have different labels, or only some have a block.
  private func joined(_ versions: [(profile: String, call: Call)]) -> Call? {
    let versions = aligned(versions)
    guard var result = versions.first?.call else { return nil }
    let calls = versions.map(\.call)
    if calls.allSatisfy({ $0 == result }) { return result }
    guard calls.allSatisfy({ $0.arguments.map(\.label) == result.arguments.map(\.label) }),
      calls.allSatisfy({ ($0.children == nil) == (result.children == nil) })
    else { return nil }
    // Only a service can have modifiers for some profiles.
    let modifiers = result.modifiers.map(\.name)
    guard result.name == "Service" || calls.allSatisfy({ $0.modifiers.map(\.name) == modifiers }) else {
      return nil
    }
    for index in result.arguments.indices {
      // Images and paths of files stay literals, because commands change and read them.
      let label = result.arguments[index].label
      result.arguments[index].value = joined(
        versions.map { ($0.profile, $0.call.arguments[index].value) },
        splitsTexts: label != "image" && label != "files")
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

  /// The versions with the same arguments: an argument that a version lacks is added with its default value.
  private func aligned(_ versions: [(profile: String, call: Call)]) -> [(profile: String, call: Call)] {
    let calls = versions.map(\.call)
    guard let first = calls.first else { return versions }
    var result = versions
    if calls.contains(where: { $0.children != nil }) {
      for index in result.indices where result[index].call.children == nil {
        result[index].call.children = []
      }
    }
    guard calls.contains(where: { $0.arguments.map(\.label) != first.arguments.map(\.label) }) else {
      return result
    }
    if first.name == "Service" {
      for index in result.indices
      where !result[index].call.arguments.contains(where: { $0.label == "containerName" }) {
        result[index].call.arguments.append(Argument("containerName", .text(result[index].call.title)))
      }
    } else if let parameters = OptionalParameters.all[first.name] {
      return filled(result, parameters)
    }
    return result
  }

  /// The versions with the default values of parameters that only some of them set.
  private func filled(
    _ versions: [(profile: String, call: Call)], _ parameters: [OptionalParameters.Parameter]
  ) -> [(profile: String, call: Call)] {
    var result = versions
    let labels = Set(parameters.map(\.label))
    let used = parameters.filter { parameter in
      versions.contains { $0.call.arguments.contains { $0.label == parameter.label } }
    }
    // The other arguments come first.
    let comeLast = versions.allSatisfy { version in
      version.call.arguments.drop { !labels.contains($0.label ?? "") }.allSatisfy {
        labels.contains($0.label ?? "")
      }
    }
    guard comeLast else { return versions }
    for index in result.indices {
      let own = result[index].call.arguments
      var arguments = own.filter { !labels.contains($0.label ?? "") }
      if result[index].call.name == "ConfigMap", arguments.count == 1 {
        arguments.append(Argument(nil, .map([])))
      }
      result[index].call.arguments =
        arguments
        + used.map { parameter in
          own.first { $0.label == parameter.label } ?? Argument(parameter.label, parameter.value)
        }
    }
    return result
  }

  /// The parts of a block that only some profiles have.
  private func parts(_ lists: [(profile: String, calls: [Call])], within names: [String]) -> [Call] {
    ProfileMerge(profiles: names, namespaces: namespaces).parts(lists)
  }

  /// One expression for all versions.
  /// - Parameter splitsTexts: whether a string can have pieces that depend on the profile.
  func joined(
    _ versions: [(profile: String, value: Expression)], splitsTexts: Bool = true
  ) -> Expression {
    guard let first = versions.first?.value else { return .null }
    if versions.allSatisfy({ $0.value == first }) { return first }
    if let text = NamespaceText(namespaces: namespaces).joined(versions) { return text }
    if splitsTexts, let pieces = TextMerge(versions)?.pieces { return .interpolated(pieces) }
    switch first {
    case .call(let call):
      let calls = versions.compactMap { version -> (profile: String, call: Call)? in
        guard case .call(let other) = version.value, other.name == call.name else { return nil }
        return (version.profile, other)
      }
      if calls.count == versions.count, let joined = joined(calls) { return .call(joined) }
    case .map(let pairs):
      if let map = joinedMaps(pairs, versions) { return map }
    case .list(let items):
      let lists = versions.compactMap { version -> [Expression]? in
        guard case .list(let other) = version.value, other.count == items.count else { return nil }
        return other
      }
      if lists.count == versions.count, !items.isEmpty {
        return .list(
          items.indices.map { index in
            joined(zip(versions, lists).map { ($0.profile, $1[index]) }, splitsTexts: splitsTexts)
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

  /// Larger maps are joined only if they have the same keys.
  private static let mostKeys = 500

  /// One map for all versions; keys that only some profiles have are null in the others.
  ///
  /// The result is nil if the keys differ and the values are not texts, because only maps of texts omit null values.
  private func joinedMaps(
    _ pairs: [Expression.Pair], _ versions: [(profile: String, value: Expression)]
  ) -> Expression? {
    let maps = versions.compactMap { version -> [Expression.Pair]? in
      if case .map(let other) = version.value { other } else { nil }
    }
    guard maps.count == versions.count else { return nil }
    let haveSameKeys = maps.allSatisfy { $0.map(\.key) == pairs.map(\.key) }
    let areTexts = maps.joined().allSatisfy { pair in if case .text = pair.value { true } else { false } }
    guard haveSameKeys || areTexts && maps.allSatisfy({ $0.count < Self.mostKeys }) else { return nil }
    var keys: [Expression] = []
    for map in maps {
      var place = keys.startIndex
      let own = Set(map.map(\.key))
      for pair in map {
        if let known = keys.firstIndex(of: pair.key) {
          place = known + 1
        } else {
          while place < keys.count, !own.contains(keys[place]) { place += 1 }
          keys.insert(pair.key, at: place)
          place += 1
        }
      }
    }
    let values = maps.map { Dictionary($0.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 }) }
    return .map(
      keys.map { key in
        Expression.Pair(key, joined(zip(versions, values).map { ($0.profile, $1[key] ?? .null) }))
      })
  }
}
