import Portolan

@main
struct Shop: App {
  let name = "shop"

  func services(in profile: Profile) -> [Service] {
    Service("frontend", image: "example.com/frontend:1") {
      Port(.http, 8080)
      Probe(.readiness, .http("/ready", port: "management"))  // fault: spec/unknown-port
      Probe(.liveness, .tcp(port: 8081))  // fault: spec/unknown-port
      Probe(.startup, .http("/start"), every: "a while")  // fault: spec/malformed-duration
      Resources(cpu: .request("100 m"), memory: .exactly("64Mi"))  // fault: spec/malformed-quantity
      Mount("cache", at: "/var/cache")  // fault: spec/unknown-volume
      Env("LEVEL", configMap: "settings", key: "LEVEL")  // fault: spec/unknown-config-map
    }
    Service("cart", image: "example.com/cart:1") {
      Resources(memory: .request("128Mi", limit: "64Mi"))  // fault: spec/request-above-limit
      Relax(.writableRootFilesystem, because: "")  // fault: spec/empty-reason
    }
    Service("store", .statefulSet, image: "example.com/store:1") {
      Port(.mysql, 3306)
      ClaimTemplate("data", "10Gi")  // fault: spec/unmounted-claim-template
      ClaimTemplate("log", "ten", at: "/log")  // fault: spec/malformed-quantity
    }
    Service("reports", .cronJob(schedule: "at night"), image: "reports:1")  // fault: spec/malformed-schedule
  }
}
