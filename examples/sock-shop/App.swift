import Portolan

/// Weaveworks' demo shop, with replicated databases, circuit breakers, autoscaling, and a choice of queue.
@main
struct SockShop: App {
  let name = "sock-shop"
  let profiles: [Profile] = [.base, .spot, .chaos, .kafka]
  let selectorLabel = "name"
  let spot = SpotProvider.chosen(otherwise: .nodeRole)

  /// A native sidecar stops after the program; a Job whose proxy is an ordinary container would not finish.
  let podAnnotations: KeyValues = ["sidecar.istio.io/nativeSidecar": "true"]
  /// Every pod gets a proxy, even in a namespace without injection labels.
  let podLabels: KeyValues = ["sidecar.istio.io/inject": "true"]

  func services(in profile: Profile) -> [Service] {
    for service in storefront(in: profile) + ordering + delivery(in: profile) {
      service
        .autoscaled(from: 2, to: 10, on: .cpu(percent: 50))
        .disruptionBudget(maxUnavailable: 1)
        .rollout(.rolling(surge: 1, unavailable: 0))
        .movable(in: profile, on: spot)
        .drainedBeforeTheEndSignal()
        .circuitBreaker()
        .bindingPort80()
        .scraped(from: ["monitoring"])
    }
    for service in databases + brokers(in: profile) {
      service.steady(in: profile, off: spot)
    }
    for set in replicaSets {
      set.initiation
    }
  }

  func resources(in profile: Profile) -> [any AppPart] {
    DenyByDefault()
    PeerAuthentication(.strict)
    // Clients that use the node port are outside the mesh.
    PeerAuthentication(.strict, for: "front-end", ports: [8079: .permissive])

    Gateway("sock-shop-gateway") {
      Listener(.http, 80, hosts: ["*"])
    }
    Secret(
      "catalogue-db", demo: ["root-password": "fake_password"],
      because: "the demo's catalogue is filled from its image, and only the catalogue service can reach it"
    )
    .allowing(
      "secret-in-manifest",
      because: "the password is published with the demo and gives access only to the demo's products")
    switch queue(in: profile) {
    case .rabbitMQ: rabbitmqConfiguration
    case .kafka:
      kafkaConfiguration
      zookeeperConfiguration
    }
    visibility
    if Self.scalesVertically {
      for autoscaler in verticalAutoscalers(in: profile) { autoscaler }
    }
  }

  /// Makes calls in the mesh visible: a log line for each response with a status of 500 or above, and a trace of
  /// 10% of the requests if the mesh has a tracing provider.
  private var visibility: Object {
    Object([
      "apiVersion": "telemetry.istio.io/v1",
      "kind": "Telemetry",
      "metadata": ["name": "sock-shop"],
      "spec": [
        "accessLogging": [
          ["providers": [["name": "envoy"]], "filter": ["expression": "response.code >= 500"]]
        ],
        "tracing": [["randomSamplingPercentage": 10]],
      ],
    ])
  }
}

extension Profile {
  /// The profile with Kafka instead of RabbitMQ.
  static let kafka: Profile = "kafka"
}
