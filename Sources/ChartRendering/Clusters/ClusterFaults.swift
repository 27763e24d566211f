package import Diagnostics
import ManifestTree

extension [Cluster] {
  /// The files of the chart with the values of clusters.
  func valuesFiles(of app: String) -> [RenderedFile] {
    compactMap { cluster in
      cluster.values.map {
        RenderedFile(yaml: [$0.node], named: Cluster.valuesFile(of: cluster.name), of: app)
      }
    }
  }
}

extension Chart {
  /// The errors in the values of clusters, which are checked in the same way as users' values.
  package func faults(of clusters: [Cluster]) -> [Diagnostic] {
    clusters.flatMap { cluster -> [Diagnostic] in
      guard let given = cluster.values else { return [] }
      var values = ChartValues(self, profile: cluster.profile)
      let faults = values.overlay(given.document, at: given.path) + values.faults
      return faults.isEmpty ? conflicts(in: values) : faults
    }
  }
}

extension SystemObjects {
  /// The errors in the clusters of a source that depend on the system.
  package func faults(of source: GitOpsSource) -> [Diagnostic] {
    let known = profiles.map(\.profile)
    var faults = source.clusters.filter { !known.contains($0.profile) }.map {
      Diagnostic.unknownClusterProfile($0, of: app, known: known)
    }
    for cluster in source.clusters where source.form != .helm {
      let keys = [("namespace", cluster.namespace != nil), ("values", cluster.values != nil)]
      faults += keys.filter(\.1).map { .clusterNeedsChart(cluster, $0.0, source.form) }
    }
    let groups = ClusterGroup.all(of: self, source.clusters)
    return faults + groups.faults + groups.sharedServers
  }
}
