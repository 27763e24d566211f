package struct SimulationResult: Sendable {
  package var scenario: String
  package var services: [ServiceResult] = []
  package var pending: [PendingPod] = []
  package var events: [Record.Line] = []
  package var pods: [PodSpan] = []
  package var nodes: [NodeSpan] = []
  package var series: [[(time: Int64, ready: Int)]] = []
  package var drains: [Drain] = []
  /// The measured time, in milliseconds.
  package var duration: Int64 = 0
  /// The limit at which the simulation stopped, in words; nil if it ended normally.
  package var bound: String?
  /// The search for the worst set of lost nodes; nil if there was none.
  package var search: SearchSummary?
  package var notes: [String] = []

  /// Whether a target is missed, a rollout stalls, a Job fails, or a drain is blocked.
  package var hasFailed: Bool { services.contains(where: \.hasFailed) }
}

/// The measurements and the verdict of one workload; times are in milliseconds.
package struct ServiceResult: Sendable {
  package var name: String
  package var namespace: String
  package var kind: String
  package var replicas = 0
  package var leastReady = 0
  package var withoutReady: Int64 = 0
  package var cutOff = 0
  package var evictionsRefused = 0
  /// The share of requests that succeed, in percent; nil for workloads that no Service selects.
  package var availability: Double?
  package var target: Double?
  package var verdict = Verdict.none
  /// A single change that fixes the failure; nil if none was found or searched for.
  package var fix: String?
  /// Why there is no fix, with the changes that were tried; nil if there is a fix, or if none was searched for.
  package var unfixed: String?

  package enum Verdict: String, Sendable {
    case met, missed
    /// A rollout exceeded its deadline, or a Job failed.
    case stalled
    /// A node drain failed because of a budget of the service's pods, or because of a pod without a controller.
    case blocked
    /// The workload has no target or no availability, and nothing else failed.
    case none
  }

  package var hasFailed: Bool { verdict == .missed || verdict == .stalled || verdict == .blocked }
}

/// A pod without a node, and the scheduler's message.
package struct PendingPod: Sendable {
  package var pod: String
  package var workload: String
  package var message: String
}

/// The times of a pod on a node, in milliseconds since the start of the scenario.
package struct PodSpan: Sendable {
  package var pod: String
  package var workload: Int
  package var node: Int
  package var boundAt: Int64
  package var readyAt: Int64?
  /// The time at which the pod stopped being ready; nil if the pod is ready or never was.
  package var unreadyAt: Int64?
  package var deletedAt: Int64?
  package var endedAt: Int64?
}

/// The times of a node in the cluster, in milliseconds since the start of the scenario.
package struct NodeSpan: Sendable {
  package var name: String
  package var zone: String
  package var isSpot: Bool
  package var addedAt: Int64
  package var endedAt: Int64?
}

/// The number of sets of lost nodes that were tried, and the worst set.
package struct SearchSummary: Sendable {
  package var tried: Int
  package var possible: Double
  package var isExhaustive: Bool
  package var worst: [String]
  /// The worst set for each service that loses requests.
  package var perService: [(service: String, nodes: [String], availability: Double)] = []

  /// The tried sets in words, such as `all 15 sets tried`.
  var triedText: String {
    if tried == 1 { return "only one set is possible" }
    return isExhaustive ? "all \(tried) sets tried" : "\(tried) random sets tried"
  }
}

extension Cluster {
  /// The measurements since a point in time.
  package mutating func result(of scenario: String, from start: Int64, until horizon: Int64, targets: Targets)
    -> SimulationResult
  {
    let end = max(horizon, lastChange)
    finishMeasuring(at: end)
    var result = SimulationResult(scenario: scenario)
    result.duration = end - start
    result.bound = limits.reached
    result.notes = record.notes
    let reported = workloads.indices.filter(isReported)
    for workload in reported {
      result.services.append(serviceResult(workload, duration: end - start, targets: targets))
    }
    for workload in workloads.indices {
      for pod in workloads[workload].pods where pods[pod].node == nil && pods[pod].isActive {
        guard let message = Self.words(of: pods[pod].pending).message else { continue }
        result.pending.append(
          PendingPod(pod: podName(pod), workload: workloads[workload].spec.name, message: message))
      }
    }
    guard record.isOn else { return result }
    result.events = record.lines.map {
      Record.Line(time: $0.time - start, kind: $0.kind, subject: $0.subject, text: $0.text)
    }
    result.series = reported.map { record.series[$0].map { ($0.time - start, $0.ready) } }
    result.drains = drains
    addSpans(to: &result, from: start, reported)
    return result
  }

  /// Whether a workload is among the results; a suspended Job is not.
  private func isReported(_ workload: Int) -> Bool {
    let spec = workloads[workload].spec
    return workloads[workload].isActive && !(spec.kind == .job && spec.job.isSuspended)
  }

  private func serviceResult(_ place: Int, duration: Int64, targets: Targets) -> ServiceResult {
    let workload = workloads[place]
    let metrics = workload.metrics
    var service = ServiceResult(
      name: workload.spec.name, namespace: workload.spec.namespace, kind: workload.spec.kind.rawValue)
    service.replicas = workload.spec.kind == .pod ? 1 : workload.spec.replicas
    service.leastReady = min(metrics.leastReady, workload.readyCount)
    service.withoutReady = metrics.withoutReady
    service.cutOff = metrics.cutOff
    service.evictionsRefused = metrics.evictionsRefused
    let serves = !workload.services.isEmpty && service.replicas > 0 && workload.spec.kind != .job
    if serves {
      let share = duration > 0 ? metrics.lost / Double(duration) : (workload.readyCount > 0 ? 0 : 1)
      service.availability = max(0, min(100, 100 * (1 - share)))
      service.target = targets.target(of: service.name)
    }
    if metrics.blockedDrains > 0 {
      service.verdict = .blocked
    } else if metrics.hasStalled || workload.isStalled {
      service.verdict = .stalled
    } else if let availability = service.availability, let target = service.target {
      service.verdict = availability + 1e-9 >= target ? .met : .missed
    }
    return service
  }

  private func addSpans(to result: inout SimulationResult, from start: Int64, _ reported: [Int]) {
    var places: [Int: Int] = [:]
    for (place, workload) in reported.enumerated() { places[workload] = place }
    result.nodes = nodes.map {
      NodeSpan(
        name: $0.name, zone: $0.zone ?? "", isSpot: $0.isSpot, addedAt: max(0, $0.addedAt - start),
        endedAt: ($0.removedAt ?? ($0.isGone ? $0.endsAt : nil)).map { $0 - start })
    }
    for pod in pods.indices {
      let state = pods[pod]
      guard let node = state.node, let boundAt = state.boundAt, (state.endedAt ?? .max) >= start else {
        continue
      }
      result.pods.append(
        PodSpan(
          pod: podName(pod), workload: places[state.workload] ?? -1, node: node,
          boundAt: max(0, boundAt - start),
          readyAt: state.readyAt.map { max(0, $0 - start) },
          unreadyAt: state.isReady ? nil : state.unreadyAt.map { max(0, $0 - start) },
          deletedAt: state.deletedAt.map { $0 - start },
          endedAt: state.endedAt.map { $0 - start }))
    }
  }
}

/// The targets of services: the share of requests, in percent, that must succeed.
package struct Targets: Sendable {
  /// The target of services that have no entry in `byService`; nil for no target.
  package var standard: Double?
  package var byService: [String: Double]

  package init(standard: Double? = nil, byService: [String: Double] = [:]) {
    (self.standard, self.byService) = (standard, byService)
  }

  func target(of service: String) -> Double? { byService[service] ?? standard }
}
