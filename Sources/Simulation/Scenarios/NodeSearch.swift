internal import ManifestTree

/// Searches for the nodes whose loss has the worst effect.
package struct NodeSearch: Sendable {
  /// The number of possible sets of lost nodes up to which all sets are tried.
  ///
  /// If there are more, up to a quarter of this number of random sets are tried.
  package var limit = 20_000
  let input: SimulationInput
  let scenario: Scenario

  package init(_ input: SimulationInput, _ scenario: Scenario) {
    (self.input, self.scenario) = (input, scenario)
  }

  private struct Outcome: Sendable {
    let nodes: [Int]
    let losses: [Double]
    let failed: Int
    var total: Double { losses.reduce(0, +) }
  }

  /// The number of nodes that the scenario loses, and whether only spot nodes are lost; nil if it leaves no choice.
  private var choice: (count: Int, onlySpot: Bool)? {
    for step in scenario.steps {
      switch step.change {
      case .reclaimSpot(let count, _): return (count, true)
      case .loseNodes(let count, _): return (count, false)
      default: continue
      }
    }
    return nil
  }

  /// Tries all sets of nodes, or a sample, and returns the result of the worst set.
  /// - Returns: nil if the scenario leaves no choice of nodes.
  package func worst() throws(UnknownName) -> SimulationResult? {
    guard let (wanted, onlySpot) = choice else { return nil }
    let base = input.cluster()
    let candidates = base.present.sorted().filter { !onlySpot || base.nodes[$0].isSpot }
    let count = min(wanted, candidates.count)
    guard count > 0 else { return nil }
    let possible = Self.choose(candidates.count, count)
    let isExhaustive = possible <= Double(limit)
    let choices = isExhaustive ? Self.combinations(candidates, count) : sample(candidates, count)
    let outcomes = choices.concurrentMap { try? outcome(of: $0, on: base) }.compactMap { $0 }
    guard let worst = outcomes.max(by: { ($0.failed, $0.total) < ($1.failed, $1.total) }) else { return nil }
    var result = try input.simulate(scenario, chosen: worst.nodes)
    var summary = SearchSummary(
      tried: outcomes.count, possible: possible, isExhaustive: isExhaustive,
      worst: worst.nodes.map { base.nodes[$0].name })
    for place in result.services.indices where result.services[place].availability != nil {
      guard let least = outcomes.max(by: { $0.losses[place] < $1.losses[place] }), least.losses[place] > 0
      else { continue }
      summary.perService.append(
        (
          result.services[place].name, least.nodes.map { base.nodes[$0].name },
          100 * (1 - least.losses[place])
        ))
    }
    result.search = summary
    return result
  }

  private func outcome(of nodes: [Int], on base: Cluster) throws(UnknownName) -> Outcome {
    let result = try input.simulate(scenario, on: base, chosen: nodes)
    return Outcome(
      nodes: nodes, losses: result.services.map { $0.availability.map { 1 - $0 / 100 } ?? 0 },
      failed: result.services.count(where: \.hasFailed))
  }

  /// Random sets without repetitions; the same seed results in the same sets.
  private func sample(_ candidates: [Int], _ count: Int) -> [[Int]] {
    var generator = SeededGenerator(seed: input.seed)
    var seen: Set<[Int]> = []
    var choices: [[Int]] = []
    for _ in 0..<(limit / 4) {
      var rest = candidates
      let choice = (0..<count).map { _ in rest.remove(at: generator.next(below: rest.count)) }.sorted()
      if seen.insert(choice).inserted { choices.append(choice) }
    }
    return choices
  }

  static func choose(_ total: Int, _ count: Int) -> Double {
    (0..<count).reduce(1) { $0 * Double(total - $1) / Double($1 + 1) }
  }

  static func combinations(_ items: [Int], _ count: Int) -> [[Int]] {
    guard count > 0 else { return [[]] }
    guard items.count >= count else { return [] }
    var result: [[Int]] = []
    for place in 0...(items.count - count) {
      for rest in combinations(Array(items[(place + 1)...]), count - 1) {
        result.append([items[place]] + rest)
      }
    }
    return result
  }
}
