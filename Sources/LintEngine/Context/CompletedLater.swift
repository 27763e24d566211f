internal import KubernetesFacts
internal import ManifestTree

/// Values that a tool completes before the API server sees them: variables of Flux, and what SOPS has encrypted.
///
/// The value that the server sees is unknown, so faults of these values are not reported.
struct CompletedLater {
  private let node: Node
  /// Whether SOPS encrypted the object. The tool that decrypts it removes the metadata of SOPS.
  private let isEncrypted: Bool

  init(_ node: Node) {
    self.node = node
    isEncrypted = node["sops"]?["mac"] != nil || node["sops"]?["lastmodified"] != nil
  }

  /// Whether a tool completes the value at a path, or the last key of the path.
  func covers(_ path: NodePath) -> Bool {
    if isEncrypted, path.steps.first == .key("sops") { return true }
    if case .key(let key)? = path.steps.last, Substitution.isPresent(in: key) { return true }
    guard case .string(let text)? = node[path] else { return false }
    return isEncrypted && text.hasPrefix("ENC[") || Substitution.isPresent(in: text)
  }
}
