/// The names of resources that containers, quotas, and limits count.
enum ResourceName {
  /// What a list of resources is for.
  enum Use: Sendable { case container, pod, quota, limitRange }

  static let ofContainers: Set<String> = ["cpu", "memory", "ephemeral-storage"]
  /// Resources that a standard name means anywhere.
  static let standard: Set<String> = [
    "cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory", "requests.ephemeral-storage",
    "limits.cpu", "limits.memory", "limits.ephemeral-storage", "pods", "persistentvolumeclaims", "configmaps",
    "storage", "requests.storage", "resourcequotas", "secrets", "services", "replicationcontrollers",
    "services.nodeports", "services.loadbalancers", "storage.limits", "limits.storage",
  ]
  static let ofQuotas: Set<String> = [
    "cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory", "requests.storage",
    "requests.ephemeral-storage", "limits.cpu", "limits.memory", "limits.ephemeral-storage", "pods",
    "resourcequotas", "services", "replicationcontrollers", "secrets", "persistentvolumeclaims", "configmaps",
    "services.nodeports", "services.loadbalancers",
  ]
  /// Resources that are counted in whole numbers.
  static let whole: Set<String> = [
    "pods", "services", "replicationcontrollers", "resourcequotas", "secrets", "configmaps",
    "persistentvolumeclaims", "services.nodeports", "services.loadbalancers",
  ]

  static func isHugePages(_ name: String) -> Bool { name.hasPrefix("hugepages-") }

  /// Whether Kubernetes itself counts the resource.
  static func isNative(_ name: String) -> Bool { !name.contains("/") || name.contains("kubernetes.io/") }

  /// Whether the resource is one of a device plugin.
  static func isExtended(_ name: String) -> Bool {
    !isNative(name) && !name.hasPrefix("requests.") && QualifiedName.accepts("requests.\(name)")
  }

  /// Whether the resource may be promised more often than it is there.
  static func allowsOvercommit(_ name: String) -> Bool { isNative(name) && !isHugePages(name) }
}
