internal import ManifestTree

/// The order in which objects are applied: objects that others need come first.
enum ApplyOrder {
  /// An object's rank; objects of one rank keep their order.
  static func rank(of identity: ObjectIdentity) -> Int { ranks[identity.kind] ?? unknown }

  /// Unknown kinds come last: they can depend on any object, and no known kind depends on them.
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
  /// The elements in apply order by their ranks; elements of one rank keep their order.
  func inApplyOrder(_ rank: (Element) -> Int) -> Self {
    var counts = [Int](repeating: 0, count: ApplyOrder.rankCount)
    for element in self { counts[rank(element)] += 1 }
    var next: [Int] = []
    for count in counts { next.append((next.last ?? 0) + count) }
    // Backwards, so that each rank is filled from its end and keeps its order.
    var places = [Int](repeating: 0, count: count)
    for index in indices.reversed() {
      let rank = rank(self[index])
      next[rank] -= 1
      places[next[rank]] = index
    }
    return places.map { self[$0] }
  }
}
