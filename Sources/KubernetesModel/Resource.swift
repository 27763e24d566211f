public import ManifestTree

/// A kind of the Kubernetes API or of one of its extensions: what can be an object of its own.
///
/// A resource encodes its fields, `metadata` first; `apiVersion` and `kind` belong to the type and are added when it
/// becomes an object.
public protocol Resource: Encodable {
  /// The API group and version, such as `apps/v1`.
  static var apiVersion: String { get }
  /// The kind, such as `Deployment`.
  static var kind: String { get }
  /// Name, namespace, labels and annotations.
  var metadata: Meta.ObjectMeta { get set }
}

extension NodeEncoder {
  /// The object that a resource describes: `apiVersion`, `kind`, then its fields.
  ///
  /// Throws what the resource's `encode(to:)` throws; those of this module throw nothing.
  public func object<Kind: Resource>(_ resource: Kind, from origin: Origin) throws -> Object {
    var map = NodeMap()
    map.append("apiVersion", .string(Kind.apiVersion))
    map.append("kind", .string(Kind.kind))
    if case .map(let fields) = try encode(resource) {
      map.reserveCapacity(fields.count + 2)
      for field in fields { map.append(field.key, field.value) }
    }
    let identity = ObjectIdentity(
      apiVersion: Kind.apiVersion, kind: Kind.kind, namespace: resource.metadata.namespace,
      name: resource.metadata.name ?? "")
    return Object(identity, .map(map), from: origin)
  }
}

extension Object {
  /// Makes the object that a resource describes; where many are made, `NodeEncoder` keeps its buffers between them.
  public init(_ resource: some Resource, from origin: Origin) throws {
    self = try NodeEncoder().object(resource, from: origin)
  }
}
