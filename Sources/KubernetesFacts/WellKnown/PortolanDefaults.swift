/// Portolan's defaults of unspecified settings, each with its reason: expansion renders them, and import recognizes them.
package enum PortolanDefaults {
  /// Seconds for which a pod continues to serve after deletion, until endpoints and proxies are updated: kube-proxy and
  /// Envoy receive the change within a few seconds.
  package static let endpointDelay = 5
  /// Seconds for a program to finish its requests.
  ///
  /// With the sleep and the margin, the total is ``gracePeriod``.
  package static let drain = 15
  /// Seconds between the end of the drain and SIGKILL, so that the last response is not cut off.
  package static let drainMargin = 5
  /// Seconds between the deletion of a pod and SIGKILL: 25, the ``SpotNodeLabel/podTime`` of GKE's spot nodes.
  package static let gracePeriod = endpointDelay + drain + drainMargin

  /// A readiness probe detects a failed pod within 10 s, or within 12 s if the probes time out, and removes the pod
  /// from the endpoints.
  package static let readiness = ProbeTimings(period: 5, timeout: 2, failures: 2)
  /// A liveness probe restarts a program only after about a minute of failures, because a restart is the last resort.
  package static let liveness = ProbeTimings(period: 10, timeout: 5, failures: 6)
  /// With a startup probe, a program has five minutes to start before the kubelet stops the container.
  package static let startup = ProbeTimings(period: 5, timeout: 5, failures: 60)

  /// The period and the timeout of a probe in seconds, and its failure threshold.
  package struct ProbeTimings: Sendable {
    package let period: Int
    package let timeout: Int
    package let failures: Int
  }

  /// The rollout of a Deployment whose pods cannot share a node: a surge pod would wait for a free node, so an old pod
  /// is stopped first.
  package static let rolloutWithoutSpareHosts = (surge: 0, unavailable: 1)

  /// The ports of API servers: 443 is the port of the Service `kubernetes`, and 6443 is its target port in most
  /// clusters.
  ///
  /// NetworkPolicies apply to the target port.
  package static let kubernetesAPIPorts = [443, 6443]

  /// The name of the VirtualService with the routes that several services have for a host at a gateway.
  /// - Parameter isOnly: whether the gateway has no other such host.
  package static func sharedRouteName(gateway: String, host: String, isOnly: Bool) -> String {
    let plain = GatewayName(gateway, in: "").name
    let word = host.replacing("*.", with: "").replacing("*", with: "all").replacing(".", with: "-")
    return isOnly ? plain : "\(plain)-\(word)"
  }

  /// The name of the policies that deny all traffic that no other policy allows.
  package static let denialName = "deny-all"

  // The DSL repeats the following defaults, because it imports nothing; tests compare both.

  /// The path of a service's metrics.
  package static let metricsPath = "/metrics"
  /// The time between two scrapes.
  package static let scrapeInterval = "30s"
  /// The weight of a preference for nodes or pods: the maximum.
  package static let preferenceWeight = 100
  /// A CronJob whose last Job still runs starts no other.
  package static let concurrency = "Forbid"
  /// Pods that are not ready can be evicted regardless of their budget, so that they do not block drains.
  package static let unhealthyPods = "AlwaysAllow"
  /// A volume of one node.
  package static let accessModes = ["ReadWriteOnce"]
  /// The proxy connects to the address that the caller requested.
  package static let resolution = "NONE"
}
