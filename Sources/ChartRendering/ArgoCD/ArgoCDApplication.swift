internal import KubernetesFacts
internal import ManifestTree

/// One profile's Application.
struct ArgoCDApplication {
  /// The profile's name.
  let profile: String
  /// The Application's own name.
  let name: String
  /// The name of the Helm release.
  let release: String
  /// The namespace that it deploys to.
  let namespace: String
  /// The API server of its cluster.
  let server: String
  /// The file with its values, in the chart.
  let values: String
  /// The project that it belongs to.
  let project: String
  /// Whether Argo CD applies each commit.
  let isAutomated: Bool
  /// What else differs between profiles.
  let variable: Variable
  private let system: SystemObjects
  private let source: GitOpsSource

  /// - Parameter namespace: the namespace of the system; by default the one of the profile.
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
      "apiVersion": "argoproj.io/v1alpha1", "kind": .string(kind), "metadata": .map(metadata),
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

  /// What all Applications have, and their project; the source and the destination are still empty.
  func spec(project: String, isAutomated: Bool) -> NodeMap {
    var policy: NodeMap = [:]
    if isAutomated { policy["automated"] = Self.automated }
    policy["syncOptions"] = .list(Self.syncOptions.map(Node.string))
    // A cluster that is short of something for a while gets what it lacks.
    policy["retry"] = ["limit": 5, "backoff": ["duration": "5s", "factor": 2, "maxDuration": "3m"]]
    return [
      "project": .string(project), "source": [:], "destination": [:], "syncPolicy": .map(policy),
    ]
  }

  /// The repository says what is there: what it no longer says goes, and what somebody changes comes back.
  static let automated: Node = ["prune": true, "selfHeal": true]

  private static let syncOptions = [
    // The namespace is there before its objects, with the labels below.
    "CreateNamespace=true",
    // Every field has one owner, so that others' fields survive; and large ConfigMaps fit.
    "ServerSideApply=true",
    // Without this, fields that are ignored when comparing are still written when something else differs.
    "RespectIgnoreDifferences=true",
    // A change of one service doesn't touch the others.
    "ApplyOutOfSyncOnly=true",
    // What replaces an object runs before that goes.
    "PruneLast=true",
    // Two profiles in one cluster would undo each other's work without end.
    "FailOnSharedResource=true",
  ]
}

extension GitOpsSource {
  /// The namespace of Argo CD's objects.
  var argoCDNamespace: Node { .string(controllerNamespace ?? "argocd") }

  /// The finalizer by which deleting an Application deletes what it applied; nil where that is not wanted.
  var finalizers: Node? { deletesSystem ? ["resources-finalizer.argocd.argoproj.io"] : nil }
}
