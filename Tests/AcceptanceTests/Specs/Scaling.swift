import Portolan

@main
struct Shop: App {
  let name = "shop"

  func services(in profile: Profile) -> [Service] {
    Service("frontend", image: "example.com/frontend:1") {
      Port(.http, 8080)
      Resources(cpu: .request("100m"))
    }
    .autoscaled(from: 5, to: 2, on: .cpu(percent: 70))  // fault: spec/minimum-above-maximum

    Service("cart", image: "example.com/cart:1") { Port(.grpc, 7070) }
      .disruptionBudget(minAvailable: 1)  // fault: spec/blocked-drain

    Service("orders", image: "example.com/orders:1")
      .replicas(4)
      .disruptionBudget(maxUnavailable: "0%")  // fault: spec/blocked-drain

    Service("payment", image: "example.com/payment:1") { Port(.grpc, 50051) }
      .draining(for: "5 minutes")  // fault: spec/malformed-duration

    Service("email", image: "example.com/email:1") { Port(.grpc, 5000) }
      .placed(on: .spot(.gke))
      .draining(for: .seconds(60))  // fault: spec/long-drain
  }
}
