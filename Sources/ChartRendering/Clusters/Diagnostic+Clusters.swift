import Diagnostics
import ManifestTree

extension Diagnostic {
  static func noClusters(at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "clusters/none", .error, "expected one document with the list 'clusters'", at: location,
      fix: "write the key 'clusters:' with a list of maps that have 'name', 'profile' and 'labels'")
  }

  static func unknownClusterKey(_ key: String, _ known: [String], at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "clusters/unknown-key", .error,
      "unknown key '\(key)': use \(known.map { "'\($0)'" }.joined(separator: ", "))", at: location,
      fix: nearestName(to: key, among: known).map { "did you mean '\($0)'?" })
  }

  static func missingClusterKey(_ key: String, at location: FileLocation) -> Diagnostic {
    Diagnostic("clusters/missing-key", .error, "a cluster requires '\(key)'", at: location)
  }

  static func malformedCluster(
    _ subject: String, _ expected: String, found: Node? = nil, at location: FileLocation
  ) -> Diagnostic {
    let found = found.map { ", found \($0.json.prefix(40))" } ?? ""
    return Diagnostic(
      "clusters/malformed", .error, "invalid \(subject): expected \(expected)\(found)", at: location)
  }

  static func unreachableCluster(_ name: String, at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "clusters/no-server", .error, "cluster '\(name)' has neither 'labels' nor 'server'", at: location,
      fix: "add the labels of the cluster's Secret in Argo CD, or the URL of its API server")
  }

  static func repeatedCluster(
    _ name: String, _ other: String, _ place: FileLocation, at location: FileLocation
  ) -> Diagnostic {
    Diagnostic(
      "clusters/repeated", .error,
      name == other
        ? "cluster '\(name)' is listed twice"
        : "clusters '\(name)' and '\(other)' have the same object name, in lower case and with '-' for special characters",
      at: location, notes: [Note("the first one is here", at: place)])
  }

  static func indistinctClusters(
    _ cluster: Cluster, selectedWith other: Cluster, _ labels: [String: String]
  ) -> Diagnostic {
    let shared = labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
    let common =
      labels.isEmpty
      ? "the clusters with profile '\(other.profile)' have no common label"
      : "the common labels of the clusters with profile '\(other.profile)' (\(shared)) also select this cluster"
    return Diagnostic(
      "clusters/indistinct", .error,
      "the labels of cluster '\(cluster.name)' do not identify its profile and namespace: \(common)",
      at: cluster.location(of: "labels"),
      notes: [Note("a cluster with profile '\(other.profile)' is here", at: other.location(of: "labels"))],
      fix:
        "add a label that only the clusters with this profile and namespace have, such as example.com/profile"
    )
  }

  static func unknownClusterProfile(_ cluster: Cluster, of app: String, known: [String]) -> Diagnostic {
    Diagnostic(
      "clusters/unknown-profile", .error,
      "cluster '\(cluster.name)': unknown profile '\(cluster.profile)' in '\(app)': use \(known.count == 1 ? "" : "one of ")"
        + known.map { "'\($0)'" }.joined(separator: ", "),
      at: cluster.location(of: "profile"),
      fix: nearestName(to: cluster.profile, among: known).map { "did you mean '\($0)'?" })
  }

  static func clusterNeedsChart(_ cluster: Cluster, _ key: String, _ form: GitOpsSource.Form) -> Diagnostic {
    Diagnostic(
      "clusters/needs-chart", .error,
      "cluster '\(cluster.name)': '\(key)' requires the Helm chart, but the controller applies \(form.rawValue)",
      at: cluster.location(of: key), fix: "use --source helm, or add a profile for the cluster")
  }

  static func sharedServer(_ cluster: Cluster, with other: Cluster, in namespace: String) -> Diagnostic {
    Diagnostic(
      "clusters/shared-server", .error,
      "clusters '\(cluster.name)' and '\(other.name)' have the same server and the namespace '\(namespace)'",
      at: cluster.location(of: "server"),
      notes: [Note("the other server is here", at: other.location(of: "server"))],
      fix: "remove one of the two, or set another 'namespace'")
  }
}
