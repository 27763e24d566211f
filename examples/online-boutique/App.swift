import Portolan

/// Google's demo shop, configured to stay available while spot nodes are reclaimed and replaced.
@main
struct OnlineBoutique: App {
  let name = "online-boutique"
  let releaseName = "micro-demo"
  let profiles: [Profile] = [.base, .spot]
  let imageRegistry: String? = "us-central1-docker.pkg.dev/online-boutique-ci/microservices-demo"
  let spot = SpotProvider.chosen(otherwise: .nodeRole)

  /// The proxy starts before the init containers, which use the proxy, and ends after the program.
  let podAnnotations: KeyValues = ["sidecar.istio.io/nativeSidecar": "true"]
  /// Every pod gets a proxy, even in a namespace without injection labels.
  let podLabels: KeyValues = ["sidecar.istio.io/inject": "true"]

  func services(in profile: Profile) -> [Service] {
    frontend(in: profile)
    for service in browsing + checkout {
      service
        .autoscaled(from: profile == .spot ? 3 : 2, to: 10, on: .cpu(percent: 70))
        .disruptionBudget(maxUnavailable: 1)
        .rollout(.rolling(surge: 1, unavailable: 0))
        .movable(in: profile, on: spot)
        .circuitBreaker()
    }
    redisCart(in: profile)
    loadgenerator(in: profile)
  }

  func resources(in profile: Profile) -> [any AppPart] {
    DenyByDefault()
    PeerAuthentication(.strict)
    // The load balancer's clients are outside the mesh.
    PeerAuthentication(.strict, for: "frontend", ports: [8080: .permissive])

    Gateway("frontend-gateway") {
      Listener(.http, 80, hosts: ["*"])
    }
    ServiceEntry("allow-egress-googleapis", hosts: ["accounts.google.com", "*.googleapis.com"]) {
      EntryPort(.http, 80)
      EntryPort(.https, 443)
    }
    ServiceEntry(
      "allow-egress-google-metadata", hosts: ["metadata.google.internal"], addresses: ["169.254.169.254"]
    ) {
      EntryPort(.http, 80)
      EntryPort(.https, 443)
    }
  }

  func observability(in profile: Profile) -> Observability {
    guard profile == .spot else { return .off }
    return .openTelemetry(
      collector: "otel/opentelemetry-collector:0.116.1", configuration: collectorConfiguration,
      metricsPort: 8889
    ) { collector in
      collector
        .autoscaled(from: 2, to: 6, on: .cpu(percent: 70))
        .rollout(.rolling(surge: 1, unavailable: 0))
        .movable(in: profile, on: spot)
        .draining(for: .seconds(10), by: "the collector forwards its buffered data on SIGTERM")
        .circuitBreaker()
        .scraped(port: "http-metrics", from: ["monitoring"])
        .routedInMesh { Match(timeout: .seconds(10), retries: .writing) }
    }
  }
}
