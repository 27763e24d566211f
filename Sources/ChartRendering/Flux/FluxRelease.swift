internal import KubernetesFacts
internal import ManifestTree

/// The HelmRelease or Kustomization with which Flux applies a system in a profile.
struct FluxRelease {
  let profile: ProfileObjects
  private let system: SystemObjects
  private let source: GitOpsSource
  private let name: String
  private let namespace: String
  private let values: Node?

  /// - Parameters:
  ///   - namespace: the namespace of the system.
  ///   - values: values that override the profile's values.
  init(
    _ system: SystemObjects, _ profile: ProfileObjects, _ source: GitOpsSource, name: String,
    namespace: String, values: Node? = nil
  ) {
    (self.system, self.profile, self.source) = (system, profile, source)
    (self.name, self.namespace, self.values) = (name, namespace, values)
  }

  /// The kind of the Flux object for a format.
  static func kind(of form: GitOpsSource.Form) -> String { form == .helm ? "HelmRelease" : "Kustomization" }

  var node: Node {
    let isHelm = source.form == .helm
    var spec = isHelm ? helmRelease : kustomization
    if source.sync[profile.profile] == .manual { spec["suspend"] = true }
    return source.fluxObject(
      isHelm ? "\(APIGroup.fluxHelm)/v2" : "\(APIGroup.fluxKustomize)/v1", Self.kind(of: source.form),
      named: name, of: system, spec)
  }

  private var folder: String { source.folder(of: system.app, in: profile.profile) }

  private var ignored: [Node] { profile.foreignFields(movedTo: namespace).map(\.fluxRule) }

  private var helmRelease: NodeMap {
    // Flux reads only the listed files, so values.yaml is also listed.
    let isDefault = profile.profile == system.defaultProfile
    let files = isDefault ? ["values.yaml"] : ["values.yaml", system.valuesFile(for: profile.profile)]
    let declaresNamespace = profile.objects.contains {
      $0.identity.groupKind == .namespace && $0.identity.name == profile.namespace
    }
    var drift: NodeMap = ["mode": "enabled"]
    let rules = ignored
    if !rules.isEmpty { drift["ignore"] = .list(rules) }
    // Without a policy, Flux creates the definitions in a chart's `crds` once and never updates them.
    let hasDefinitions = profile.objects.contains(where: \.identity.isResourceDefinition)
    var install: NodeMap = hasDefinitions ? ["crds": "CreateReplace"] : [:]
    var upgrade = install
    // Helm does not adopt a namespace that it did not create.
    install.merge(["createNamespace": .bool(!declaresNamespace), "remediation": ["retries": 3]])
    upgrade.merge(["remediation": ["retries": 3, "remediateLastFailure": true]])
    var spec: NodeMap = [
      "interval": "10m", "releaseName": .string(profile.release), "targetNamespace": .string(namespace),
      "chart": [
        "spec": [
          "chart": .string("./\(folder)"),
          // Every commit is deployed, even if the chart's version is the same.
          "reconcileStrategy": "Revision",
          "sourceRef": ["kind": "GitRepository", "name": .string(system.release)],
          "valuesFiles": .list(files.map { .string("./\(folder)/\($0)") }),
        ]
      ],
      "install": .map(install), "upgrade": .map(upgrade),
      "driftDetection": .map(drift),
    ]
    spec["values"] = values
    return spec
  }

  private var kustomization: NodeMap {
    var spec: NodeMap = [
      "interval": "10m", "retryInterval": "1m", "timeout": "5m",
      "path": .string("./\(folder)"), "prune": true, "wait": true,
      "sourceRef": ["kind": "GitRepository", "name": .string(system.release)],
    ]
    let rules = ignored
    if !rules.isEmpty { spec["ignore"] = .list(rules) }
    return spec
  }
}

extension ForeignFields {
  /// The rule that makes Flux ignore the fields; the fields of its target are regular expressions.
  fileprivate var fluxRule: Node {
    var target = NodeMap()
    if !object.group.isEmpty { target["group"] = .string(object.group) }
    target["kind"] = .string(object.kind)
    target["name"] = .string(object.name.replacing(".", with: "\\."))
    if let namespace = object.namespace { target["namespace"] = .string(namespace) }
    return ["paths": .list(pointers.map(Node.string)), "target": .map(target)]
  }
}
