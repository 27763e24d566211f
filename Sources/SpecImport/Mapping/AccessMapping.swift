internal import KubernetesFacts
import ManifestTree

/// Settings for SELinux, and profiles of AppArmor and seccomp.
extension SecurityMapping {
  /// The modifiers for the SELinux and AppArmor settings of pods; nil if there are none that a modifier can express.
  ///
  /// Other settings stay in the security context.
  static func access(_ context: inout NodeMap) -> [Call]? {
    var modifiers: [Call] = []
    if let label = context.convert(PodSecurityField.seLinuxOptions, seLinux) {
      modifiers.append(Call(".seLinux", [Argument(nil, label)]))
    }
    if let profile = context.convert(PodSecurityField.appArmorProfile, profile) {
      modifiers.append(Call(".appArmor", [Argument(nil, profile)]))
    }
    return modifiers.isEmpty ? nil : modifiers
  }

  static func seLinux(_ node: Node) -> Expression? {
    guard case .map(var map) = node else { return nil }
    let arguments = SELinuxField.allCases.compactMap { field in
      map.remove(field)?.text.map { Argument(field.rawValue, .text($0)) }
    }
    return map.isEmpty && !arguments.isEmpty ? .call(Call("SELinux", arguments)) : nil
  }

  /// A profile of seccomp or AppArmor.
  static func profile(_ node: Node) -> Expression? {
    guard case .map(var map) = node, let type = map.remove(ProfileField.type)?.text else { return nil }
    let name = map.remove(ProfileField.localhostProfile)?.text
    guard map.isEmpty else { return nil }
    switch (SecurityProfile(rawValue: type), name) {
    case (.runtimeDefault, nil): return .name(".runtimeDefault")
    case (.unconfined, nil): return .name(".unconfined")
    case (.localhost, let name?): return .make(".localhost", Argument(nil, .text(name)))
    default: return nil
    }
  }
}

extension ContainerMapping {
  /// The parts for devices, the standard input, and the message of a terminated container.
  func streams(of container: inout NodeMap) -> [Call] {
    var parts: [Call] = []
    container.takeItems(ContainerField.volumeDevices) { item in
      var rest = item
      guard let name = rest.takeText(DeviceField.name), let path = rest.takeText(DeviceField.devicePath),
        rest.isEmpty, context.volumes.contains(name)
      else { return false }
      parts.append(Call("Device", [Argument(nil, .text(name)), Argument("at", .text(path))]))
      return true
    }
    let isOpen = container.takeFlag(ContainerField.stdin) ?? false
    let closes = container.takeFlag(ContainerField.stdinOnce) ?? false
    let hasTerminal = container.takeFlag(ContainerField.tty) ?? false
    if isOpen || closes || hasTerminal {
      var arguments: [Argument] = []
      if !isOpen { arguments.append(Argument("isOpen", .flag(false))) }
      if closes { arguments.append(Argument("closesAfterFirst", .flag(true))) }
      if hasTerminal { arguments.append(Argument("terminal", .flag(true))) }
      parts.append(Call("StandardInput", arguments))
    }
    var message: [Argument] = []
    switch container.peek(ContainerField.terminationMessagePolicy)?.text {
    case "File"?: message.append(Argument(nil, .name(".file")))
    case "FallbackToLogsOnError"?: message.append(Argument(nil, .name(".logsOnError")))
    default: break
    }
    if !message.isEmpty { _ = container.take(ContainerField.terminationMessagePolicy) }
    if let path = container.takeText(ContainerField.terminationMessagePath) {
      message.append(Argument("path", .text(path)))
    }
    if !message.isEmpty { parts.append(Call("TerminationMessage", message)) }
    return parts
  }
}
