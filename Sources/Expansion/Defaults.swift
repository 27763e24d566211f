/// The defaults of unspecified settings, each with its reason.
enum Defaults {
  /// Seconds for which a pod continues to serve after deletion, until endpoints and proxies are updated: kube-proxy and
  /// Envoy receive the change within a few seconds.
  static let endpointDelay = 5
  /// Seconds for a program to finish its requests.
  ///
  /// With the sleep and the margin, the total is 25 s, which is less than Kubernetes' default of 30 s. Spot nodes of GKE
  /// leave 15 s, so the grace period of a service on them is 15 s.
  static let drain = 15
  /// Seconds between the end of the drain and SIGKILL, so that the last response is not cut off.
  static let drainMargin = 5

  /// A readiness probe detects a failed pod within 10 s and removes it from the endpoints.
  static let readiness = ProbeTimings(period: 5, timeout: 2, failures: 2)
  /// A liveness probe allows a minute more than readiness, because a restart is the last resort.
  static let liveness = ProbeTimings(period: 10, timeout: 5, failures: 6)
  /// A startup probe gives a program five minutes before the liveness probe starts.
  static let startup = ProbeTimings(period: 5, timeout: 5, failures: 60)

  struct ProbeTimings {
    let period: Int
    let timeout: Int
    let failures: Int
  }

  /// The rollout of a Deployment whose pods cannot share a host: a surge pod would wait for a free host, so an old pod
  /// is stopped first.
  static let rolloutWithoutSpareHosts = (surge: 0, unavailable: 1)

  /// The port of Istio's control plane for proxies (xDS over TLS).
  static let istiodPort = 15012
  /// The port at which a pod's proxy serves its own and the program's metrics together, and to which Istio's metrics
  /// merging redirects the scrape annotations.
  static let mergedMetricsPort = 15020
  /// The ports of API servers: 443 is that of the Service `kubernetes`, and 6443 the target port in most clusters,
  /// which NetworkPolicies apply to.
  static let kubernetesAPIPorts = [443, 6443]
  /// The label with the name of each namespace, which Kubernetes sets.
  static let namespaceNameLabel = "kubernetes.io/metadata.name"
}
