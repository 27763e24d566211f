import ChartParameters
import Diagnostics
import ManifestTree

extension ChartValues {
  /// The services whose autoscaler has a minimum above its maximum.
  var autoscalersOutOfRange: [(service: String, fewest: Int64, most: Int64)] {
    guard case .map(let services) = node else { return [] }
    return services.compactMap { entry in
      let path = ValuesPath([entry.key])
      guard node[path.keys(["autoscaling", "enabled"])] == .bool(true),
        let most = node[path.keys(["autoscaling", "maxReplicas"])]?.int
      else { return nil }
      let fewest = node.fewestPods(of: path)
      return fewest > most ? (entry.key, fewest, most) : nil
    }
  }
}

extension Diagnostic {
  static func autoscalerOutOfRange(
    _ service: String, fewest: Int64, most: Int64, at location: FileLocation?
  ) -> Diagnostic {
    Diagnostic(
      "values/autoscaler-range", .error,
      "the minimum number of pods for '\(service)' (\(fewest)) is above '\(service).autoscaling.maxReplicas' (\(most))",
      at: location, fix: "raise '\(service).autoscaling.maxReplicas' to \(fewest) or more")
  }
}
