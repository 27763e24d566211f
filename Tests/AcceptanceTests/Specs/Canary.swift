import Portolan

/// A system whose profiles differ in calls, canaries, weights of routes, and labels.
@main struct Shop: App {
  let name = "shop"
  let profiles: [Profile] = ["base", "spot"]

  func podLabels(in profile: Profile) -> KeyValues { ["stage": profile == "spot" ? "s" : "b"] }

  func services(in profile: Profile) -> [Service] {
    let isSpot = profile == "spot"
    let team: KeyValues = ["team": isSpot ? "a" : "b"]
    Service("web", image: "example.com/web:1") {
      Port(.http, 8080)
      Calls("orders", as: "ORDERS")
      if isSpot { Calls("cart", as: "CART") }
      if isSpot { Calls(host: "pay.example.com", port: 443, as: "PAY") }
    }
    .routed(at: "shop.example.com", through: "shop-gateway") { Match(.prefix("/")) }
    .podLabels(team)
    .labeled(["pool": isSpot ? "web-spot" : "web"])
    Service("orders", image: "example.com/orders:1") { Port(.http, 8080) }
      .podLabels(team)
      .labeled(["pool": isSpot ? "orders-spot" : "orders"])
      .routedInMesh {
        Match().split(
          .to("orders", weight: isSpot ? 90 : 50), .to("orders-canary", weight: isSpot ? 10 : 50))
      }
    Service("orders-canary", image: "example.com/orders:2") { Port(.http, 8080) }
    Service("cart", image: "example.com/cart:1") { Port(.http, 8080) }
      .routedInMesh {
        if isSpot {
          Match().split(.to("cart", weight: 90), .to("cart-canary", weight: 10))
        } else {
          Match()
        }
      }
    if isSpot {
      Service("cart-canary", image: "example.com/cart:2") {
        Port(.http, 8080)
        EnvFrom(configMap: "canary")
      }
      .routed(at: "shop.example.com", through: "shop-gateway") { Match(.prefix("/canary")) }
    }
  }

  func resources(in profile: Profile) -> [any AppPart] {
    Gateway("shop-gateway") { Listener(.http, 80, hosts: ["shop.example.com"]) }
    if profile == "spot" { ConfigMap("canary", ["LEVEL": "debug"]) }
  }
}
