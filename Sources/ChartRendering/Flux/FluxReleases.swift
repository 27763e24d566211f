internal import KubernetesFacts
internal import ManifestTree

/// The Flux objects of a system: the GitRepository, and the HelmRelease or Kustomization of each profile.
///
/// The releases of all profiles have different names, so that one cluster can have them all.
package struct FluxReleases: Sendable {
  /// The files.
  package let files: [RenderedFile]

  /// Renders the releases of a system.
  package init(_ system: SystemObjects, from source: GitOpsSource) {
    let kind = source.form == .helm ? "helmrelease" : "kustomization"
    files =
      [RenderedFile(yaml: [system.gitRepository(source)], named: "gitrepository.yaml", of: system.app)]
      + system.profiles.map { profile in
        let node =
          source.form == .helm
          ? system.helmRelease(of: profile, source) : system.fluxKustomization(of: profile, source)
        return RenderedFile(yaml: [node], named: "\(kind)-\(profile.profile).yaml", of: system.app)
      }
  }
}

extension SystemObjects {
  fileprivate func gitRepository(_ source: GitOpsSource) -> Node {
    fluxObject(
      "source.toolkit.fluxcd.io/v1", "GitRepository", named: release,
      ["interval": "1m", "url": .string(source.repository), "ref": source.fluxReference])
  }

  fileprivate func helmRelease(of profile: ProfileObjects, _ source: GitOpsSource) -> Node {
    let folder = source.folder(of: app, in: profile.profile)
    // Flux reads only the listed files, so values.yaml is listed, too.
    let files =
      profile.profile == defaultProfile ? ["values.yaml"] : ["values.yaml", valuesFile(for: profile.profile)]
    let declaresNamespace = profile.objects.contains {
      $0.identity.kind == "Namespace" && $0.identity.name == profile.namespace
    }
    var drift: NodeMap = ["mode": "enabled"]
    let rules = ForeignFields.among(Array(profile.objects)).map(\.fluxRule)
    if !rules.isEmpty { drift["ignore"] = .list(rules) }
    // Without a policy, Flux creates the definitions in a chart's `crds` once and never updates them.
    let hasDefinitions = profile.objects.contains(where: \.identity.isResourceDefinition)
    let definitions: NodeMap = hasDefinitions ? ["crds": "CreateReplace"] : [:]
    return fluxObject(
      "helm.toolkit.fluxcd.io/v2", "HelmRelease", named: profile.application,
      [
        "interval": "10m", "releaseName": .string(profile.release),
        "targetNamespace": .string(profile.namespace),
        "chart": [
          "spec": [
            "chart": .string("./\(folder)"),
            // Every commit is deployed, even if the chart's version is the same.
            "reconcileStrategy": "Revision",
            "sourceRef": ["kind": "GitRepository", "name": .string(release)],
            "valuesFiles": .list(files.map { .string("./\(folder)/\($0)") }),
          ]
        ],
        // Helm does not adopt a namespace that it did not create.
        "install": .map(
          definitions.merging([
            "createNamespace": .bool(!declaresNamespace), "remediation": ["retries": 3],
          ])),
        "upgrade": .map(
          definitions.merging(["remediation": ["retries": 3, "remediateLastFailure": true]])),
        "driftDetection": .map(drift),
      ])
  }

  fileprivate func fluxKustomization(of profile: ProfileObjects, _ source: GitOpsSource) -> Node {
    var spec: NodeMap = [
      "interval": "10m", "retryInterval": "1m", "timeout": "5m",
      "path": .string("./\(source.folder(of: app, in: profile.profile))"), "prune": true, "wait": true,
      "sourceRef": ["kind": "GitRepository", "name": .string(release)],
    ]
    let rules = ForeignFields.among(Array(profile.objects)).map(\.fluxRule)
    if !rules.isEmpty { spec["ignore"] = .list(rules) }
    return fluxObject("kustomize.toolkit.fluxcd.io/v1", "Kustomization", named: profile.application, spec)
  }

  private func fluxObject(
    _ apiVersion: String, _ kind: String, named name: String, _ spec: NodeMap
  ) -> Node {
    [
      "apiVersion": .string(apiVersion), "kind": .string(kind),
      "metadata": ["name": .string(name), "namespace": "flux-system", "labels": labels],
      "spec": .map(spec),
    ]
  }
}

extension NodeMap {
  /// The map followed by the entries of another one.
  fileprivate func merging(_ other: NodeMap) -> NodeMap {
    var map = self
    for entry in other { map[entry.key] = entry.value }
    return map
  }
}

extension GitOpsSource {
  /// The revision as Flux distinguishes it: a commit, a full reference, or a branch.
  fileprivate var fluxReference: Node {
    let isCommit = revision.utf8.count == 40 && revision.allSatisfy(\.isHexDigit)
    if isCommit { return ["commit": .string(revision)] }
    return revision.hasPrefix("refs/") ? ["name": .string(revision)] : ["branch": .string(revision)]
  }
}

extension ForeignFields {
  /// The rule with which Flux ignores the fields; the fields of its target are regular expressions.
  fileprivate var fluxRule: Node {
    var target = NodeMap()
    if !object.group.isEmpty { target["group"] = .string(object.group) }
    target["kind"] = .string(object.kind)
    target["name"] = .string(object.name.replacing(".", with: "\\."))
    if let namespace = object.namespace { target["namespace"] = .string(namespace) }
    return ["paths": .list(pointers.map(Node.string)), "target": .map(target)]
  }
}
