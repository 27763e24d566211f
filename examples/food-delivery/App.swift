import Portolan

/// A customer orders a meal and pays for it synchronously; everything after that is event-driven: the store cooks, a
/// rider delivers, the dashboard shows the status, and a canceled order is compensated in payment and store.
@main
struct FoodDelivery: App {
  let name = "food-delivery"
  let profiles: [Profile] = [.base, .spot, .exercise]

  /// The proxy starts before the program, which connects to its broker immediately, and stops after the program.
  let podAnnotations: KeyValues = ["sidecar.istio.io/nativeSidecar": "true"]
  /// Every pod gets a proxy, even in a namespace without injection labels.
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

    // An unpaid order does not exist, so the service `order` waits for `payment`. If `payment` is overloaded, the mesh
    // responds with 503 immediately. The message to pay later is a fallback in `order`: an Istio route cannot have a
    // response only for an open circuit breaker.
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
      because: "the original uses these timings: a pod that fails for 25 s is restarted"
    )
    .draining(for: .seconds(15), by: "nginx finishes open requests on SIGQUIT, the image's stop signal")
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
