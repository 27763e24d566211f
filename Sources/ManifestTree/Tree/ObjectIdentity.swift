/// The identity of an object: group, kind, namespace, and name, but not the API version.
package struct ObjectIdentity: Sendable, Hashable {
  /// The API group; empty for the core group.
  package var group: String
  /// The version within the group; not part of the identity.
  package var version: String
  /// The kind, such as `Deployment`.
  package var kind: String
  /// The namespace; nil for cluster-scoped objects and for objects that do not set it.
  package var namespace: String?
  package var name: String

  package init(group: String, version: String, kind: String, namespace: String?, name: String) {
    self.group = group
    self.version = version
    self.kind = kind
    self.namespace = namespace
    self.name = name
  }

  /// Creates an identity from the `apiVersion` of a manifest (`apps/v1`, `v1`).
  package init(apiVersion: String, kind: String, namespace: String?, name: String) {
    let slash = apiVersion.utf8.firstIndex(of: UInt8(ascii: "/"))
    let group = slash.map { String(apiVersion[..<$0]) } ?? ""
    let version = slash.map { String(apiVersion[apiVersion.utf8.index(after: $0)...]) } ?? apiVersion
    self.init(group: group, version: version, kind: kind, namespace: namespace, name: name)
  }

  /// The `apiVersion`: `apps/v1`, or `v1` in the core group.
  package var apiVersion: String { group.isEmpty ? version : "\(group)/\(version)" }

  /// Compares without the version.
  package static func == (left: ObjectIdentity, right: ObjectIdentity) -> Bool {
    left.name.hasSameBytes(as: right.name) && left.kind.hasSameBytes(as: right.kind)
      && left.group.hasSameBytes(as: right.group)
      && (left.namespace ?? "").hasSameBytes(as: right.namespace ?? "")
      && (left.namespace == nil) == (right.namespace == nil)
  }

  /// Hashes without the version.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(group)
    hasher.combine(kind)
    hasher.combine(namespace)
    hasher.combine(name)
  }
}
