internal import KubernetesFacts

extension [Toleration] {
  /// The number of seconds for which a pod can stay despite a `NoExecute` taint; nil for no limit.
  func patience(for taint: Taint) -> Int? {
    let matching = filter { $0.tolerates(taint) }
    guard !matching.isEmpty else { return 0 }
    return matching.compactMap(\.seconds).map { Swift.max($0, 0) }.min()
  }

  /// The tolerations that the API server adds to pods for nodes that are not ready or unreachable.
  func withDefaults() -> [Toleration] {
    var all = self
    for key in FailedNodeToleration.keys
    where !contains(where: {
      FailedNodeToleration.isReplaced(key, byKey: $0.key, effect: $0.effect?.rawValue)
    }) {
      all.append(
        Toleration(key: key, effect: FailedNodeToleration.effect, seconds: FailedNodeToleration.seconds))
    }
    return all
  }
}
