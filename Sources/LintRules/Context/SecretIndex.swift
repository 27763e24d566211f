/// Which Secrets there will be: those among the objects, and those that something in the cluster makes of others.
struct SecretIndex: Sendable {
  private let names: [String: Set<String>]

  init(_ manifests: [Manifest]) {
    var names: [String: Set<String>] = [:]
    for manifest in manifests {
      if let name = Self.secret(of: manifest) { names[manifest.namespace, default: []].insert(name) }
    }
    self.names = names
  }

  /// Whether there will be a Secret of a name.
  func holds(_ name: String, in namespace: String) -> Bool { names[namespace]?.contains(name) ?? false }

  /// Whether the objects tell of any Secret of a namespace.
  func isTold(of namespace: String) -> Bool { names[namespace] != nil }

  private static func secret(of manifest: Manifest) -> String? {
    let spec = manifest.root["spec"]
    switch (manifest.group, manifest.kind) {
    case ("", "Secret"): return manifest.name
    case ("cert-manager.io", "Certificate"): return spec["secretName"].text
    case ("external-secrets.io", "ExternalSecret"): return spec["target"]["name"].text ?? manifest.name
    case ("bitnami.com", "SealedSecret"): return spec["template"]["metadata"]["name"].text ?? manifest.name
    default: return nil
    }
  }
}
