import ManifestTree

/// Security contexts.
enum SecurityMapping {
  static func container(_ node: Node) -> Call? {
    guard case .map(var map) = node else { return nil }
    var arguments: [Argument] = []
    if let flag = map.takeFlag(SecurityField.runAsNonRoot) {
      arguments.append(Argument("runAsNonRoot", .flag(flag)))
    }
    if let id = map.takeInt(SecurityField.runAsUser) { arguments.append(Argument("runAsUser", .integer(id))) }
    if let id = map.takeInt(SecurityField.runAsGroup) {
      arguments.append(Argument("runAsGroup", .integer(id)))
    }
    for field in [
      SecurityField.readOnlyRootFilesystem, .allowPrivilegeEscalation, .privileged,
    ] {
      if let flag = map.takeFlag(field) { arguments.append(Argument(field.rawValue, .flag(flag))) }
    }
    if let capabilities = map.take(SecurityField.capabilities) {
      guard case .map(var lists) = capabilities else { return nil }
      for field in CapabilitiesField.allCases {
        guard let list = lists.remove(field) else { continue }
        guard let names = texts(list) else { return nil }
        arguments.append(Argument(field.rawValue, .list(names.map { .text($0) })))
      }
      guard lists.isEmpty else { return nil }
    }
    if let profile = map.take(SecurityField.seccompProfile) {
      guard let seccomp = self.profile(profile) else { return nil }
      arguments.append(Argument("seccomp", seccomp))
    }
    if let label = map.convert(SecurityField.seLinuxOptions, seLinux) {
      arguments.append(Argument("seLinux", label))
    }
    if let profile = map.convert(SecurityField.appArmorProfile, profile) {
      arguments.append(Argument("appArmor", profile))
    }
    switch map.takeText(SecurityField.procMount) {
    case nil: break
    case "Default": arguments.append(Argument("procMount", .name(".default")))
    case "Unmasked": arguments.append(Argument("procMount", .name(".unmasked")))
    default: return nil
    }
    return map.isEmpty && !arguments.isEmpty ? Call("SecurityContext", arguments) : nil
  }

  /// The security context of a pod, and the modifier for its kernel parameters.
  static func pod(_ node: Node) -> [Call]? {
    guard case .map(var map) = node else { return nil }
    var arguments: [Argument] = []
    var modifiers: [Call] = []
    if let flag = map.takeFlag(PodSecurityField.runAsNonRoot) {
      arguments.append(Argument("runAsNonRoot", .flag(flag)))
    }
    for field in [PodSecurityField.runAsUser, .runAsGroup, .fsGroup] {
      if let id = map.takeInt(field) { arguments.append(Argument(field.rawValue, .integer(id))) }
    }
    if let groups = map.take(PodSecurityField.supplementalGroups) {
      guard let list = groups.list, case let ids = list.compactMap(\.int), ids.count == list.count else {
        return nil
      }
      arguments.append(Argument("supplementalGroups", .list(ids.map { .integer($0) })))
    }
    if let profile = map.take(PodSecurityField.seccompProfile) {
      guard let seccomp = self.profile(profile) else { return nil }
      arguments.append(Argument("seccomp", seccomp))
    }
    switch map.takeText(PodSecurityField.fsGroupChangePolicy) {
    case nil: break
    case "Always": arguments.append(Argument("volumeGroupChange", .name(".always")))
    case "OnRootMismatch": arguments.append(Argument("volumeGroupChange", .name(".onRootMismatch")))
    default: return nil
    }
    switch map.takeText(PodSecurityField.supplementalGroupsPolicy) {
    case nil: break
    case "Merge": arguments.append(Argument("groupMembership", .name(".merged")))
    case "Strict": arguments.append(Argument("groupMembership", .name(".strict")))
    default: return nil
    }
    if let access = access(&map) { modifiers += access }
    if let sysctls = map.take(PodSecurityField.sysctls) {
      guard let pairs = sysctls.list?.namedValues else { return nil }
      modifiers.append(Call(".sysctls", [Argument(nil, .texts(pairs))]))
    }
    guard map.isEmpty else { return nil }
    if !arguments.isEmpty {
      modifiers.insert(
        Call(".podSecurityContext", [Argument(nil, .call(Call("PodSecurityContext", arguments)))]), at: 0)
    }
    return modifiers.isEmpty ? nil : modifiers
  }

  static func texts(_ node: Node) -> [String]? {
    guard let list = node.list, case let texts = list.compactMap(\.text), texts.count == list.count else {
      return nil
    }
    return texts
  }
}

extension [Node] {
  /// The pairs of a list of maps that have only `name` and, optionally, `value`; nil for other items, or if a name
  /// repeats.
  var namedValues: [(String, String)]? {
    var pairs: [(String, String)] = []
    for item in self {
      guard case .map(let map) = item, let name = map["name"]?.text,
        map.count == (map["value"] == nil ? 1 : 2)
      else { return nil }
      guard map["value"] == nil || map["value"]?.text != nil else { return nil }
      pairs.append((name, map["value"]?.text ?? ""))
    }
    return Set(pairs.map(\.0)).count == pairs.count ? pairs : nil
  }
}
