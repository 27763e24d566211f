import ChartParameters
package import Diagnostics
internal import KubernetesFacts
import ManifestTree

/// A conflict between values for the number of a service's pods, each of which is valid alone.
///
/// The rules are the same as for specs. Charts check them in the template of ``Helpers/scalingCheck``.
struct ScalingConflict: Equatable {
  /// The key below the service's values.
  let key: String
  /// The problem, as the end of a sentence that begins with the key's path.
  let problem: String
  /// How to resolve the conflict.
  let fix: String

  /// The conflicts in a service's values.
  static func all(in service: Node) -> [ScalingConflict] {
    var conflicts: [ScalingConflict] = []
    var fewest = service["replicaCount"]?.int
    if let scaling = service["autoscaling"], scaling["enabled"] == true {
      let (least, most) = (scaling["minReplicas"]?.int, scaling["maxReplicas"]?.int)
      if let least, let most, least > most {
        conflicts.append(
          ScalingConflict(
            key: "autoscaling.minReplicas", problem: "is \(least), above maxReplicas (\(most))",
            fix: "lower minReplicas, or raise maxReplicas"))
      }
      // If the minimum is null, it is `replicaCount`.
      fewest = least ?? max(fewest ?? 1, 1)
    }
    guard let budget = service["pdb"], budget["enabled"] == true else { return conflicts }
    if let bound = budget["minAvailable"], bound != .null {
      if let fewest, fewest > 0, let kept = bound.podCount(of: fewest), kept >= fewest {
        // A minimum of 100% keeps all pods, however many there are.
        let isAll = bound.int == nil && (bound.podCount(of: 100) ?? 0) >= 100
        conflicts.append(
          ScalingConflict(
            key: "pdb.minAvailable",
            problem:
              "requires \(kept) \(kept == 1 ? "pod" : "pods"), but the service may run only \(fewest): node drains block",
            fix: "lower minAvailable\(isAll ? "" : ", or raise the minimum number of pods")"))
      }
    } else if let bound = budget["maxUnavailable"], bound.podCount(of: 100) == 0 {
      conflicts.append(
        ScalingConflict(
          key: "pdb.maxUnavailable", problem: "is 0: node drains block", fix: "raise maxUnavailable"))
    }
    return conflicts
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

extension Chart {
  /// The conflicts in the values of each enabled service.
  package func conflicts(in values: ChartValues) -> [Diagnostic] {
    let node = values.node
    return files.flatMap { file -> [Diagnostic] in
      guard file.scales, let path = file.service.map({ ValuesPath(ofService: $0) }), let own = node[path],
        own["enabled"] == true
      else { return [] }
      return ScalingConflict.all(in: own).map { conflict in
        let key = path.keys(conflict.key.split(separator: ".").map(String.init))
        return Diagnostic(
          "values/conflict", .error, "value '\(key)' \(conflict.problem)",
          at: values.location(of: key), fix: conflict.fix)
      }
    }
  }
}

extension Chart.File {
  /// Whether the values contain an autoscaler or a disruption budget.
  var scales: Bool {
    service != nil
      && objects.contains { ["HorizontalPodAutoscaler", "PodDisruptionBudget"].contains($0.identity.kind) }
  }
}
