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
  /// What the API server refuses although the schema allows it.
  let faults: [ValidationFault]
  /// Whether repairs can be proven: each proof looks at the whole object, and one with so many faults is no slip.
  let provesRepairs: Bool

  /// How many parts of an object all proofs together may look at.
  private static let maximumProof = 1_000_000

  init(_ object: Object, issues: [SchemaIssue], faults: [ValidationFault] = []) {
    self.object = object
    self.issues = issues
    self.faults = issues.isEmpty ? faults : faults.filter { !$0.repeats(any: issues) }
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
  var root: ManifestField { ManifestField(self) }
  /// `Deployment 'web'`, for messages.
  var title: String { name.isEmpty ? "\(kind) without a name" : "\(kind)/\(name)" }
  /// Whether a controller of another project may make pods of the object: its group is none of Kubernetes or Istio, and
  /// it does not monitor, scale, or deliver what others declare.
  var isCustom: Bool {
    guard group.contains("."), !group.hasSuffix(".k8s.io"), !group.hasSuffix(".istio.io") else {
      return false
    }
    return ![
      "Certificate", "ExternalSecret", "ServiceMonitor", "PodMonitor", "PrometheusRule", "ScaledObject",
    ]
    .contains(kind)
  }
  /// Whether a controller made the object, as in a cluster's dump; what it says is said by its owner.
  var isOwned: Bool { !root["metadata"]["ownerReferences"].items.isEmpty }
}

extension ValidationFault {
  /// Whether an issue of the schema already says the same.
  fileprivate func repeats(any issues: [SchemaIssue]) -> Bool {
    issues.contains { issue in
      if issue.path == path { return true }
      return (reason == .required || reason == .choice) && issue.fault == .missingField
        && issue.fieldPath == path
    }
  }
}

extension Rule {
  /// The findings of this rule for faults of some kinds that the API server sees in an object.
  func findings(for reasons: ValidationFault.Reason..., in manifest: Manifest) -> [Finding] {
    manifest.faults.filter { reasons.contains($0.reason) }.map { fault in
      var finding = finding(at: manifest.root.field(at: fault.path), fault.message, fix: fault.fix)
      finding.path = fault.serverPath(in: manifest.object.node)
      return finding
    }
  }
}
