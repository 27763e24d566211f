/// The keys of the probes of a container.
package enum ProbeKey {
  package static let all = ["livenessProbe", "readinessProbe", "startupProbe"]
}

/// The keys of the lists of containers in a pod.
package enum ContainerList {
  /// The lists of a pod template.
  package static let all = ["initContainers", "containers"]
}
