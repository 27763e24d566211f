import Portolan

/// A customer orders a meal and pays for it at once; everything after that goes by events: the store cooks, a rider
/// delivers, the dashboard shows where the meal is, and a cancelled order is undone in payment and store.
@main
struct FoodDelivery: App {
  let name = "food-delivery"
  let profiles: [Profile] = [.base, .spot, .exercise]

  /// The proxy starts before the program, which asks for its database and its broker at once, and ends after it.
  let podAnnotations: KeyValues = ["sidecar.istio.io/nativeSidecar": "true"]
  /// Every pod gets its proxy, whatever the namespace that it is installed into says.
  let podLabels: KeyValues = ["sidecar.istio.io/inject": "true"]

  func services(in profile: Profile) -> [Service] {
    Service("order", image: "vkv6581/order:v1") {
      SpringBoot()
      EventsOverKafka()
      Calls("payment", as: "API_URL_PAYMENT", .url())
    }
    .stateless(in: profile)
    .javaProgram()
    .circuitBroken()
    .reachable(at: "/orders")

    Service("store", image: "vkv6581/store:v1") {
      SpringBoot()
      EventsOverKafka()
    }
    .inMemory(in: profile)
    .javaProgram()
    .circuitBroken()
    .reachable(at: "/stores")

    Service("delivery", image: "vkv6581/delivery:v1") {
      SpringBoot()
      EventsOverKafka()
    }
    .inMemory(in: profile)
    .javaProgram()
    .circuitBroken()
    .reachable(at: "/deliveries")

    // An unpaid order does not exist, so order waits for payment. When payment is overloaded, the mesh answers 503 at once.
    // Asking the customer to pay in a moment is order's fallback: a route of Istio has no answer for an open breaker alone.
    Service("payment", image: "vkv6581/payment:v1") {
      SpringBoot()
      EventsOverKafka()
    }
    .inMemory(in: profile)
    .javaProgram()
    .connectionPool(
      maxConnections: 50, connectTimeout: .seconds(1), maxPendingRequests: 20, maxRequests: 50, maxRetries: 5
    )
    .outlierDetection(
      consecutive5xxErrors: 3, interval: .seconds(5), baseEjectionTime: .seconds(30), maxEjectionPercent: 50
    )
    .reachable(at: "/payinfos")
    .routedInMesh {
      Match(timeout: .seconds(5), retries: .unreceived)
    }

    Service("dashboard", image: "vkv6581/dashboard:v1") {
      SpringBoot()
      EventsOverKafka()
    }
    .inMemory(in: profile)
    .javaProgram()
    .circuitBroken()
    .reachable(at: "/dashboards")

    Service("frontend", image: "vkv6581/frontend:v1") {
      StaticPages()
    }
    .stateless(in: profile)
    .allowing(
      "liveness-stricter-than-readiness",
      because: "the figures are the original's: a pod that fails for 25 s is restarted"
    )
    .draining(for: .seconds(15), by: "nginx finishes its requests on SIGQUIT, the image's stop signal")
    .circuitBroken()
    .reachable(at: "/")

    zookeeper(in: profile)
    kafka(in: profile)
    kafkaUI(in: profile)
    if profile == .exercise { siegeShell }
  }

  func resources(in profile: Profile) -> [any AppPart] {
    PeerAuthentication(.strict)
    DenyByDefault()
    Gateway("gateway") {
      Listener(.http, 80, hosts: ["*"])
    }
  }
}
