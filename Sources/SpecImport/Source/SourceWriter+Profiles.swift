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

  /// Writes a part with more than two values as a switch over the profiles.
  mutating func cases(of call: Call, at indent: Int) {
    comments(call.comments, at: indent)
    line("switch profile {", at: indent)
    let versions = versions(of: call)
    for (position, version) in versions.enumerated() {
      let names = (version.profiles ?? []).map { profileNames[$0] ?? SwiftLiteral.line($0) }
      let isLast = position == versions.count - 1
      line(isLast ? "default:" : "case \(names.joined(separator: ", ")):", at: indent)
      self.call(version, at: indent + 2)
    }
    line("}", at: indent)
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
