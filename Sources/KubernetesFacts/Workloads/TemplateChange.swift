package import ManifestTree

/// What happens to the existing pods of a workload when its pod template changes.
package enum TemplateChange: Sendable {
  /// The pods keep the old template.
  case keepsPods
  /// The controller replaces the pods.
  case replacesPods
  /// The controller replaces the pods when the rollout is no longer paused.
  case replacesPodsAfterPause
  /// The controller replaces a pod only after it is deleted.
  case replacesDeletedPods
}

extension WorkloadKind {
  /// What happens to the existing pods of an object when its pod template changes.
  /// - Parameters:
  ///   - object: the object with the new template.
  ///   - pods: the number of pods that exist; nil if the kind has no such number.
  package func templateChange(in object: Node, running pods: Int64?) -> TemplateChange {
    let spec = object["spec"]
    guard replacesPods, pods != 0, !keepsJobs(spec) else { return .keepsPods }
    let strategy = spec?[RolloutBounds.strategy(of: kind)]
    // CloneSets have the fields of rolling updates in the strategy itself.
    let rolling = [strategy?["rollingUpdate"], strategy].compactMap(\.self)
    if strategy?["type"]?.text == "OnDelete" { return .replacesDeletedPods }
    if let pods, let partition = rolling.lazy.compactMap({ $0["partition"]?.plainText }).first,
      let kept = ScaledValue(partition)?.of(Int(clamping: pods), roundingUp: true), kept >= pods
    {
      return .keepsPods
    }
    let isPaused = ([spec].compactMap(\.self) + rolling).contains { $0["paused"] == true }
    return isPaused ? .replacesPodsAfterPause : .replacesPods
  }

  /// Whether KEDA keeps the running Jobs of a ScaledJob when their template changes.
  private func keepsJobs(_ spec: Node?) -> Bool {
    group == APIGroup.keda
      && [spec?["rollout"]?["strategy"], spec?["rolloutStrategy"]].contains { $0?.text == "gradual" }
  }
}
