/// A number, or a percentage of another number, as in IntOrString fields of Kubernetes: `1`, `25%`.
package enum ScaledValue: Sendable, Hashable {
  /// An absolute number.
  case number(Int)
  /// A percentage of a total.
  case percent(Int)

  /// Parses a number or a percentage; nil for other strings.
  package init?(_ text: String) {
    if text.hasSuffix("%"), let percent = Int(text.dropLast()), (0...1_000_000).contains(percent) {
      self = .percent(percent)
    } else if let number = Int(text), (-1_000_000_000...1_000_000_000).contains(number) {
      self = .number(number)
    } else {
      return nil
    }
  }

  /// The number for a given total.
  package func of(_ whole: Int, roundingUp: Bool) -> Int {
    switch self {
    case .number(let number): return number
    case .percent(let percent):
      let (product, overflow) = whole.multipliedReportingOverflow(by: percent)
      if overflow { return whole }
      return roundingUp && product < .max - 99 ? (product + 99) / 100 : product / 100
    }
  }
}
