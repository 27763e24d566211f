/// The API server's answer to an eviction.
package struct EvictionAnswer: Sendable, Equatable {
  package let code: Int
  package var message: String?
  package var cause: String?

  static let allowed = EvictionAnswer(code: 201)
  static let refusal = "Cannot evict pod as it would violate the pod's disruption budget."
}

extension Cluster {
  /// Evicts a pod, if its budgets allow the eviction.
  mutating func evict(_ pod: Int) -> EvictionAnswer {
    let answer = answer(toEvictionOf: pod)
    if answer.code == 201 {
      report(.evicted) { cluster in
        let node = cluster.pods[pod].node.map { " from \(cluster.nodes[$0].name)" } ?? ""
        return (cluster.podName(pod), "evicted\(node)")
      }
      pods[pod].isDisrupted = true
      delete(pod)
    } else {
      workloads[pods[pod].workload].metrics.evictionsRefused += 1
      report(.refused) { ($0.podName(pod), answer.cause ?? answer.message ?? "") }
    }
    return answer
  }

  /// The answer of the API server to an eviction.
  func answer(toEvictionOf pod: Int) -> EvictionAnswer {
    let state = pods[pod]
    if state.phase != .running || state.isTerminating { return .allowed }
    let selecting = classes[state.podClass].budgets.filter { budgets[$0].isActive }
    if selecting.count > 1 {
      return EvictionAnswer(
        code: 500,
        message:
          "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.")
    }
    guard let budget = selecting.first else { return .allowed }
    let (spec, status) = (budgets[budget].spec, status(ofBudget: budget))
    if !state.isReady {
      if spec.allowsUnhealthy { return .allowed }
      if status.healthy >= status.desired, status.desired > 0 { return .allowed }
    }
    if status.allowed > 0 { return .allowed }
    let cause: String
    if let failure = status.failure {
      cause =
        "The disruption budget \(spec.name) does not allow evicting pods currently because it failed sync: \(failure)"
    } else if status.healthy <= status.desired {
      cause =
        "The disruption budget \(spec.name) needs \(status.desired) healthy pods and has \(status.healthy) currently"
    } else {
      cause = "The disruption budget \(spec.name) does not allow evicting pods currently"
    }
    return EvictionAnswer(code: 429, message: EvictionAnswer.refusal, cause: cause)
  }
}
