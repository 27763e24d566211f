import ChartParameters
internal import KubernetesFacts
import ManifestTree

extension ValueConflict {
  /// The conflicts between the number of a service's pods, its autoscaler, and its disruption budget.
  static func scaling(in service: Node) -> [ValueConflict] {
    var conflicts: [ValueConflict] = []
    var fewest = service["replicaCount"]?.int
    if let scaling = service["autoscaling"], scaling["enabled"] == true {
      let least = service.fewestPods(of: ValuesPath())
      if let most = scaling["maxReplicas"]?.int, least > most {
        let isOwn = scaling["minReplicas"]?.int != nil
        conflicts.append(
          ValueConflict(
            key: isOwn ? "autoscaling.minReplicas" : "replicaCount",
            problem: "is \(least), above \(isOwn ? "" : "autoscaling.")maxReplicas (\(most))",
            fix: "lower \(isOwn ? "minReplicas" : "replicaCount"), or raise maxReplicas"))
      }
      fewest = least
      conflicts += withoutRequests(in: service, scaling)
    }
    guard let budget = service["pdb"], budget["enabled"] == true else { return conflicts }
    if let bound = budget["minAvailable"], bound != .null {
      if let fewest, fewest > 0, let kept = bound.podCount(of: fewest), kept >= fewest {
        // A minimum of 100% keeps all pods, however many there are.
        let isAll = bound.int == nil && (bound.podCount(of: 100) ?? 0) >= 100
        conflicts.append(
          ValueConflict(
            key: "pdb.minAvailable",
            problem:
              "requires \(kept) \(kept == 1 ? "pod" : "pods"), but the service may run only \(fewest): node drains block",
            fix: "lower minAvailable\(isAll ? "" : ", or raise the minimum number of pods")"))
      }
    } else if let bound = budget["maxUnavailable"], bound != .null {
      if bound.podCount(of: 100) == 0 {
        conflicts.append(
          ValueConflict(
            key: "pdb.maxUnavailable", problem: "is \(bound.plainText ?? "0"): node drains block",
            fix: "raise maxUnavailable"))
      }
    } else {
      conflicts.append(
        ValueConflict(
          key: "pdb.maxUnavailable",
          problem: "and minAvailable are both null: node drains block",
          fix: "set minAvailable or maxUnavailable"))
    }
    return conflicts
  }

  /// The containers without a request or limit for a resource whose utilization the autoscaler measures.
  private static func withoutRequests(in service: Node, _ scaling: Node) -> [ValueConflict] {
    var measured: [(key: String, resources: Node?)] = [("", service["resources"])]
    if case .map(let sidecars)? = service["sidecars"] {
      measured += sidecars.map { ("sidecars.\($0.key).", $0.value["resources"]) }
    }
    return [("cpu", "CPU"), ("memory", "Memory")].flatMap { resource, word -> [ValueConflict] in
      let target = "target\(word)UtilizationPercentage"
      guard scaling[target]?.int != nil else { return [] }
      return measured.filter { container in
        ["requests", "limits"].allSatisfy { [nil, .null].contains(container.resources?[$0]?[resource]) }
      }.map { container in
        ValueConflict(
          key: "\(container.key)resources",
          problem: "has no request or limit for \(resource), which autoscaling.\(target) requires",
          fix: "set \(container.key)resources.requests.\(resource), or disable the autoscaler")
      }
    }
  }
}

extension Node {
  /// A number of pods, or a percentage of them, rounded up.
  fileprivate func podCount(of all: Int64) -> Int64? {
    if let count = int { return count }
    guard let text, let share = ScaledValue(text), case .percent = share else { return nil }
    return Int64(share.of(Int(all), roundingUp: true))
  }
}
