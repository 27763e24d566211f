import Portolan

@main
struct Shop: App {
  let name = "shop"
  let profiles: [Profile] = ["dev", "staging", "prefixed"]

  func namespace(in profile: Profile) -> String { "shop-\(profile)" }
  func namePrefix(in profile: Profile) -> String { profile == "prefixed" ? "new-" : "" }
  func imageRegistry(in profile: Profile) -> String? { "\(profile).example.com" }
  func labels(in profile: Profile) -> KeyValues { ["environment": "\(profile)"] }
  func annotations(in profile: Profile) -> KeyValues { profile == "dev" ? [:] : ["contact": "operations"] }
  func podLabels(in profile: Profile) -> KeyValues { ["tier": "\(profile)"] }

  func services(in profile: Profile) -> [Service] {
    Service("frontend", image: "frontend:1") {
      Port(.http, 8080)
      Calls("catalogue", as: "CATALOGUE_ADDR")
    }
    .routed(at: "\(profile).example.com", through: "gateway")
    Service("catalogue", .statefulSet, image: "catalogue:1") {
      Port(.grpc, 3550)
      ClaimTemplate("data", "1Gi", at: "/data")
    }
  }

  func resources(in profile: Profile) -> [any AppPart] {
    Namespace()
    Gateway("gateway") { Listener(.http, 80, hosts: ["\(profile).example.com"]) }
    ConfigMap("settings", ["level": "info"])
  }
}
