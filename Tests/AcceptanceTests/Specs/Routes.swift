import Portolan

@main
struct Shop: App {
  let name = "shop"

  func services(in profile: Profile) -> [Service] {
    Service("frontend", image: "example.com/frontend:1") {
      Port(.http, 8080)
      Subset("stable", labels: ["version": "1"])
      Subset("canary", labels: ["version": "2"])
    }
    .podLabels(["version": "1"])
    .routed(at: "shop.example.com", through: "gateway") {
      Match(.prefix("/"))
        .split(
          .to(subset: "stable", weight: 90),
          .to(subset: "canari", weight: 10))  // fault: spec/unknown-subset
    }
    .routed(at: "shop.example.com", through: "getaway")  // fault: spec/unknown-gateway
    .routedInMesh {
      Match(.prefix("/a"))  // fault: spec/weight-sum
        .split(.to(subset: "stable", weight: 90), .to(subset: "canary", weight: 20))
      Match(.prefix("/b")).to(.to("frontent"))  // fault: spec/unknown-service
      Match(.prefix("/c")).to(.to(port: "admin"))  // fault: spec/unknown-port
      Match(.prefix("/d")).to(.to(port: 81))  // fault: spec/unknown-port
      Match(.prefix("/"), timeout: "soon")  // fault: spec/malformed-duration
    }
  }

  func resources(in profile: Profile) -> [any AppPart] {
    Gateway("gateway") { Listener(.http, 80, hosts: ["shop.example.com"]) }
  }
}
