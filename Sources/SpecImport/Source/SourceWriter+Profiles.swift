/// Writes what depends on the profile: conditions, switches, and constants.
extension SourceWriter {
  /// The leading groups of parts for different profiles, if there are more than two and they cover all profiles.
  func completeGroups(_ parts: ArraySlice<Call>) -> [ArraySlice<Call>]? {
    var groups: [ArraySlice<Call>] = []
    var known: Set<String> = []
    var rest = parts
    while let chosen = rest.first?.profiles, known.isDisjoint(with: chosen) {
      let group = rest.prefix { $0.profiles == chosen }
      groups.append(group)
      known.formUnion(chosen)
      rest = rest.dropFirst(group.count)
      if known.count == profiles.count { return groups.count > 2 ? groups : nil }
    }
    return nil
  }

  /// Writes groups of parts as a switch over the profiles.
  mutating func cases(of groups: [ArraySlice<Call>], at indent: Int, separated: Bool) {
    line("switch profile {", at: indent)
    for (position, group) in groups.enumerated() {
      let names = (group.first?.profiles ?? []).map { profileNames[$0] ?? SwiftLiteral.line($0) }
      line(position == groups.count - 1 ? "default:" : "case \(names.joined(separator: ", ")):", at: indent)
      write(group, at: indent + 2, separated: separated)
    }
    line("}", at: indent)
  }

  /// Writes a constant whose value is a switch over the profiles.
  mutating func declare(_ value: ProfileConstants.Constant, at indent: Int) {
    line("let \(value.name): \(value.type) =", at: indent)
    line("switch profile {", at: indent + 2)
    cases(of: value.alternatives, at: indent + 2)
    line("}", at: indent + 2)
  }

  /// Writes the cases of a switch over the profiles, each with a value.
  mutating func cases(of alternatives: [Expression.Alternative], at indent: Int) {
    for (position, alternative) in alternatives.enumerated() {
      let names = alternative.profiles.map { profileNames[$0] ?? SwiftLiteral.line($0) }
      let start = position == alternatives.count - 1 ? "default:" : "case \(names.joined(separator: ", ")):"
      if let value = flat(alternative.value), indent + start.count + value.count + 1 <= Self.width {
        line("\(start) \(value)", at: indent)
      } else {
        line(start, at: indent)
        broken(alternative.value, at: indent + 2, prefix: "", suffix: "")
      }
    }
  }

  /// The parts at the beginning that need a switch over the same groups of profiles.
  func switchRun(_ parts: ArraySlice<Call>) -> ArraySlice<Call> {
    guard let first = parts.first else { return parts }
    let groups = versions(of: first).map(\.profiles)
    let others = parts.dropFirst().prefix { part in
      part.isSwitch && part.comments.isEmpty && versions(of: part).map(\.profiles) == groups
    }
    return parts.prefix(1 + others.count)
  }

  /// Writes parts that have different values for the same groups of profiles as one switch over the profiles.
  mutating func cases(of parts: ArraySlice<Call>, at indent: Int) {
    comments(parts.first?.comments ?? [], at: indent)
    line("switch profile {", at: indent)
    let versions = parts.map { self.versions(of: $0) }
    for position in (versions.first ?? []).indices {
      let own = versions.map { $0[position] }
      let names = (own.first?.profiles ?? []).map { profileNames[$0] ?? SwiftLiteral.line($0) }
      let isLast = position == (versions.first ?? []).count - 1
      line(isLast ? "default:" : "case \(names.joined(separator: ", ")):", at: indent)
      for version in own { call(version, at: indent + 2) }
    }
    line("}", at: indent)
  }

  /// The modifiers of a service: before its patches, modifiers that only some profiles have are grouped by profile.
  func conditionalModifiers(of service: Call) -> [Call] {
    let modifiers = service.modifiers.flatMap { $0.hasWideChoice ? versions(of: $0) : [$0] }
    let firstPatch = modifiers.firstIndex { $0.name == ".patch" } ?? modifiers.endIndex
    var common: [Call] = []
    var groups: [[Call]] = []
    for modifier in modifiers[..<firstPatch] {
      if modifier.profiles == nil {
        common.append(modifier)
      } else if let known = groups.firstIndex(where: { $0.first?.profiles == modifier.profiles }) {
        groups[known].append(modifier)
      } else {
        groups.append([modifier])
      }
    }
    return common + groups.joined() + modifiers[firstPatch...]
  }

  /// The different values of a call, each for its profiles.
  func versions(of call: Call) -> [Call] {
    var versions: [Call] = []
    let distinguished = call.distinguishedProfiles
    for profile in call.profiles ?? profiles where distinguished.isEmpty || distinguished.contains(profile) {
      var version = call.resolved(in: profile)
      version.comments = []
      let known = versions.firstIndex { other in
        var other = other
        other.profiles = nil
        return other == version
      }
      if let known {
        versions[known].profiles?.append(profile)
      } else {
        version.profiles = [profile]
        versions.append(version)
      }
    }
    return versions
  }

  /// The condition that the profile is one of some.
  func condition(_ chosen: [String]) -> String {
    let names = chosen.map { profileNames[$0] ?? SwiftLiteral.line($0) }
    if names.count == 1 { return "profile == \(names[0])" }
    let others = profiles.filter { !chosen.contains($0) }
    if others.count == 1 { return "profile != \(profileNames[others[0]] ?? SwiftLiteral.line(others[0]))" }
    return "[\(names.joined(separator: ", "))].contains(profile)"
  }
}

extension Call {
  /// Whether the call is written as a switch over the profiles.
  var isSwitch: Bool { children == nil && hasWideChoice }
}
