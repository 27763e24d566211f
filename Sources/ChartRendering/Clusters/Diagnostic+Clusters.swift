import Diagnostics
import ManifestTree

extension Diagnostic {
  static func noClusters(at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "clusters/none", .error, "expected one document with a non-empty list 'clusters'", at: location,
      fix:
        "write the key 'clusters:' with a list of maps, each with 'name', 'profile', and 'labels' or 'server'"
    )
  }

  static func unknownClusterKey(_ key: String, _ known: [String], at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "clusters/unknown-key", .error,
      "unknown key '\(key)': use \(known.quoted.oneOf)",
      at: location,
      fix: nearestName(to: key, among: known).map { "did you mean '\($0)'?" })
  }

  static func missingClusterKey(_ key: String, at location: FileLocation) -> Diagnostic {
    Diagnostic("clusters/missing-key", .error, "a cluster requires '\(key)'", at: location)
  }

  static func malformedCluster(
    _ subject: String, _ expected: String, found: Node? = nil, at location: FileLocation
  ) -> Diagnostic {
    let isUnquoted =
      switch found {
      case .bool, .int, .double: true
      case nil, .null, .string, .list, .map: false
      }
    let found = found.map { ", found \($0.json.prefix(40))" } ?? ""
    return Diagnostic(
      "clusters/malformed", .error, "invalid \(subject): expected \(expected)\(found)", at: location,
      fix: isUnquoted ? "write the value in quotes" : nil)
  }

  static func unreachableCluster(_ name: String, at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "clusters/no-server", .error, "cluster '\(name)' has no labels and no 'server'", at: location,
      fix:
        "set 'labels' to labels of the cluster's Secret in Argo CD, or 'server' to the URL of the cluster's API server"
    )
  }

  static func repeatedCluster(
    _ name: String, _ other: String, _ place: FileLocation, at location: FileLocation
  ) -> Diagnostic {
    Diagnostic(
      "clusters/repeated", .error,
      name == other
        ? "cluster '\(name)' is listed twice"
        : "clusters '\(name)' and '\(other)' have the same object name: the name in lowercase, with '-' for special characters",
      at: location, notes: [Note("the first is here", at: place)], fix: "rename one of the two, or remove it")
  }

  static func indistinctClusters(
    _ cluster: Cluster, selectedWith other: Cluster, in namespace: String, _ labels: [String: String]
  ) -> Diagnostic {
    let shared = labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
    return Diagnostic(
      "clusters/indistinct", .error,
      "the labels of cluster '\(cluster.name)' do not identify its profile and namespace: the common labels of the clusters "
        + "with profile '\(other.profile)' and namespace '\(namespace)' (\(shared)) also select this cluster",
      at: cluster.location(of: "labels"),
      notes: [Note("one of the other clusters, '\(other.name)', is here", at: other.location(of: "labels"))],
      fix: ownLabel)
  }

  static func noCommonLabel(
    _ cluster: Cluster, with other: Cluster, in namespace: String
  ) -> Diagnostic {
    Diagnostic(
      "clusters/no-common-label", .error,
      "the clusters with profile '\(other.profile)' and namespace '\(namespace)' have no common label, so an ApplicationSet "
        + "cannot select only these clusters",
      at: cluster.location(of: "labels"),
      notes: [Note("the first of the clusters, '\(other.name)', is here", at: other.location(of: "labels"))],
      fix: ownLabel)
  }

  private static let ownLabel =
    "give all clusters with the same profile and namespace a label that no other cluster has, such as example.com/profile, "
    + "here and in their Secrets in Argo CD"

  static func unknownClusterProfile(_ cluster: Cluster, of app: String, known: [String]) -> Diagnostic {
    Diagnostic(
      "clusters/unknown-profile", .error,
      "cluster '\(cluster.name)': unknown profile '\(cluster.profile)' in '\(app)': use \(known.quoted.oneOf)",
      at: cluster.location(of: "profile"),
      fix: nearestName(to: cluster.profile, among: known).map { "did you mean '\($0)'?" })
  }

  static func clusterNeedsChart(_ cluster: Cluster, _ key: String, _ form: GitOpsSource.Form) -> Diagnostic {
    Diagnostic(
      "clusters/needs-chart", .error,
      "cluster '\(cluster.name)': '\(key)' requires the Helm chart, but the controller applies \(form.rawValue)",
      at: cluster.location(of: key),
      fix: "use --source helm, or remove '\(key)' and add a profile for the cluster")
  }

  static func sharedServer(_ cluster: Cluster, with other: Cluster, in namespace: String) -> Diagnostic {
    Diagnostic(
      "clusters/shared-server", .error,
      "clusters '\(cluster.name)' and '\(other.name)' have the same server and the same namespace '\(namespace)'",
      at: cluster.location(of: "server"),
      notes: [Note("the server of cluster '\(other.name)' is here", at: other.location(of: "server"))],
      fix:
        "remove one of the clusters, or choose another namespace for one of them: set 'namespace', which requires --source helm, or use a profile with another namespace"
    )
  }
}
