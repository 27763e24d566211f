/// What holds where a spec says nothing, each with its reason.
enum Defaults {
  /// Seconds that a pod keeps serving after it was told to end, while endpoints and proxies forget it: kube-proxy and
  /// Envoy learn of the change within a few seconds.
  static let endpointDelay = 5
  /// Seconds that a program gets to finish its requests.
  ///
  /// With the sleep and the margin it makes 25 s, the shortest time that a spot provider leaves (GKE).
  static let drain = 15
  /// Seconds between the end of the drain and the kill, so that the last answer is not cut off.
  static let drainMargin = 5

  /// A readiness probe finds a broken pod within 10 s and takes it out of the endpoints.
  static let readiness = ProbeTimings(period: 5, timeout: 2, failures: 2)
  /// A liveness probe waits a minute longer than readiness: a restart is the last resort.
  static let liveness = ProbeTimings(period: 10, timeout: 5, failures: 6)
  /// A startup probe gives a program five minutes before liveness begins.
  static let startup = ProbeTimings(period: 5, timeout: 5, failures: 60)

  struct ProbeTimings {
    let period: Int
    let timeout: Int
    let failures: Int
  }

  /// How a Deployment rolls out whose pods must not share a host: with a surge of its own it would wait for a host that
  /// isn't there, so an old pod goes first.
  static let rolloutWithoutSpareHosts = (surge: 0, unavailable: 1)

  /// The port at which proxies reach Istio's control plane (xDS over TLS).
  static let istiodPort = 15012
  /// The port at which a pod's proxy serves its own metrics and the program's in one, and to which Istio's metrics merging
  /// turns the scrape annotations.
  static let mergedMetricsPort = 15020
  /// The ports at which API servers listen: 443 behind the Service `kubernetes`, and 6443, to which it leads in most
  /// clusters and which NetworkPolicies see.
  static let kubernetesAPIPorts = [443, 6443]
  /// The label that Kubernetes gives every namespace, with its name.
  static let namespaceNameLabel = "kubernetes.io/metadata.name"
}
