internal import ManifestTree

/// The deprecated annotations for seccomp and AppArmor.
extension Validator {
  private static let seccompPod = "seccomp.security.alpha.kubernetes.io/pod"
  private static let seccompContainer = "container.seccomp.security.alpha.kubernetes.io/"

  /// Checks the profiles in annotations, and that the fields of the same container match them.
  mutating func securityAnnotations(_ annotations: Field, _ spec: Field) {
    for (key, value) in annotations.entries
    where key == Self.seccompPod || key.hasPrefix(Self.seccompContainer) {
      seccompAnnotation(value)
    }
    let podContext = spec["securityContext"]
    agree(
      annotations[Self.seccompPod], podContext["seccompProfile"], "seccomp",
      ["runtime/default", "docker/default"])
    for container in spec["containers"].items + spec["initContainers"].items {
      let (name, context) = (container["name"].string, container["securityContext"])
      agree(
        annotations[Self.seccompContainer + name], context["seccompProfile"], "seccomp",
        ["runtime/default", "docker/default"])
      guard spec["os"]["name"].string != "windows" else { continue }
      let profile =
        context["appArmorProfile"].exists ? context["appArmorProfile"] : podContext["appArmorProfile"]
      agree(annotations[PodKey.appArmorPrefix + name], profile, "AppArmor", ["runtime/default"])
    }
  }

  private mutating func seccompAnnotation(_ value: Field) {
    let text = value.string
    let isLocal = text.hasPrefix("localhost/")
    if ["runtime/default", "docker/default", "unconfined"].contains(text) { return }
    let steps = text.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    if isLocal, steps.first?.isEmpty == false || steps.count == 1, !steps.contains("..") { return }
    report(
      .form, at: value,
      "invalid seccomp profile '\(text)': use 'runtime/default', 'unconfined', or 'localhost/<name>'")
  }

  private mutating func agree(
    _ annotation: Field, _ profile: Field, _ thing: String, _ defaults: Set<String>
  ) {
    guard let text = annotation.text, profile.exists else { return }
    let (type, local) = (profile["type"], profile["localhostProfile"])
    let matches =
      switch type.string {
      case "Unconfined": text == "unconfined"
      case "RuntimeDefault": defaults.contains(text)
      case "Localhost": text == "localhost/\(local.string)"
      default: true
      }
    guard !matches else { return }
    report(
      .conflict, at: type.string == "Localhost" && text.hasPrefix("localhost/") ? local : type,
      "the \(thing) profile must match the value of annotation '\(annotation.name)', '\(text)'")
  }
}
