internal import Diagnostics
import KubernetesFacts
internal import ManifestTree
internal import Portolan

extension SpecFaults {
  /// Reports a number that is out of range.
  /// - Parameter kind: the description of the number, such as "port number".
  mutating func checkNumber(
    _ number: Int?, in range: ClosedRange<Int>, of kind: String, at location: FileLocation
  ) {
    guard let number, !range.contains(number) else { return }
    report(.outOfRange("\(number)", kind, expected: range.expectation(of: number), at: location))
  }

  /// Reports a number that is less than the minimum or does not fit in a signed 32-bit integer.
  mutating func checkCount(
    _ number: Int?, from minimum: Int = 0, of kind: String, at location: FileLocation
  ) {
    checkNumber(number, in: minimum...ClosedRange.kubernetesMaximum, of: kind, at: location)
  }

  /// Reports a percentage that is not between 0 and 100.
  mutating func checkPercent(_ percent: Double, of kind: String, at location: FileLocation) {
    guard !(0...100).contains(percent) else { return }
    report(.outOfRange(percent.percent, kind, expected: "between 0 and 100", at: location))
  }

  /// The value of a number or percentage of pods.
  enum PodAmount {
    case count(Int)
    case percent(Int)

    var isZero: Bool {
      switch self {
      case .count(let number), .percent(let number): number == 0
      }
    }

    /// The number for a given total, rounded up.
    func roundedUp(of pods: Int) -> Int {
      switch self {
      case .count(let count): count
      case .percent(let share): ScaledValue.percent(share).of(pods, roundingUp: true)
      }
    }
  }

  /// The parsed number or percentage of pods; nil after an error was reported.
  /// - Parameter advised: the range that messages contain, if other checks refuse some of the valid values.
  mutating func podAmount(
    _ amount: IntOrPercent, upTo percent: Int = 100, advised: ClosedRange<Int>? = nil, of kind: String,
    at location: FileLocation
  ) -> PodAmount? {
    switch amount {
    case .count(let count):
      let valid = 0...ClosedRange.kubernetesMaximum
      guard valid.contains(count) else {
        report(
          .outOfRange("\(count)", kind, expected: (advised ?? valid).expectation(of: count), at: location))
        return nil
      }
      return .count(count)
    case .percent(let text):
      let digits = text.utf8.dropLast()
      guard text.utf8.last == UInt8(ascii: "%"), !digits.isEmpty, digits.allSatisfy(\.isDigit),
        let share = Int(text.dropLast())
      else {
        let suggestion = text.utf8.allSatisfy(\.isDigit) && !text.isEmpty ? "\(text)%" : nil
        report(
          .malformed(
            "percentage", text, kind, expected: "a number, or a whole percentage such as '25%'",
            suggestion: suggestion,
            at: location))
        return nil
      }
      guard share <= percent else {
        let (lowest, highest) = (
          min(advised?.lowerBound ?? 0, percent), min(advised?.upperBound ?? percent, percent)
        )
        let expected = lowest == highest ? "\(lowest)%" : "between \(lowest)% and \(highest)%"
        report(.outOfRange(text, kind, expected: expected, at: location))
        return nil
      }
      return .percent(share)
    }
  }

  /// The allowed quantities of a resource.
  enum QuantityRange {
    case notNegative
    case aboveZero
  }

  /// The parsed quantity; nil without a quantity, and after an error was reported.
  /// - Parameter whole: the unit if fractions are not allowed, such as "bytes".
  @discardableResult
  mutating func quantity(
    _ text: Portolan.Quantity?, _ range: QuantityRange = .notNegative, whole: String? = nil, of kind: String,
    at location: FileLocation
  ) -> ManifestTree.Quantity? {
    guard let text else { return nil }
    do throws(MalformedValue) {
      let quantity = try ManifestTree.Quantity(text.rawValue)
      switch range {
      case .notNegative where quantity.nanos < 0:
        report(.outOfRange(text.rawValue, kind, expected: "0 or more", at: location))
      case .aboveZero where quantity.nanos <= 0:
        report(.outOfRange(text.rawValue, kind, expected: "more than 0", at: location))
      case .notNegative, .aboveZero:
        guard let whole, !quantity.isWhole else { return quantity }
        report(.partOfOne(text.rawValue, kind, whole: whole, at: location))
      }
    } catch {
      report(.malformed(error, at: location))
    }
    return nil
  }
}

extension ClosedRange<Int> {
  /// The maximum of most integer fields in Kubernetes, which are signed 32-bit integers.
  static let kubernetesMaximum = Int(Int32.max)

  /// The allowed range for a number, as text.
  ///
  /// If the number is below the range, the text does not contain the upper bound ``kubernetesMaximum``.
  func expectation(of number: Int) -> String {
    if lowerBound == upperBound { return "\(lowerBound)" }
    return upperBound == Self.kubernetesMaximum && number < lowerBound
      ? "\(lowerBound) or more" : "between \(lowerBound) and \(upperBound)"
  }
}
