import Diagnostics

extension SimulationResult {
  /// Finds, for each service that fails, a change that prevents the failure, by simulating the change.
  ///
  /// If no single change fixes a service, the report lists the changes that were tried. If the limit is reached, a note
  /// names the services for which not all changes were tried.
  /// - Parameters:
  ///   - chosen: the names of the nodes that are lost if a step sets only their number; nil for random nodes.
  ///   - limit: the maximum number of simulations.
  package mutating func findFixes(
    _ input: SimulationInput, _ scenario: Scenario, chosen: [String]? = nil, limit: Int = 200
  ) {
    var runs = 0
    for place in services.indices where services[place].hasFailed {
      let service = services[place]
      var tried: [Attempt] = []
      for fix in ScenarioFix.candidates(for: service, in: input, lacksRoom: hadPendingPods(service)) {
        guard runs < limit else {
          let left = services.filter { $0.hasFailed && $0.fix == nil && $0.unfixed == nil }.map(\.name)
          notes.append(
            "the search for fixes stopped after \(limit) simulations: not all changes were tried for "
              + left.quoted.listed)
          return
        }
        runs += 1
        var changed = input
        fix.apply(&changed)
        let result = changed.result(of: service, scenario, chosen: chosen)
        if let result, !result.hasFailed {
          services[place].fix = fix.title
          break
        }
        // A drain that stays blocked, or a rollout that stalls, does not count as close, whatever the availability is.
        let isClose = result?.verdict == .missed
        tried.append(Attempt(title: fix.title, availability: isClose ? result?.availability : nil))
      }
      if services[place].fix == nil {
        services[place].unfixed = Self.explanation(tried, volume: input.ownVolume(of: service))
      }
    }
  }

  /// Whether pods of a service were pending at any time.
  private func hadPendingPods(_ service: ServiceResult) -> Bool {
    pending.contains { $0.workload == service.name }
      || events.contains { $0.kind == .pending && $0.subject.hasPrefix(service.name + "-") }
  }

  /// A change that did not fix a service.
  private struct Attempt {
    let title: String
    /// The availability with the change, which misses the target; nil if the service fails for another reason.
    let availability: Double?
  }

  private static func explanation(_ tried: [Attempt], volume: String?) -> String {
    var text = "no single change was found that prevents the failure"
    if !tried.isEmpty { text += "; tried: \(tried.map(\.title).joined(separator: "; "))" }
    let best = tried.filter { $0.availability != nil }.max { ($0.availability ?? 0) < ($1.availability ?? 0) }
    if let best, let availability = best.availability {
      text +=
        ". The best, '\(best.title)', reaches an availability of \(SimulationReport.percent(availability))%"
    }
    if let volume {
      text +=
        ". More replicas were not tried: pods on different nodes cannot share the data of claim '\(volume)', so the application would have to replicate the data"
    }
    return text
  }
}

extension SimulationInput {
  fileprivate func result(of service: ServiceResult, _ scenario: Scenario, chosen: [String]?)
    -> ServiceResult?
  {
    let base = cluster()
    let lost = chosen.map { names in base.nodes.indices.filter { names.contains(base.nodes[$0].name) } }
    return (try? simulate(scenario, on: base, chosen: lost))?.services.first {
      $0.name == service.name && $0.kind == service.kind && $0.namespace == service.namespace
    }
  }

  fileprivate func ownVolume(of service: ServiceResult) -> String? {
    guard
      let spec = objects.lazy.compactMap(WorkloadSpec.init).first(where: {
        $0.kind.rawValue == service.kind && $0.name == service.name && $0.namespace == service.namespace
      }), spec.kind.hasScale
    else { return nil }
    return spec.ownVolume(in: objects)
  }
}
