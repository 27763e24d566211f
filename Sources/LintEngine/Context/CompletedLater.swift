internal import KubernetesFacts
internal import ManifestTree

/// Values that a tool replaces before the API server receives them: Flux variables and values encrypted by SOPS.
///
/// The final value is unknown, so errors in these values are not reported.
struct CompletedLater {
  private let node: Node
  /// Whether the object is encrypted with SOPS, which removes its metadata when it decrypts the object.
  private let isEncrypted: Bool

  init(_ node: Node) {
    self.node = node
    isEncrypted = node["sops"]?["mac"] != nil || node["sops"]?["lastmodified"] != nil
  }

  /// Whether a tool replaces the value at a path, or the last key of the path.
  func covers(_ path: NodePath) -> Bool {
    if isEncrypted, path.steps.first == .key("sops") { return true }
    if case .key(let key)? = path.steps.last, Substitution.isPresent(in: key) { return true }
    guard case .string(let text)? = node[path] else { return false }
    return isEncrypted && text.hasPrefix("ENC[") || Substitution.isPresent(in: text)
  }
}
