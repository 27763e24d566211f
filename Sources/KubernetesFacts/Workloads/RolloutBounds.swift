package import ManifestTree

/// The maximum numbers of additional and unavailable pods during a rollout.
package struct RolloutBounds: Sendable, Hashable {
  /// The number of pods that a rollout can start before it stops others.
  package let surge: Int
  /// The number of desired pods that can be unavailable at the same time.
  package let unavailable: Int

  /// The API server's default for both bounds of a Deployment.
  package static let deploymentDefault = "25%"
  /// OpenKruise's default for `maxUnavailable` of a CloneSet.
  private static let cloneSetDefault = "20%"
  /// The API server's default for `maxUnavailable` of a DaemonSet, and the behavior of a StatefulSet without the field.
  package static let oneByOne = 1

  /// Computes the bounds as the workload's controller does.
  /// - Parameters:
  ///   - kind: the workload's kind.
  ///   - spec: the workload's `spec`.
  ///   - replicas: the desired number of pods.
  package init(kind: String, spec: Node?, replicas: Int) {
    let rolling = Self.rollingUpdate(of: kind).reduce(spec) { $0?[$1] }
    func value(_ key: String, or standard: String) -> ScaledValue? {
      ScaledValue(rolling?[key]?.plainText ?? standard)
    }
    switch (kind, Self.recreates(kind: kind, spec: spec)) {
    case (_, true): (surge, unavailable) = (0, replicas)
    case ("Rollout", _) where spec?["strategy"]?["canary"] == nil:
      // The new pods of a blue-green rollout are ready before it stops the old ones.
      (surge, unavailable) = (replicas, 0)
    case ("Deployment", _), ("DeploymentConfig", _), ("Rollout", _):
      let surge = value("maxSurge", or: Self.deploymentDefault)?.of(replicas, roundingUp: true) ?? 0
      let unavailable =
        value("maxUnavailable", or: Self.deploymentDefault)?.of(replicas, roundingUp: false) ?? 0
      // Rounding can make both bounds 0; the Deployment controller then allows one unavailable pod.
      let isStuck = surge <= 0 && unavailable <= 0
      (self.surge, self.unavailable) = (max(0, surge), min(replicas, isStuck ? 1 : max(0, unavailable)))
    case ("CloneSet", _):
      surge = max(0, value("maxSurge", or: "0")?.of(replicas, roundingUp: true) ?? 0)
      let unavailable =
        value("maxUnavailable", or: Self.cloneSetDefault)?.of(replicas, roundingUp: surge == 0) ?? 0
      self.unavailable = min(replicas, max(0, unavailable))
    case ("DaemonSet", _):
      surge = max(0, value("maxSurge", or: "0")?.of(replicas, roundingUp: true) ?? 0)
      let unavailable =
        value("maxUnavailable", or: "\(Self.oneByOne)")?.of(replicas, roundingUp: true) ?? Self.oneByOne
      self.unavailable = min(replicas, max(0, unavailable))
    default:
      let unavailable =
        value("maxUnavailable", or: "\(Self.oneByOne)")?.of(replicas, roundingUp: false) ?? Self.oneByOne
      // A StatefulSet whose bound rounds to 0 replaces one pod at a time.
      (surge, self.unavailable) = (0, min(replicas, max(1, unavailable)))
    }
  }

  /// The key of the rollout strategy in the `spec` of a kind.
  package static func strategy(of kind: String) -> String {
    ["Deployment", "DeploymentConfig", "Rollout"].contains(kind) ? "strategy" : "updateStrategy"
  }

  /// The keys, in the `spec` of a kind, of the map with `maxSurge` and `maxUnavailable`.
  package static func rollingUpdate(of kind: String) -> [String] {
    let strategy = Self.strategy(of: kind)
    return switch kind {
    case "DeploymentConfig": [strategy, "rollingParams"]
    case "Rollout": [strategy, "canary"]
    case "CloneSet": [strategy]
    default: [strategy, "rollingUpdate"]
    }
  }

  /// Whether a rollout stops all pods before it starts new ones: a Deployment or DeploymentConfig with the strategy
  /// `Recreate`.
  package static func recreates(kind: String, spec: Node?) -> Bool {
    ["Deployment", "DeploymentConfig"].contains(kind) && spec?["strategy"]?["type"]?.text == "Recreate"
  }
}
