internal import KubernetesFacts
internal import ManifestTree

/// The Application of one profile.
struct ArgoCDApplication {
  /// The profile's name.
  let profile: String
  /// The name of the Application.
  let name: String
  /// The name of the Helm release.
  let release: String
  /// The namespace that the Application deploys to.
  let namespace: String
  /// The API server that the Application deploys to.
  let server: String
  /// The values file in the chart.
  let values: String
  /// The Argo CD project of the Application.
  let project: String
  /// Whether Argo CD applies each commit.
  let isAutomated: Bool
  /// The other settings that can differ between profiles.
  let variable: Variable
  private let system: SystemObjects
  private let source: GitOpsSource

  /// - Parameter namespace: the namespace of the system; the profile's namespace by default.
  init(
    _ system: SystemObjects, _ profile: ProfileObjects, _ source: GitOpsSource,
    movedTo namespace: String? = nil
  ) {
    (self.system, self.source) = (system, source)
    self.profile = profile.profile
    (name, release) = (profile.application, profile.release)
    self.namespace = namespace ?? profile.namespace
    server = source.destination[profile.profile]
    project = source.project[profile.profile]
    isAutomated = source.sync[profile.profile] == .automatic
    values = system.valuesFile(for: profile.profile)
    variable = Variable(of: profile, movedTo: self.namespace)
  }

  var node: Node {
    var spec = spec(project: project, isAutomated: isAutomated)
    spec["source"] = .map(from(profile, release: release, valueFiles: [values]))
    spec["destination"] = ["server": .string(server), "namespace": .string(namespace)]
    spec.merge(variable.spec)
    var metadata: NodeMap = ["name": .string(name), "namespace": source.argoCDNamespace]
    metadata["finalizers"] = source.finalizers
    metadata["labels"] = system.labels
    return Self.node("Application", metadata, spec)
  }

  static func node(_ kind: String, _ metadata: NodeMap, _ spec: NodeMap) -> Node {
    [
      "apiVersion": .string("\(APIGroup.argo)/v1alpha1"), "kind": .string(kind), "metadata": .map(metadata),
      "spec": .map(spec),
    ]
  }

  /// The source of a profile's objects, with the release and the values of the Helm chart.
  func from(_ profile: String, release: String, valueFiles: [String]) -> NodeMap {
    var from: NodeMap = [
      "repoURL": .string(source.repository), "targetRevision": .string(source.revision),
      "path": .string(source.folder(of: system.app, in: profile)),
    ]
    if source.form == .helm {
      from["helm"] = [
        "releaseName": .string(release), "valueFiles": .list(valueFiles.map(Node.string)),
      ]
    }
    return from
  }

  /// The fields that all Applications have in common, and their project, without source or destination.
  func spec(project: String, isAutomated: Bool) -> NodeMap {
    var policy: NodeMap = [:]
    if isAutomated { policy["automated"] = Self.automated }
    policy["syncOptions"] = .list(Self.syncOptions.map(Node.string))
    // A failed sync is retried, because the reason may be temporary.
    policy["retry"] = ["limit": 5, "backoff": ["duration": "5s", "factor": 2, "maxDuration": "3m"]]
    return [
      "project": .string(project), "source": [:], "destination": [:], "syncPolicy": .map(policy),
    ]
  }

  /// Objects that are removed from the repository are deleted, and manual changes are reverted.
  static let automated: Node = ["prune": true, "selfHeal": true]

  private static let syncOptions = [
    // The namespace is created before its objects, with the metadata in `managedNamespaceMetadata`.
    "CreateNamespace=true",
    // Server-side apply keeps the fields of other owners, and stores no copy of the object in an annotation, whose size
    // is limited to 256 KiB.
    "ServerSideApply=true",
    // Without this option, fields that are ignored when comparing are still written when something else differs.
    "RespectIgnoreDifferences=true",
    // A change to one service does not apply the objects of the others.
    "ApplyOutOfSyncOnly=true",
    // Objects are deleted only after all other objects are applied and healthy.
    "PruneLast=true",
    // Two profiles that own the same object would revert each other's changes in a loop.
    "FailOnSharedResource=true",
  ]
}

extension GitOpsSource {
  /// The namespace of Argo CD's objects.
  var argoCDNamespace: Node { .string(controllerNamespace ?? "argocd") }

  /// The finalizer with which Argo CD deletes the system with its Application; nil if the system is kept.
  var finalizers: Node? { deletesSystem ? ["resources-finalizer.argocd.argoproj.io"] : nil }

  /// The policy of an ApplicationSet that keeps the system when its Application is deleted; nil if the system is
  /// deleted.
  ///
  /// Without the policy, Argo CD adds the finalizer to the Applications of a set whose template has no finalizers.
  var setPolicy: Node? { deletesSystem ? nil : ["preserveResourcesOnDeletion": true] }
}
