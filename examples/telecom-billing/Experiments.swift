import Portolan

extension TelecomBilling {
  /// The load tests for the exercises: autoscaling under 20 clients, and a rollout without failed requests.
  @ListBuilder<Experiment>
  func experiments(in profile: Profile) -> [Experiment] {
    LoadTest("siege-load", siege: "/orders", against: "order", clients: 20, for: .seconds(40))
    Together("siege-and-rollout") {
      LoadTest(
        "siege-rollout", siege: "/orders", against: "order", clients: 1, for: .seconds(60),
        delay: .seconds(1),
        isVerbose: true)
      RollingRestart("order-restart", of: "order", every: .seconds(60), for: .seconds(60))
    }
    .slo(availability: 100)
  }
}
