internal import Diagnostics
package import KubernetesFacts
package import ManifestTree

/// An object under review, shared by all views of it.
package final class Manifest: Sendable {
  /// All objects under review, which the manifests share, because a copy of each object would take more memory than the
  /// rest of its manifest.
  private let objects: [Object]
  private let position: Int
  /// The start of cursors into the object.
  ///
  /// All threads would contend for the reference count of `objects` if they read the array instead.
  private let start: NodeCursor.Root
  /// The API group of the kind; for an old or wrong group, the correct one, so that rules still apply.
  package let group: String
  /// The namespace of references without one: the object's own, the one that a tool adds, or `default`; empty for
  /// cluster-scoped objects.
  package let namespace: String
  /// The place of the pod template in the object; nil if its kind has no pods.
  package let workloadKind: WorkloadKind?
  /// The schema errors of the object, without those in values that a tool completes later.
  package let issues: [SchemaIssue]
  /// The errors for which the API server or istiod rejects the object although its schema allows the values, without
  /// those in values that a tool completes later.
  package let faults: [ValidationFault]
  /// Whether repairs are proven.
  ///
  /// Each proof validates the whole object, so objects with too many errors for their size are skipped.
  package let provesRepairs: Bool

  /// Whether a kustomization applies patches to the objects of the file, which can add fields.
  package let isPatchedLater: Bool
  /// Whether a kustomization adds a prefix or suffix to the object's name.
  package let isRenamedLater: Bool

  /// The maximum number of parts that all proofs for an object visit.
  private static let maximumProof = 1_000_000

  /// - Parameters:
  ///   - position: the position of the object among `objects`.
  ///   - addedFields: the fields that a tool adds to the object when it is applied.
  ///   - addedNamespace: the namespace that a tool sets if the object has none.
  package init(
    _ position: Int, of objects: [Object], issues: [SchemaIssue], faults: [ValidationFault] = [],
    addedFields: AddedFields = [], addedNamespace: String? = nil
  ) {
    self.objects = objects
    self.position = position
    start = NodeCursor.Root(ofObject: position, in: objects)
    let object = objects[position]
    isPatchedLater = addedFields.contains(.patches)
    isRenamedLater = addedFields.contains(.names)
    let completed = CompletedLater(object.node, addedFields)
    let faults = faults.filter { !completed.covers($0.path) }
    let issues = issues.filter { issue in
      !completed.covers(issue.path) && !completed.covers(issue.fieldPath)
        && !faults.contains { $0.namesKey(ofDuplicate: issue) }
    }
    self.issues = issues
    self.faults = issues.isEmpty ? faults : faults.filter { !$0.repeats(any: issues) }
    provesRepairs = issues.isEmpty || issues.count * object.node.partCount <= Self.maximumProof
    group = SchemaTable.homeGroup(of: object.identity.kind, named: object.identity.group)
    workloadKind = WorkloadKind.of(group: group, kind: object.identity.kind)
    let isOfCluster = ClusterScope.holds(object.identity.kind, group: group)
    namespace =
      isOfCluster ? "" : object.identity.namespace ?? addedNamespace ?? SystemNamespace.default
  }

  /// The identity, the content, and the source position of the object.
  package var object: Object { _read { yield objects[position] } }
  /// The content of the object.
  var content: NodeCursor { NodeCursor(at: start) }
  package var node: Node { objects[position].node }
  package var identity: ObjectIdentity { objects[position].identity }
  package var name: String { objects[position].identity.name }
  package var kind: String { objects[position].identity.kind }
  /// The API group and the kind.
  package var groupKind: GroupKind { GroupKind(group, kind) }
  /// The whole object.
  package var root: ManifestField { ManifestField(self) }
  /// The map with the `metadata` and `spec` of the object's pods: by its kind, or `spec.template` of an unknown kind.
  package var podTemplate: ManifestField? {
    if let workloadKind { return root.field(at: workloadKind.podTemplate(in: node)) }
    let template = root["spec"]["template"]
    return template["spec"].exists || template["metadata"].exists ? template : nil
  }
  /// `Deployment/web`, for messages.
  package var title: String { name.isEmpty ? "\(kind) without a name" : "\(kind)/\(name)" }
  /// The title for messages at another object: with the namespace if the other object has a different one.
  package func title(from other: Manifest) -> String {
    namespace == other.namespace || namespace.isEmpty ? title : "\(title) in namespace '\(namespace)'"
  }
  /// Whether the object is a custom resource from which a controller may create pods: its group has a dot and is not
  /// one of Kubernetes (`.k8s.io`) or Istio, and its kind is not in the list of kinds that create no pods.
  package var isCustom: Bool {
    group.utf8.contains(UInt8(ascii: ".")) && !APIGroup.isOfKubernetes(group) && !APIGroup.isIstio(group)
      && ![
        "Certificate", "ExternalSecret", "ServiceMonitor", "PodMonitor", "PrometheusRule", "ScaledObject",
        "HTTPScaledObject", "PodUnavailableBudget",
      ]
      .contains(kind)
  }
  /// Whether the object has an owner, usually the controller that created it.
  ///
  /// Rules about workloads, Jobs, and Istio annotations skip the object. They check its owner if the owner is in the
  /// input.
  package var isOwned: Bool { !root["metadata"]["ownerReferences"].items.isEmpty }
}

extension ValidationFault {
  /// Whether a schema issue reports a duplicate element of which this fault reports the key.
  fileprivate func namesKey(ofDuplicate issue: SchemaIssue) -> Bool {
    reason == .duplicate && issue.fault == .duplicate && path != issue.path
      && path.steps.starts(with: issue.path.steps)
  }

  /// Whether a schema issue already reports the same problem.
  fileprivate func repeats(any issues: [SchemaIssue]) -> Bool {
    issues.contains { issue in
      if issue.path == path { return true }
      return (reason == .required || reason == .choice) && issue.fault == .missingField
        && issue.fieldPath == path
    }
  }
}

extension Rule {
  /// The findings of this rule for some of the reasons for which the API server or istiod rejects an object.
  package func findings(for reasons: ValidationFault.Reason..., in manifest: Manifest) -> [Finding] {
    manifest.faults.filter { reasons.contains($0.reason) }.map { fault in
      var finding = finding(
        at: manifest.root.field(at: fault.path), severity: fault.isOfGate ? .warning : nil, fault.message,
        fix: fault.fix)
      finding.path = fault.serverPath(in: manifest.node)
      return finding
    }
  }
}
