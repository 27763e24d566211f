package import ManifestTree

/// How many pods a PodDisruptionBudget keeps, as the disruption controller counts them.
package enum DisruptionLimit: Sendable, Hashable {
  /// So many pods must stay healthy.
  case minAvailable(ScaledValue)
  /// So many pods may be missing.
  case maxUnavailable(ScaledValue)
  /// The budget sets no limit.
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

  /// Whether the controller asks the workloads how many pods there should be, instead of counting the pods that exist.
  package var usesScale: Bool {
    switch self {
    case .minAvailable(.number), .none: false
    case .minAvailable(.percent), .maxUnavailable: true
    }
  }

  /// How many of the expected pods must be healthy; percentages are rounded up.
  package func desiredHealthy(of expected: Int) -> Int {
    switch self {
    case .minAvailable(let value): value.of(expected, roundingUp: true)
    case .maxUnavailable(let value): max(0, expected - value.of(expected, roundingUp: true))
    case .none: 0
    }
  }

  /// How many pods may be evicted now: none where no pods are expected.
  package func evictions(healthy: Int, expected: Int) -> Int {
    expected <= 0 ? 0 : max(0, healthy - desiredHealthy(of: expected))
  }
}
