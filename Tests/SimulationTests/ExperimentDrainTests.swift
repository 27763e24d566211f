import KubernetesFacts
import Testing

@testable import Simulation

/// The drains of an experiment proceed as those of its script.
@Suite struct ExperimentDrainTests {
  private func simulate(_ yaml: String, every interval: Int64, for duration: Int64? = nil) throws
    -> SimulationResult
  {
    let step = ScenarioStep(at: 0, .drainInTurn(every: interval, for: duration))
    return try Systems.input(yaml, nodes: "node-role-3az-3od")
      .simulate(Scenario("drain", steps: [step], duration: 1_200_000))
  }

  /// The times of the drain events whose text starts with `text`, in seconds after the first drain event.
  private func times(of text: String, in result: SimulationResult) -> [Int64] {
    let drains = result.events.filter { $0.kind == .drain }
    let start = drains.first?.time ?? 0
    return drains.filter { $0.text.hasPrefix(text) }.map { ($0.time - start) / 1000 }
  }

  @Test func `an interval separates the starts of two drains, and drained nodes are schedulable at once`()
    throws
  {
    // Each pod needs the node from which it was evicted.
    let result = try simulate(Systems.web(replicas: 3, pod: Systems.apart), every: 120_000)
    #expect(times(of: "drain starts", in: result) == [0, 120, 240])
    #expect(times(of: "drained", in: result) == [5, 125, 245])
    #expect(result.events.filter { $0.kind == .scheduled }.map { $0.time / 1000 } == [5, 125, 245])
  }

  @Test func `without an interval, a drain starts when the previous one has ended`() throws {
    let result = try simulate(Systems.web(replicas: 3), every: 0)
    let starts = times(of: "drain starts", in: result)
    let ends = times(of: "drained", in: result)
    #expect(starts.count == 3 && ends.count == 3)
    #expect(zip(starts.dropFirst(), ends).allSatisfy { $0 - $1 <= 1 })
  }

  @Test func `no drain starts after the duration`() throws {
    let result = try simulate(Systems.web(replicas: 3), every: 120_000, for: 200_000)
    #expect(times(of: "drain starts", in: result) == [0, 120])
  }

  @Test func `a blocked drain fails after the script's time limit`() throws {
    let result = try simulate(
      Systems.web(replicas: 1) + Systems.budget("web", "minAvailable: 1"), every: 0)
    #expect(result.events.contains { $0.text == "drain timed out after \(ExperimentSettings.drainTimeout)s" })
    #expect(result.services.first?.verdict == .blocked)
  }

  @Test func `a pod without a controller fails the drain of its node, as without --force`() throws {
    let result = try simulate(
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: alone}
      spec: {containers: [{name: c, image: "app:1"}]}
      """, every: 0)
    #expect(times(of: "drain refused", in: result).count == 1)
    #expect(times(of: "drained", in: result).count == 2)
    #expect(result.services.first?.verdict == .blocked)
  }

  @Test func `cordoned nodes and those of the control plane are not drained`() throws {
    var input = Systems.input(Systems.web(), nodes: "node-role-3az-3od")
    input.nodes.nodes[0].spec.labels[NodeKey.controlPlane] = ""
    input.nodes.nodes[1].spec.isCordoned = true
    let result = try input.simulate(
      Scenario("drain", steps: [ScenarioStep(at: 0, .drainInTurn(every: 0, for: nil))]))
    #expect(times(of: "drain starts", in: result).count == 1)
  }
}
