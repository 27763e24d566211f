import Portolan

@main
struct Shop: App {
  let name = "shop"

  func services(in profile: Profile) -> [Service] {
    Service("frontend", image: "example.com/frontend:1") { Port(.http, 8080) }
      .patch(.deployment, ["spec": ["minReadySecond": 5]])  // fault: schema/unknown-field
      .patch(.deployment, ["spec": ["replicas": "two"]])  // fault: schema/wrong-type
      .patch(.horizontalPodAutoscaler, ["spec": ["minReplicas": 1]])  // fault: spec/patch-without-object
  }

  func resources(in profile: Profile) -> [any AppPart] {
    Object([  // fault: schema/unknown-field
      "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "settings"], "date": ["LEVEL": "INFO"],
    ])
    Object([  // fault: schema/unknown-kind
      "apiVersion": "v1", "kind": "ConfigMop", "metadata": ["name": "settings"],
    ])
    Object(["kind": "ConfigMap", "metadata": ["name": "settings"]])  // fault: schema/missing-field
  }
}
