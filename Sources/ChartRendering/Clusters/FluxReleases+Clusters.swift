extension FluxReleases {
  /// The files for many clusters: a folder for each cluster, which the cluster's Flux applies.
  static func files(
    of system: SystemObjects, for clusters: [Cluster], from source: GitOpsSource
  ) -> [RenderedFile] {
    let profiles = Dictionary(
      system.profiles.map { ($0.profile, $0) }, uniquingKeysWith: { first, _ in first })
    let file = "\(FluxRelease.kind(of: source.form).lowercased()).yaml"
    return clusters.flatMap { cluster -> [RenderedFile] in
      guard let profile = profiles[cluster.profile] else { return [] }
      let release = FluxRelease(
        system, profile, source, name: system.release, namespace: cluster.namespace ?? profile.namespace,
        values: cluster.values?.node)
      return [
        system.gitRepository(source), RenderedFile(yaml: [release.node], named: file, of: system.app),
      ].map { $0.moved(to: "clusters/\(cluster.name)") }
    }
  }
}
