import KubernetesFacts

/// The Secrets that will exist: Secrets in the input, and Secrets that controllers create from other objects.
package struct SecretIndex: Sendable {
  private let names: [String: Set<String>]

  package init(_ manifests: [Manifest]) {
    var names: [String: Set<String>] = [:]
    for manifest in manifests {
      if let name = Self.secret(of: manifest) { names[manifest.namespace, default: []].insert(name) }
    }
    self.names = names
  }

  /// Whether a Secret with a name will exist.
  package func holds(_ name: String, in namespace: String) -> Bool {
    names[namespace]?.contains(name) ?? false
  }

  /// Whether any Secret of a namespace will exist.
  package func isTold(of namespace: String) -> Bool { names[namespace] != nil }

  private static func secret(of manifest: Manifest) -> String? {
    let spec = manifest.root["spec"]
    switch manifest.groupKind {
    case .secret: return manifest.name
    case .certificate: return spec["secretName"].text
    case .externalSecret: return spec["target"]["name"].text ?? manifest.name
    case .sealedSecret: return spec["template"]["metadata"]["name"].text ?? manifest.name
    default: return nil
    }
  }
}
