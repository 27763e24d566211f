internal import ManifestTree

/// The names of resources in containers, quotas, and limit ranges.
package enum ResourceName {
  /// The use of a list of resources.
  enum Use: Sendable { case container, pod, quota, limitRange }

  package static let cpu = "cpu"
  package static let memory = "memory"
  package static let ephemeralStorage = "ephemeral-storage"
  /// The names without a slash that a container can request, except those of huge pages.
  package static let ofContainers = [cpu, memory, ephemeralStorage]
  /// The names without a slash that a LimitRange can limit for types such as PersistentVolumeClaim, except those of
  /// huge pages.
  static let standard: Set<String> = [
    "cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory", "requests.ephemeral-storage",
    "limits.cpu", "limits.memory", "limits.ephemeral-storage", "pods", "persistentvolumeclaims", "configmaps",
    "storage", "requests.storage", "resourcequotas", "secrets", "services", "replicationcontrollers",
    "services.nodeports", "services.loadbalancers", "storage.limits", "limits.storage",
  ]
  /// The names without a slash that a ResourceQuota can limit, except those of huge pages.
  static let ofQuotas: Set<String> = [
    "cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory", "requests.storage",
    "requests.ephemeral-storage", "limits.cpu", "limits.memory", "limits.ephemeral-storage", "pods",
    "resourcequotas", "services", "replicationcontrollers", "secrets", "persistentvolumeclaims", "configmaps",
    "services.nodeports", "services.loadbalancers",
  ]
  /// The resources whose quantities must be integers.
  static let whole: Set<String> = [
    "pods", "services", "replicationcontrollers", "resourcequotas", "secrets", "configmaps",
    "persistentvolumeclaims", "services.nodeports", "services.loadbalancers",
  ]

  /// The name of a resource of a container, as a regular expression for Go, JSON Schema, and Python.
  package static let containerPattern =
    "\(ofContainers.joined(separator: "|"))|\(hugePagesPrefix)\(Quantity.pattern)|\(NameForm.domainPattern)/\(LabelValue.pattern)"
  /// The names with a domain that no resource can have, as a regular expression for Go, JSON Schema, and Python.
  package static let quotaPattern = "requests[.][^/]*/.*"

  /// The start of the names of huge pages, before their size.
  package static let hugePagesPrefix = "hugepages-"

  package static func isHugePages(_ name: String) -> Bool { name.hasPrefix(hugePagesPrefix) }

  /// Whether the name is one that Kubernetes reserves for its own resources: without a slash, or with `kubernetes.io/`.
  package static func isNative(_ name: String) -> Bool {
    !name.contains("/") || name.contains("kubernetes.io/")
  }

  /// Whether the resource is an extended resource, such as one from a device plugin: its name is valid, not native, and has
  /// no prefix `requests.`.
  static func isExtended(_ name: String) -> Bool {
    !isNative(name) && !name.hasPrefix("requests.") && QualifiedName.accepts("requests.\(name)")
  }

  /// Whether the resource can be overcommitted.
  package static func allowsOvercommit(_ name: String) -> Bool { isNative(name) && !isHugePages(name) }
}
