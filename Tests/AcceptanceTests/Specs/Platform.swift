import Portolan

/// Objects that other tools install in addition to services: a kind with an object, and objects that contain the app's
/// namespace.
@main struct Platform: App {
  let name = "platform"
  let profiles: [Profile] = [.base, .spot]

  func namespace(in profile: Profile) -> String { profile == .spot ? "platform-spot" : "platform-system" }

  func labels(in profile: Profile) -> KeyValues { ["stage": profile == .spot ? "spot" : "base"] }

  func services(in profile: Profile) -> [Service] {
    let namespace = namespace(in: profile)
    Service("api", image: "example.com/api:1") {
      Port(.http, 8080, servedAt: 80)
      Env("SELF_URL", "http://api.\(namespace).svc.cluster.local")
      Env("APP", "platform")
      if profile == .spot { Env("SPOT_URL", "http://api.\(namespace).svc:80/spot") }
    }
    .routedInMesh {
      if profile == .spot {
        Match(.prefix("/")).split(.to(weight: 80), .to("api-v2", weight: 20))
      } else {
        Match(.prefix("/"))
      }
    }
    Service("api-v2", image: "example.com/api:2") { Port(.http, 8080, servedAt: 80) }
  }

  func resources(in profile: Profile) -> [any AppPart] {
    let namespace = namespace(in: profile)
    Object([
      "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
      "metadata": ["name": "things.example.com"],
      "spec": [
        "group": "example.com", "scope": "Namespaced",
        "names": ["kind": "Thing", "plural": "things", "singular": "thing"],
        "versions": [
          [
            "name": "v1", "served": true, "storage": true,
            "schema": ["openAPIV3Schema": ["type": "object", "x-kubernetes-preserve-unknown-fields": true]],
          ]
        ],
      ],
    ])
    Object([
      "apiVersion": "example.com/v1", "kind": "Thing", "metadata": ["name": "thing"],
      "spec": ["targetNamespace": .string(namespace), "address": .string("api.\(namespace):80")],
    ])
  }
}
