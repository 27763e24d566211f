import Portolan

extension ApplianceCall {
  /// The load tests for the exercises: autoscaling under 30 clients, and a rollout without failed requests.
  @ListBuilder<Experiment>
  func experiments(in profile: Profile) -> [Experiment] {
    LoadTest("siege-load", siege: "/calls", against: "call", clients: 30, for: .seconds(30))
    Together("siege-and-rollout") {
      LoadTest(
        "siege-rollout", siege: "/calls", against: "call", clients: 1, for: .seconds(60), delay: .seconds(1),
        isVerbose: false)
      RollingRestart("call-restart", of: "call", every: .seconds(60), for: .seconds(60))
    }
    .slo(availability: 100)
  }
}
