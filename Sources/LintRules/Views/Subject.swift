internal import ManifestTree

/// What a rule looks at, one after another: all objects, those of a kind, or parts of them.
public protocol Subject: Sendable {
  /// All that a fleet has.
  static func all(in fleet: Fleet) -> [Self]
}

extension Manifest: Subject {
  /// All that a fleet has.
  public static func all(in fleet: Fleet) -> [Manifest] { fleet.manifests }
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
  static func all(in fleet: Fleet) -> [Self] { fleet.manifests(of: type).map(Self.init) }

  var root: Part { manifest.root }
  var spec: Part { root["spec"] }
  var name: String { manifest.name }
  var namespace: String { manifest.namespace }
}
