internal import ManifestTree

/// What a rule looks at, one after another: all objects, those of a kind, or parts of them.
public protocol Subject: Sendable {
  /// All that the objects have.
  static func all(in context: LintContext) -> [Self]
}

extension Manifest: Subject {
  /// All that the objects have.
  public static func all(in context: LintContext) -> [Manifest] { context.manifests }
}

/// An object of one kind, read by the names of its fields.
protocol ObjectView: Subject {
  /// The API group and the kind.
  static var type: ObjectType { get }
  var manifest: Manifest { get }
  init(manifest: Manifest)
}

/// The API group and the kind of an object, of any version.
struct ObjectType: Hashable, Sendable {
  let group: String
  let kind: String

  init(_ group: String, _ kind: String) {
    self.group = group
    self.kind = kind
  }
}

extension ObjectView {
  static func all(in context: LintContext) -> [Self] { context.manifests(of: type).map(Self.init) }

  var root: ManifestField { manifest.root }
  var spec: ManifestField { root["spec"] }
  var name: String { manifest.name }
  var namespace: String { manifest.namespace }
}
