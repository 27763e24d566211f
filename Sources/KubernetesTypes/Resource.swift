package import ManifestTree

/// A kind of the Kubernetes API or of one of its extensions.
///
/// A resource writes its fields, `metadata` first; `apiVersion` and `kind` belong to the type and are added when the
/// resource is converted to an object.
package protocol Resource: FieldEncodable, Sendable {
  /// The API group and version, such as `apps/v1`.
  static var apiVersion: String { get }
  /// The kind, such as `Deployment`.
  static var kind: String { get }
  /// Name, namespace, labels, and annotations.
  var metadata: Meta.ObjectMeta { get set }
}

extension NodeEncoder {
  /// The object of a resource: `apiVersion`, `kind`, then its fields.
  package mutating func object<Kind: Resource>(_ resource: Kind, from origin: Origin) -> Object {
    let map = map {
      $0.field("apiVersion", Kind.apiVersion)
      $0.field("kind", Kind.kind)
      resource.encode(to: &$0)
    }
    let identity = ObjectIdentity(
      apiVersion: Kind.apiVersion, kind: Kind.kind, namespace: resource.metadata.namespace,
      name: resource.metadata.name ?? "")
    return Object(identity, .map(map), from: origin)
  }
}

extension Object {
  package init(_ resource: some Resource, from origin: Origin) {
    var encoder = NodeEncoder()
    self = encoder.object(resource, from: origin)
  }
}
