internal import KubernetesFacts
internal import ManifestTree

/// The Application of one profile.
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
  /// The values file in the chart.
  let values: String
  /// The other settings that can differ between profiles.
  let variable: Variable
  private let system: SystemObjects
  private let source: GitOpsSource

  init(_ system: SystemObjects, _ profile: ProfileObjects, _ source: GitOpsSource) {
    (self.system, self.source) = (system, source)
    self.profile = profile.profile
    (name, release, namespace) = (profile.application, profile.release, profile.namespace)
    server = source.server(for: profile.profile)
    values = system.valuesFile(for: profile.profile)
    variable = Variable(of: profile, in: profile.namespace)
  }

  var node: Node {
    var spec = spec(in: profile, at: server, with: values, as: release, into: namespace)
    spec.merge(variable.spec)
    return Self.node("Application", named: name, of: system, spec)
  }

  static func node(_ kind: String, named name: String, of system: SystemObjects, _ spec: NodeMap) -> Node {
    [
      "apiVersion": "argoproj.io/v1alpha1", "kind": .string(kind),
      "metadata": ["name": .string(name), "namespace": "argocd", "labels": system.labels],
      "spec": .map(spec),
    ]
  }

  /// The common parts of all profiles, with the given differences.
  func spec(
    in profile: String, at server: String, with values: String, as release: String, into namespace: String
  ) -> NodeMap {
    var from: NodeMap = [
      "repoURL": .string(source.repository), "targetRevision": .string(source.revision),
      "path": .string(source.folder(of: system.app, in: profile)),
    ]
    if source.form == .helm {
      from["helm"] = ["releaseName": .string(release), "valueFiles": [.string(values)]]
    }
    return [
      "project": "default", "source": .map(from),
      "destination": ["server": .string(server), "namespace": .string(namespace)],
      "syncPolicy": [
        // Objects that are removed from the repository are deleted, and manual changes are reverted.
        "automated": ["prune": true, "selfHeal": true],
        "syncOptions": .list(Self.syncOptions.map(Node.string)),
        // A sync that fails for a temporary reason is retried.
        "retry": ["limit": 5, "backoff": ["duration": "5s", "factor": 2, "maxDuration": "3m"]],
      ],
    ]
  }

  private static let syncOptions = [
    // The namespace is created before its objects, with the labels below.
    "CreateNamespace=true",
    // Server-side apply keeps the fields of other owners, and has no size limit for ConfigMaps.
    "ServerSideApply=true",
    // Without this, fields that are ignored when comparing are still written when something else differs.
    "RespectIgnoreDifferences=true",
    // A change to one service does not apply the objects of the others.
    "ApplyOutOfSyncOnly=true",
    // Objects are deleted only after their replacements are healthy.
    "PruneLast=true",
    // Two profiles that own the same object would revert each other's changes in a loop.
    "FailOnSharedResource=true",
  ]
}
