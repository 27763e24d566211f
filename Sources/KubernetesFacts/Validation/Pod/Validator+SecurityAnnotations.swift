internal import ManifestTree

/// The deprecated annotations for seccomp and AppArmor.
extension Validator {
  private static let seccompDefaults = [SecurityProfile.runtimeDefaultAnnotation, "docker/default"]

  /// Checks the profiles in annotations, and that the fields of the same container match them.
  mutating func securityAnnotations(_ annotations: Field, _ spec: Field) {
    for (key, value) in annotations.entries
    where key == PodKey.seccomp || key.hasPrefix(PodKey.seccompPrefix) {
      seccompAnnotation(value)
    }
    let podContext = spec["securityContext"]
    agree(
      annotations[PodKey.seccomp], podContext["seccompProfile"], "seccomp", Self.seccompDefaults)
    for container in spec["containers"].items + spec["initContainers"].items {
      let (name, context) = (container["name"].string, container["securityContext"])
      agree(
        annotations[PodKey.seccompPrefix + name], context["seccompProfile"], "seccomp",
        Self.seccompDefaults)
      guard spec["os"]["name"].string != "windows" else { continue }
      let profile =
        context["appArmorProfile"].exists ? context["appArmorProfile"] : podContext["appArmorProfile"]
      agree(
        annotations[PodKey.appArmorPrefix + name], profile, "AppArmor",
        [SecurityProfile.runtimeDefaultAnnotation])
    }
  }

  private mutating func seccompAnnotation(_ value: Field) {
    let text = value.string
    let isLocal = text.hasPrefix(SecurityProfile.localhostPrefix)
    if (Self.seccompDefaults + [SecurityProfile.unconfinedAnnotation]).contains(text) { return }
    let steps = text.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    if isLocal, steps.first?.isEmpty == false || steps.count == 1, !steps.contains("..") { return }
    report(
      .form, at: value,
      "invalid seccomp profile '\(text)': use 'runtime/default', 'unconfined', or 'localhost/<name>'")
  }

  private mutating func agree(
    _ annotation: Field, _ profile: Field, _ thing: String, _ defaults: [String]
  ) {
    guard let text = annotation.text, profile.exists else { return }
    let (type, local) = (profile["type"], profile["localhostProfile"])
    let matches =
      switch SecurityProfile(rawValue: type.string) {
      case .unconfined: text == SecurityProfile.unconfinedAnnotation
      case .runtimeDefault: defaults.contains(text)
      case .localhost: text == SecurityProfile.localhostPrefix + local.string
      case nil: true
      }
    guard !matches else { return }
    report(
      .conflict,
      at: type.string == SecurityProfile.localhost.rawValue
        && text.hasPrefix(SecurityProfile.localhostPrefix) ? local : type,
      "the \(thing) profile must match annotation '\(annotation.name)', whose value is '\(text)'")
  }
}
