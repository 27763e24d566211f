internal import KubernetesFacts
internal import ManifestTree

/// The fields of a Job's spec, with the API server's defaults.
struct JobSpec: Sendable {
  /// The number of successful pods; nil if one success ends the Job.
  let completions: Int?
  let parallelism: Int
  let isSuspended: Bool
  let isIndexed: Bool
  /// The number of failed pods after which the next one fails the Job.
  let backoffLimit: Int
  /// The number of failed pods of an index after which the next failure fails the index; nil if indexes do not fail.
  let backoffLimitPerIndex: Int?
  let maxFailedIndexes: Int?
  /// Whether a pod counts as failed, and is replaced, only when it has ended.
  let replacesEndedPods: Bool
  /// The effect of a pod that a disruption ends.
  let disruption: FailureAction

  /// The actions of a pod failure policy.
  enum FailureAction: String, Sendable {
    case count = "Count"
    case ignore = "Ignore"
    case failIndex = "FailIndex"
    case failJob = "FailJob"
  }

  init(_ spec: Node) {
    let written = spec.at("parallelism").count
    completions =
      spec.at("completions").count.map { max(0, $0) }
      ?? JobDefaults.completions(hasParallelism: written != nil)
    parallelism = max(0, written ?? JobDefaults.parallelism)
    isSuspended = spec.at("suspend").isTrue
    isIndexed = spec.at("completionMode").text == "Indexed" && completions != nil
    backoffLimitPerIndex = isIndexed ? spec.at("backoffLimitPerIndex").count : nil
    backoffLimit =
      spec.at("backoffLimit").count
      ?? JobDefaults.backoffLimit(perIndex: spec.at("backoffLimitPerIndex").exists)
    maxFailedIndexes = spec.at("maxFailedIndexes").count
    let policy = spec.at("podFailurePolicy")
    let replacement = spec.at("podReplacementPolicy").text
    replacesEndedPods =
      (replacement ?? JobDefaults.podReplacementPolicy(hasFailurePolicy: policy.exists)) == "Failed"
    // Exit codes are unknown, so only rules on the condition of disrupted pods can match.
    let rule = policy.at("rules").items.first { rule in
      rule.at("onPodConditions").items.contains {
        // The API server replaces an empty status with its default.
        $0.at("type").text == "DisruptionTarget" && ["True", "", nil].contains($0.at("status").text)
      }
    }
    disruption = rule.at("action").text.flatMap(FailureAction.init) ?? .count
  }
}

extension Node? {
  fileprivate func at(_ key: String) -> Node { self?.at(key) ?? .null }
}
