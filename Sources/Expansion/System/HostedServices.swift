internal import KubernetesFacts

/// The services of a system by the host names at which pods reach them.
///
/// A call to such a host is an edge to the service, like a call to the service's name in the spec.
struct HostedServices {
  /// The namespace of the system, without placeholders.
  let namespace: String
  /// The positions of the services by the names of their Services, without placeholders.
  let positions: [String: Int]

  /// The Service of the cluster to which a host certainly refers: a name without a dot, or one with `.svc`.
  func clusterHost(_ host: String) -> ServiceHost? {
    ServiceHost(host, in: namespace).flatMap { $0.isQualified || !host.contains(".") ? $0 : nil }
  }

  /// Whether a Service is in the namespace of the system.
  func isOwn(_ host: ServiceHost) -> Bool { host.namespace == namespace }

  /// The position of the service to which a host refers; nil for a host outside the system.
  func position(of host: String) -> Int? {
    clusterHost(host).flatMap { isOwn($0) ? positions[$0.name] : nil }
  }
}
