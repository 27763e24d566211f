/// A number, or a share of another number: `1`, `25%`.
enum IntOrPercent {
  case number(Int)
  case percent(Int)

  init?(_ text: String) {
    if text.hasSuffix("%"), let percent = Int(text.dropLast()), (0...1_000_000).contains(percent) {
      self = .percent(percent)
    } else if let number = Int(text), (-1_000_000_000...1_000_000_000).contains(number) {
      self = .number(number)
    } else {
      return nil
    }
  }

  /// The number that this is of a whole.
  func of(_ whole: Int, roundingUp: Bool) -> Int {
    switch self {
    case .number(let number): return number
    case .percent(let percent):
      let (product, overflow) = whole.multipliedReportingOverflow(by: percent)
      if overflow { return whole }
      return roundingUp ? (product + 99) / 100 : product / 100
    }
  }
}
