/// The tolerations that the API server adds to pods, for nodes that are not ready or not reachable.
package enum FailedNodeToleration {
  /// The keys of the taints.
  package static let keys = [NodeKey.notReady, NodeKey.unreachable]
  /// The effect of the taints.
  package static let effect = TaintEffect.noExecute
  /// `tolerationSeconds`.
  package static let seconds = 300

  /// Whether a toleration prevents the API server from adding the one for a key.
  ///
  /// The API server compares only the key and the effect: a toleration counts even if it has another value.
  /// - Parameters:
  ///   - key: the key of the pod's toleration; nil or empty for all keys.
  ///   - effect: the effect of the pod's toleration; nil or empty for all effects.
  package static func isReplaced(_ taint: String, byKey key: String?, effect: String?) -> Bool {
    [taint, "", nil].contains(key) && [Self.effect.rawValue, "", nil].contains(effect)
  }
}
