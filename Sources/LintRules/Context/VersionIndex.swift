internal import KubernetesFacts
internal import ManifestTree

/// What becomes of the versions that objects say: looked up once for each kind, however many objects have it.
struct VersionIndex: Sendable {
  private let fates: [Key: Fate]

  private struct Key: Hashable {
    let apiVersion: String
    let kind: String
  }

  /// What is known of a version of a kind.
  struct Fate: Sendable {
    /// The version to write instead; nil if this one is as good as any, or never was.
    let replacement: String?
    /// Whether the version was there in an earlier Kubernetes and is there no more.
    let isRemoved: Bool
  }

  init(_ manifests: [Manifest], _ schema: SchemaTable) {
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

  /// What becomes of an object's version.
  func fate(of manifest: Manifest) -> Fate {
    fates[Self.key(of: manifest)] ?? Fate(replacement: nil, isRemoved: false)
  }

  private static func key(of manifest: Manifest) -> Key {
    Key(apiVersion: manifest.object.identity.apiVersion, kind: manifest.kind)
  }
}
