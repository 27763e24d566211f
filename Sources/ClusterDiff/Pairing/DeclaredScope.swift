import KubernetesFacts
import ManifestTree

/// Determines which live objects are within the scope of the declaration.
struct DeclaredScope {
  private let namespaces: Set<String>
  private let apps: Set<String>
  private static let appLabel = RecommendedLabel.partOf

  init(_ declared: [Object]) {
    namespaces = Set(
      declared.compactMap { $0.identity.groupKind == .namespace ? $0.identity.name : $0.identity.namespace }
    ).filter { !Self.isShared($0) }
    apps = Set(declared.compactMap { Self.app(of: $0) })
  }

  /// Whether the object has the `app.kubernetes.io/part-of` label of a declared object, or is in a namespace of the
  /// declaration that apps do not share.
  func contains(_ object: Object) -> Bool {
    if let app = Self.app(of: object), apps.contains(app) { return true }
    return object.identity.namespace.map(namespaces.contains) ?? false
  }

  private static func app(of object: Object) -> String? {
    object.node["metadata"]?["labels"]?[appLabel]?.text
  }

  /// Whether apps share the namespace: a namespace of Kubernetes or Istio, `monitoring`, or `cert-manager`.
  private static func isShared(_ namespace: String) -> Bool {
    SystemNamespace.contains(namespace) || ["monitoring", "cert-manager"].contains(namespace)
  }
}
