import Portolan

/// A system with an experiment of every kind.
@main
struct Trials: App {
  let name = "trials"
  let namePrefix = "t-"
  let profiles: [Profile] = [.base, "late"]

  func services(in profile: Profile) -> [Service] {
    Service("web", image: "example.com/web:1.0") {
      Port(.http, 8080, servedAt: 80)
      Calls("api", as: "API")
    }
    .slo(availability: 99.5)
    Service("api", image: "example.com/api:1.0") { Port(.http, 8080) }
      .routedInMesh { Match(timeout: .seconds(5)) }
  }

  func resources(in profile: Profile) -> [any AppPart] {
    ConfigMap("settings", ["LEVEL": "INFO"])
  }

  func experiments(in profile: Profile) -> [Experiment] {
    if profile == "late" {
      LoadTest("before", siege: "/", against: "api", clients: 1, for: .seconds(30))
    }
    LoadTest("load", locust: "users.py", against: "web", users: 3, spawnRate: 1, for: .minutes(1))
    Together("mixed") {
      LoadTest("siege", siege: "/items", against: "web", clients: 2, for: .minutes(1))
      RollingRestart("restart", of: "web", "api", every: .seconds(10), for: .seconds(20))
      NodeDrain("drain", every: .seconds(30), for: .minutes(10))
    }
    .slo(availability: 99)
    if profile == "late" {
      LoadTest("between", siege: "/", against: "api", clients: 1, for: .seconds(30))
    }
    Together("load-and-loss") {
      LoadTest("loss-load", siege: "/", against: "api", clients: 2, for: .minutes(1), isVerbose: false)
      NodeLoss("loss", count: 2, for: .minutes(2))
    }
    SpotInterruption("spot", on: .karpenter, every: .minutes(1), for: .minutes(2)).slo(availability: 98)
    SpotInterruption("spot-gke", on: .gke, every: .minutes(1), for: .minutes(2))
    SpotInterruption("spot-aks", on: .aks, every: .minutes(1), for: .minutes(2))
    SpotInterruption("spot-eks", on: .eks, count: 2, every: .minutes(1), for: .minutes(2))
    ZoneOutage("zone", for: .minutes(2))
    ZoneOutage("zone-a", of: "eu-west-1a", for: .seconds(90))
    FaultInjection(
      "faults", on: "api", in: "late", delay: .seconds(2), delayed: 50, abort: 503, aborted: 0.5,
      for: .minutes(1))
    FaultInjection("new-faults", on: "web", in: "late", abort: 500, aborted: 100, for: .minutes(1))
  }
}
