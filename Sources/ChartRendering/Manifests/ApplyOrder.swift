internal import ManifestTree

/// The order in which objects are applied: what others need comes first.
enum ApplyOrder {
  /// An object's place; objects of one place keep the order in which they were made.
  static func rank(of identity: ObjectIdentity) -> Int { ranks[identity.kind] ?? unknown }

  /// Kinds that we don't know may need anything and are needed by nothing that we know.
  private static let unknown = kinds.count

  fileprivate static let rankCount = kinds.count + 1

  private static let ranks = Dictionary(
    kinds.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })

  private static let kinds = [
    "Namespace", "CustomResourceDefinition", "PriorityClass", "StorageClass", "ResourceQuota", "LimitRange",
    "PeerAuthentication", "AuthorizationPolicy", "RequestAuthentication", "NetworkPolicy", "ServiceAccount",
    "ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding", "Secret", "ConfigMap", "PersistentVolume",
    "PersistentVolumeClaim", "Service", "Gateway", "ServiceEntry", "Sidecar", "DestinationRule",
    "VirtualService",
    "DaemonSet", "StatefulSet", "Deployment", "Job", "CronJob", "HorizontalPodAutoscaler",
    "PodDisruptionBudget",
    "ServiceMonitor",
  ]
}

extension Array {
  /// The elements in apply order by their ranks; those of one rank in the order in which they stand.
  func inApplyOrder(_ rank: (Element) -> Int) -> Self {
    var byRank = [Self](repeating: [], count: ApplyOrder.rankCount)
    for element in self { byRank[rank(element)].append(element) }
    return byRank.flatMap(\.self)
  }
}
