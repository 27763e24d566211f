import Portolan

/// One service whose profiles set its placement, image, grace period, and scaling.
@main struct Placements: App {
  let name = "placements"
  let profiles: [Profile] = [
    "plain", "spot", "notice", "on-demand", "nodes", "tag", "digest", "scaled", "grace",
  ]
  let spot = SpotProvider.eks

  func services(in profile: Profile) -> [Service] {
    switch profile {
    case "spot": web().placed(on: .spot(.eks))
    case "on-demand": web().placed(on: .onDemand(.eks))
    case "notice": web().placed(on: .spot(.gke))
    case "nodes": web().placed(on: .nodes(["disk": "ssd"]))
    case "tag": web("registry.example.com:5000/shop/web:2")
    case "digest": web("example.com/web@sha256:\(String(repeating: "a", count: 64))")
    case "scaled": web().autoscaled(from: 3, to: 7, on: .cpu(percent: 60))
    case "grace": web().draining(for: .seconds(40))
    default: web()
    }
  }

  private func web(_ image: String = "example.com/web:1") -> Service {
    Service("web", image: image) {
      Port(.http, 8080)
      Resources(cpu: .request("100m"))
    }
    .apart(on: .host)
  }
}
