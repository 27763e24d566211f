/// The container of Istio's proxy, and its default settings.
package enum IstioProxy {
  /// The name of the container.
  package static let container = "istio-proxy"
  /// The name of the init container that redirects the pod's traffic to the proxy.
  package static let initContainer = "istio-init"
  /// The user ID by which the redirection recognizes the proxy's own traffic.
  package static let user = 1337
  /// The number of times that the proxy repeats a failed request.
  package static let retries = 2
  /// The percentage of a host's pods that outlier detection ejects at most.
  package static let maxEjectionPercent = 10
}

/// The ports of Istio's control plane and proxies.
package enum IstioPort {
  /// The port of the control plane for proxies (xDS over TLS).
  package static let controlPlane = 15012
  /// The port at which a pod's proxy serves its own and the program's metrics together, and to which Istio's metrics
  /// merging redirects the scrape annotations.
  package static let mergedMetrics = 15020
}
