/// How severe a diagnostic is.
package enum Severity: String, Sendable, CaseIterable, Comparable {
  /// For information; no change is required.
  case info
  /// Probably wrong or fragile.
  case warning
  /// Wrong: the command fails.
  case error

  /// Orders `info < warning < error`.
  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}
