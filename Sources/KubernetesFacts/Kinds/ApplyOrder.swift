package import ManifestTree

/// The order in which objects are applied: objects that others need come first.
package enum ApplyOrder {
  /// An object's rank; objects of one rank keep their order.
  package static func rank(of identity: ObjectIdentity) -> Int { ranks[identity.kind] ?? unknown }

  /// Unknown kinds come last: they can depend on any object, and no known kind depends on them.
  private static let unknown = kinds.count

  /// The number of ranks.
  package static let rankCount = kinds.count + 1

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
