package import KubernetesFacts
package import ManifestTree

/// The input and the options of a comparison.
package struct DiffRequest: Sendable {
  /// The declared objects.
  package var declared: [Object]
  /// The objects of the dump.
  package var live: [Object]
  /// The namespace for declared objects that do not set one; by default, the live namespace that contains the most of
  /// them.
  package var namespace: String?
  /// Whether to also list insignificant differences, with the reasons.
  package var explains = false
  /// Whether to look for live objects that are not declared.
  package var showsOrphans = false
  /// Rules for differences to ignore.
  package var ignores: [IgnoreRule] = []
  /// Whether the dump contains all objects of the declared kinds, so that an object that it lacks is missing.
  package var hasAllKinds = false
  /// The schemas of the Kubernetes version to compare for; the newest by default.
  package var table = SchemaTable.newest

  /// Creates a request with default options.
  package init(declared: [Object], live: [Object]) {
    self.declared = declared
    self.live = live
  }
}
