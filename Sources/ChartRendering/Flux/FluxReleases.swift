internal import KubernetesFacts
internal import ManifestTree

/// The Flux objects of a system: the GitRepository, and the HelmRelease or Kustomization of each profile.
///
/// The releases of all profiles have different names, so that one cluster can contain all of them.
package struct FluxReleases: Sendable {
  package let files: [RenderedFile]

  /// Renders the releases of a system.
  package init(_ system: SystemObjects, from source: GitOpsSource) {
    guard source.clusters.isEmpty else {
      files = Self.files(of: system, for: source.clusters, from: source)
      return
    }
    let releases = system.profiles.map { profile in
      FluxRelease(system, profile, source, name: profile.application, namespace: profile.namespace)
    }
    let kind = FluxRelease.kind(of: source.form).lowercased()
    files =
      [system.gitRepository(source)]
      + releases.map {
        RenderedFile(yaml: [$0.node], named: "\(kind)-\($0.profile.profile).yaml", of: system.app)
      }
  }
}

extension SystemObjects {
  /// The file with the GitRepository.
  func gitRepository(_ source: GitOpsSource) -> RenderedFile {
    let node = source.fluxObject(
      "\(APIGroup.fluxSource)/v1", "GitRepository", named: release, of: self,
      ["interval": "1m", "url": .string(source.repositoryURL), "ref": source.fluxReference])
    return RenderedFile(yaml: [node], named: "gitrepository.yaml", of: app)
  }
}

extension GitOpsSource {
  func fluxObject(
    _ apiVersion: String, _ kind: String, named name: String, of system: SystemObjects, _ spec: NodeMap
  ) -> Node {
    [
      "apiVersion": .string(apiVersion), "kind": .string(kind),
      "metadata": [
        "name": .string(name), "namespace": .string(controllerNamespace ?? "flux-system"),
        "labels": system.labels,
      ],
      "spec": .map(spec),
    ]
  }

  /// The revision as Flux distinguishes it: a commit, a full reference, or a branch.
  fileprivate var fluxReference: Node {
    let isCommit = revision.utf8.count == 40 && revision.allSatisfy(\.isHexDigit)
    if isCommit { return ["commit": .string(revision)] }
    return revision.hasPrefix("refs/") ? ["name": .string(revision)] : ["branch": .string(revision)]
  }
}
