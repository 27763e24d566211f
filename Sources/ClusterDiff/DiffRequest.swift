public import KubernetesFacts
public import ManifestTree

/// What to compare, and how much to say of it.
public struct DiffRequest: Sendable {
  /// The objects as they are declared.
  public var declared: [Object]
  /// The objects of the dump.
  public var live: [Object]
  /// The namespace of declared objects that name none; by default the one in which most of them are found.
  public var namespace: String?
  /// Whether to list also every difference that is none, with its reason.
  public var explains = false
  /// Whether to look for live objects that nobody declares.
  public var showsOrphans = false
  /// Differences that the user does not want to see.
  public var ignores: [IgnoreRule] = []
  /// Whether the dump holds all objects of the declared kinds, so that what is not in it is missing.
  public var hasAllKinds = false
  /// The version whose fields the objects have.
  public var table = SchemaTable.newest

  /// Makes a request with everything else by default.
  public init(declared: [Object], live: [Object]) {
    self.declared = declared
    self.live = live
  }
}
