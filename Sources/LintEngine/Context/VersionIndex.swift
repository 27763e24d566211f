package import KubernetesFacts
internal import ManifestTree

/// The replacements and removals of API versions, looked up once for each kind.
package struct VersionIndex: Sendable {
  private let fates: [Key: Fate]

  private struct Key: Hashable {
    let apiVersion: String
    let kind: String
  }

  /// The state of a kind's version.
  package struct Fate: Sendable {
    /// The version to use instead; nil if there is no better one.
    package let replacement: String?
    /// Whether an earlier Kubernetes version served the kind's version, and the target version does not.
    package let isRemoved: Bool
  }

  package init(_ manifests: [Manifest], _ schema: SchemaTable) {
    var fates: [Key: Fate] = [:]
    for manifest in manifests {
      let key = Self.key(of: manifest)
      guard fates[key] == nil else { continue }
      let span = SchemaTable.availability(apiVersion: key.apiVersion, kind: key.kind)
      fates[key] = Fate(
        replacement: span == nil ? nil : schema.replacement(apiVersion: key.apiVersion, kind: key.kind),
        isRemoved: span?.until.map { $0 < schema.version } ?? false)
    }
    self.fates = fates
  }

  /// The state of an object's version.
  package func fate(of manifest: Manifest) -> Fate {
    fates[Self.key(of: manifest)] ?? Fate(replacement: nil, isRemoved: false)
  }

  private static func key(of manifest: Manifest) -> Key {
    Key(apiVersion: manifest.identity.apiVersion, kind: manifest.kind)
  }
}
