internal import KubernetesFacts
internal import ManifestTree

/// Fields that kustomize adds to an object.
package struct AddedFields: OptionSet, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  /// Labels in the selectors and the pod templates.
  package static let selectors = AddedFields(rawValue: 1)
  /// The namespace of the object, of service accounts in its bindings, and of the Services of its webhooks.
  package static let namespaces = AddedFields(rawValue: 2)
  /// Values in place of variables and placeholders.
  package static let values = AddedFields(rawValue: 4)
  /// Fields in patches, which are not read.
  package static let patches = AddedFields(rawValue: 8)
  /// Prefixes or suffixes of the object's name.
  package static let names = AddedFields(rawValue: 16)
}

/// Values that a tool sets before the API server receives them: fields that kustomize adds, Flux variables, and values
/// encrypted by SOPS.
///
/// The final value is unknown, so errors in these values are not reported.
struct CompletedLater {
  private let node: Node
  /// Whether the object is encrypted with SOPS, which removes the `sops` field when it decrypts the object.
  private let isEncrypted: Bool
  private let addedFields: AddedFields

  init(_ node: Node, _ addedFields: AddedFields = []) {
    self.node = node
    self.addedFields = addedFields
    isEncrypted = node["sops"]?["mac"] != nil || node["sops"]?["lastmodified"] != nil
  }

  /// Whether a tool sets, decrypts, or removes the value at a path, or replaces the last key of the path.
  func covers(_ path: NodePath) -> Bool {
    if isEncrypted, path.steps.first == .key("sops") { return true }
    if addedFields.contains(.selectors), path.steps.dropFirst().first == .key("selector") { return true }
    if addedFields.contains(.namespaces), path.steps.last == .key("namespace"),
      path.steps.first == .key("subjects") || path.steps.dropLast().last == .key("service")
    {
      return true
    }
    if case .key(let key)? = path.steps.last, isReplaced(key) { return true }
    guard case .string(let text)? = node[path] else { return false }
    return isEncrypted && text.hasPrefix("ENC[") || isReplaced(text)
  }

  private func isReplaced(_ text: String) -> Bool {
    Substitution.isPresent(in: text) || addedFields.contains(.values) && Substitution.isPlaceholder(text)
  }
}
