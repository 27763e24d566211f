import KubernetesFacts
import ManifestTree

extension FileLift {
  /// The `suspend` of an experiment's Job: it waits until a value starts it.
  mutating func start(_ key: String, of service: ValuesPath, _ variants: Variants) -> [Template.Entry] {
    let path = note(
      .experiments.keys(service.keys + ["enabled"]), "Start the experiment; its Job is suspended if false",
      .bool, variants.map { _ in .bool(false) })
    return [.pair(key, .literal(.bool(true)), when: .isFalse(path))]
  }

  /// The `activeDeadlineSeconds` of an experiment's Job: it grows with the duration.
  func deadline(_ key: String, of service: ValuesPath, _ variants: Variants) -> Template.Entry? {
    let margin = Int64(ExperimentSettings.margin)
    let durations = presence.durations(ofExperiment: file.name)
    guard !variants.hasGaps, variants.count == durations.count else { return nil }
    for (variant, duration) in zip(variants, durations) {
      guard let deadline = variant.node?.int else { continue }
      guard let duration, deadline - margin == duration else { return nil }
    }
    return .pair(key, .sum(.experiments.keys(service.keys + ["duration"]), margin), when: nil)
  }

  /// A rate, a duration or a target of an experiment, which its ConfigMap has as text; nil for all others.
  mutating func experimentSetting(
    _ field: String, _ variants: Variants, at site: Site
  ) -> Template.Entry? {
    let path = site.base.key(field.camelCased)
    if let range = ExperimentSettings.range(of: field) {
      let numbers = variants.values().map { $0.text.flatMap { Int64($0) }.map(Node.int) }
      guard !variants.hasGaps, numbers.allSatisfy({ $0 != nil }) else { return nil }
      let noted = note(
        path, Self.meaning(of: field), .integer(Int64(range.lowerBound)...Int64(range.upperBound)),
        numbers.compactMap { $0 })
      return .pair(field, .value(noted, .textOrInteger), when: nil)
    }
    guard field == "availability" else { return nil }
    let noted = note(
      path, "Percentage of requests that must succeed; null sets no target", .text(.percentage),
      nullable: true, variants.values())
    return .pair(field, .value(noted, .textOrInteger), when: .isSet(noted))
  }

  private static func meaning(of field: String) -> String {
    switch field {
    case "users": "Number of concurrent users"
    case "clients": "Number of concurrent clients"
    case "spawn_rate": "Number of users that start per second"
    case "interval": "Seconds between two restarts"
    default: "Duration of the experiment in seconds; its Job may take 300 seconds more"
    }
  }
}
