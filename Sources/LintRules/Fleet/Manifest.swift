internal import KubernetesFacts
public import ManifestTree

/// An object under review, shared by everything that speaks of it.
public final class Manifest: Sendable {
  /// Who the object is, what it says and where.
  public let object: Object
  /// The API group that has the kind: of an object under an old or a wrong one, the right one, so that rules see it all the
  /// same.
  let group: String
  /// The namespace that references without one mean: the object's own, or `default`; empty for objects of the cluster.
  let namespace: String
  /// What the API does not accept of the object; empty where no rule asks.
  let issues: [SchemaIssue]
  /// Whether repairs can be proven: each proof looks at the whole object, and one with so many faults is no slip.
  let provesRepairs: Bool

  /// How many parts of an object all proofs together may look at.
  private static let maximumProof = 1_000_000

  init(_ object: Object, issues: [SchemaIssue]) {
    self.object = object
    self.issues = issues
    provesRepairs = issues.isEmpty || issues.count * object.node.partCount <= Self.maximumProof
    group = SchemaTable.homeGroup(of: object.identity.kind, named: object.identity.group)
    let isOfCluster = ClusterScope.holds(object.identity.kind, group: group)
    namespace = isOfCluster ? "" : object.identity.namespace ?? "default"
  }

  /// The name.
  var name: String { object.identity.name }
  /// The kind.
  var kind: String { object.identity.kind }
  /// The whole object.
  var root: Part { Part(self) }
  /// `Deployment 'web'`, for messages.
  var title: String { name.isEmpty ? "\(kind) without a name" : "\(kind)/\(name)" }
  /// Whether a controller made the object, as in a cluster's dump; what it says is said by its owner.
  var isOwned: Bool { !root["metadata"]["ownerReferences"].items.isEmpty }
}
