package import ManifestTree

/// The limit of a PodDisruptionBudget, as the disruption controller computes it.
package enum DisruptionLimit: Sendable, Hashable {
  /// The number of pods that must stay healthy.
  case minAvailable(ScaledValue)
  /// The number of pods that can be unavailable.
  case maxUnavailable(ScaledValue)
  /// The budget sets no limit. The controller then expects no pods, and allows no evictions.
  case none

  /// Reads the `spec` of a budget.
  package init(spec: Node?) {
    if let value = spec?["maxUnavailable"]?.plainText.flatMap(ScaledValue.init) {
      self = .maxUnavailable(value)
    } else if let value = spec?["minAvailable"]?.plainText.flatMap(ScaledValue.init) {
      self = .minAvailable(value)
    } else {
      self = .none
    }
  }

  /// Whether the controller takes the expected number of pods from the workloads instead of counting the existing pods.
  package var usesScale: Bool {
    switch self {
    case .minAvailable(.number), .none: false
    case .minAvailable(.percent), .maxUnavailable: true
    }
  }

  /// The number of expected pods that must be healthy; percentages are rounded up.
  package func desiredHealthy(of expected: Int) -> Int {
    switch self {
    case .minAvailable(let value): value.of(expected, roundingUp: true)
    case .maxUnavailable(let value): max(0, expected - value.of(expected, roundingUp: true))
    case .none: 0
    }
  }

  /// The number of pods that can be evicted now; 0 if no pods are expected, or without a limit.
  package func evictions(healthy: Int, expected: Int) -> Int {
    self == .none || expected <= 0 ? 0 : max(0, healthy - desiredHealthy(of: expected))
  }
}
