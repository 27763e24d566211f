import Portolan

extension SockShop {
  /// Tests whether the shop survives a slow and failing catalogue, and the loss of nodes.
  @ListBuilder<Experiment>
  func experiments(in profile: Profile) -> [Experiment] {
    Together("catalogue-chaos") {
      LoadTest(
        "catalogue-load", siege: "/catalogue", against: "catalogue", clients: 10, for: .minutes(10),
        delay: .seconds(1), isVerbose: false)
      FaultInjection(
        "catalogue-faults", on: "catalogue", in: .chaos, delay: .seconds(3), delayed: 5, abort: 500,
        aborted: 10, for: .minutes(10))
    }
    .slo(availability: 99)
    NodeDrain("drain-nodes").slo(availability: 99.9)
    NodeLoss("lose-node", count: 1, for: .minutes(5)).slo(availability: 99)
  }
}
