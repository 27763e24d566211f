public import KubernetesFacts
public import ManifestTree

/// The input and the options of a comparison.
public struct DiffRequest: Sendable {
  /// The declared objects.
  public var declared: [Object]
  /// The objects of the dump.
  public var live: [Object]
  /// The namespace of declared objects that do not set one; by default the one that contains most of them.
  public var namespace: String?
  /// Whether to list also insignificant differences, with the reasons.
  public var explains = false
  /// Whether to look for live objects that are not declared.
  public var showsOrphans = false
  /// Rules for differences to ignore.
  public var ignores: [IgnoreRule] = []
  /// Whether the dump contains all objects of the declared kinds, so that an object that it lacks is missing.
  public var hasAllKinds = false
  /// The Kubernetes version whose schemas apply.
  public var table = SchemaTable.newest

  /// Creates a request with default options.
  public init(declared: [Object], live: [Object]) {
    self.declared = declared
    self.live = live
  }
}
