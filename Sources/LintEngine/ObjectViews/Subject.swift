package import KubernetesFacts
internal import ManifestTree

/// The unit that a rule checks: all objects, the objects of a kind, or parts of them.
package protocol Subject: Sendable {
  /// All subjects among the objects.
  static func all(in context: LintContext) -> [Self]
}

extension Manifest: Subject {
  /// All objects.
  package static func all(in context: LintContext) -> [Manifest] { context.manifests }
}

/// An object of one kind, with properties for its fields.
package protocol ObjectView: Subject {
  /// The API group and the kind.
  static var type: GroupKind { get }
  var manifest: Manifest { get }
  init(manifest: Manifest)
}

extension ObjectView {
  package static func all(in context: LintContext) -> [Self] { context.manifests(of: type).map(Self.init) }

  package var root: ManifestField { manifest.root }
  package var spec: ManifestField { root["spec"] }
  package var name: String { manifest.name }
  package var namespace: String { manifest.namespace }
}
