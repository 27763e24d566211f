import Portolan

/// A system whose profiles differ in placement, patches, variables, checksums, routes, labels, and names.
@main struct Differences: App {
  let name = "differences"
  let profiles: [Profile] = ["base", "spot", "prefixed"]

  func namePrefix(in profile: Profile) -> String { profile == "prefixed" ? "p-" : "" }
  func namespace(in profile: Profile) -> String { "differences-\(profile)" }
  func labels(in profile: Profile) -> KeyValues { ["stage": "\(profile)"] }
  func annotations(in profile: Profile) -> KeyValues { profile == "base" ? [:] : ["contact": "operations"] }

  func services(in profile: Profile) -> [Service] {
    let isSpot = profile == "spot"
    Service("web", image: "registry.example.com:5000/web:1") {
      Port(.http, 8080, servedAt: 80)
      Calls("cart", as: "CART_ADDR")
      Env("LEVEL", isSpot ? "debug" : "info")
      if isSpot { Env("ONLY_SPOT", "yes") }
      if isSpot { Env("MIXED", "text") } else { Env("MIXED", configMap: "settings", key: "LEVEL") }
      InitContainer("migrate", image: "example.com/migrate:2")
      Sidecar("log", image: isSpot ? "example.com/log:2" : "example.com/log:1")
    }
    .placed(on: isSpot ? .spot(.eks) : .anywhere)
    .apart(on: .host)
    .near("cart")
    .patch(.deployment, ["spec": ["replicas": 4]])

    // The patch replaces the toleration of spot nodes: no value may bring it back.
    Service("patched", image: "example.com/patched:1") { Port(.http, 8080) }
      .placed(on: isSpot ? .spot(.eks) : .anywhere)
      .patch(
        .deployment,
        ["spec": ["template": ["spec": ["tolerations": [["key": "dedicated", "operator": "Exists"]]]]]])

    // The label of spot nodes without their toleration.
    Service("labeled", image: "example.com/labeled:1") { Port(.http, 8080) }
      .placed(on: isSpot ? .nodes(["eks.amazonaws.com/capacityType": "SPOT"]) : .anywhere)

    Service("cart", image: "redis") { Port(.http, 8080) }
      .replicas(isSpot ? 3 : 1)
      .placed(on: isSpot ? .onDemand(.eks) : .anywhere)
      .routedInMesh {
        if isSpot {
          Match(.prefix("/")).split(.to(weight: 95), .to("patched", weight: 5))
        } else {
          Match(.prefix("/"))
        }
      }
  }

  func resources(in profile: Profile) -> [any AppPart] {
    ConfigMap("settings", profile == "spot" ? ["LEVEL": "debug", "more": "x"] : ["LEVEL": "info"])
  }
}
