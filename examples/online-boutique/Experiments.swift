import Portolan

extension OnlineBoutique {
  /// Tests whether the shop stays available under load, during restarts, and while spot nodes are reclaimed.
  @ListBuilder<Experiment>
  func experiments(in profile: Profile) -> [Experiment] {
    LoadTest("load", locust: "locustfile.py", against: "frontend", users: 10, spawnRate: 2, for: .minutes(5))
      .slo(availability: 99.9)
    Together("load-and-rollout") {
      LoadTest(
        "rollout-load", locust: "locustfile.py", against: "frontend", users: 10, spawnRate: 2,
        for: .minutes(5))
      RollingRestart("rollout-restart", of: "frontend", every: .seconds(30), for: .minutes(5))
    }
    .slo(availability: 99.9)
    SpotInterruption("spot-loop", on: spot, every: .minutes(1), for: .minutes(5))
      .slo(availability: 99.9)
  }
}
