package import ManifestTree

/// How many pods a rollout may add, and how many may be missing while it runs.
package struct RolloutBounds: Sendable, Hashable {
  /// How many pods a rollout may start before it stops others.
  package let surge: Int
  /// How many pods may be missing before others are ready.
  package let unavailable: Int

  /// What the API server fills in where a Deployment sets no bound.
  package static let deploymentDefault = "25%"
  /// What the API server fills in for `maxUnavailable` of a DaemonSet, and what a StatefulSet does without the field.
  package static let oneByOne = 1

  /// The bounds that a workload's controller uses.
  /// - Parameters:
  ///   - kind: the workload's kind.
  ///   - spec: the workload's `spec`.
  ///   - replicas: the number of pods that the workload asks for.
  package init(kind: String, spec: Node?, replicas: Int) {
    let strategy = spec?[kind == "Deployment" ? "strategy" : "updateStrategy"]
    let rolling = strategy?["rollingUpdate"]
    func value(_ key: String, or standard: String) -> ScaledValue? {
      ScaledValue(rolling?[key]?.plainText ?? standard)
    }
    switch (kind, strategy?["type"]?.text) {
    case ("Deployment", "Recreate"): (surge, unavailable) = (0, replicas)
    case ("Deployment", _):
      let surge = value("maxSurge", or: Self.deploymentDefault)?.of(replicas, roundingUp: true) ?? 0
      let unavailable =
        value("maxUnavailable", or: Self.deploymentDefault)?.of(replicas, roundingUp: false) ?? 0
      // Rounding can make both bounds 0. The Deployment controller then lets one pod be missing.
      let isStuck = surge <= 0 && unavailable <= 0
      (self.surge, self.unavailable) = (max(0, surge), min(replicas, isStuck ? 1 : max(0, unavailable)))
    case ("DaemonSet", _):
      surge = max(0, value("maxSurge", or: "0")?.of(replicas, roundingUp: true) ?? 0)
      let unavailable =
        value("maxUnavailable", or: "\(Self.oneByOne)")?.of(replicas, roundingUp: true) ?? Self.oneByOne
      self.unavailable = min(replicas, max(0, unavailable))
    default:
      let unavailable =
        value("maxUnavailable", or: "\(Self.oneByOne)")?.of(replicas, roundingUp: false) ?? Self.oneByOne
      // A StatefulSet that rounds to 0 replaces one pod at a time.
      (surge, self.unavailable) = (0, min(replicas, max(1, unavailable)))
    }
  }
}
