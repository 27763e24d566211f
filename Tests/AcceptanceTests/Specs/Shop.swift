import Portolan

@main
struct Shop: App {
  let name = "shop"
  let profiles: [Profile] = [.base, .spot]

  func services(in profile: Profile) -> [Service] {
    Service("frontend", image: "example.com/frontend:1.0") {
      Port(.http, 8080, servedAt: 80)
      Calls("cart", as: "CART_ADDR")
      Env("LEVEL", configMap: "settings", key: "LEVEL")
    }
    .placed(on: profile == .spot ? .spot(.eks) : .anywhere)
    .routed(at: "shop.example.com", through: "gateway")

    Service("cart", image: "example.com/cart:1.0") { Port(.grpc, 7070) }
      .replicas(2)
      .disruptionBudget(maxUnavailable: 1)

    Service("email", image: "example.com/email:1.0") { Port(.grpc, 5000) }
  }

  func resources(in profile: Profile) -> [any AppPart] {
    ConfigMap("settings", ["LEVEL": "INFO"])
    Gateway("gateway") { Listener(.http, 80, hosts: ["shop.example.com"]) }
  }
}
