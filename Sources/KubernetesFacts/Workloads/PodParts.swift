/// The keys of the probes of a container.
package enum ProbeKey {
  package static let all = ["livenessProbe", "readinessProbe", "startupProbe"]
}

/// The keys of the lists of containers in a pod.
package enum ContainerList {
  /// The lists that a pod template can contain, in the order in which their containers start.
  package static let all = ["initContainers", "containers"]
}
