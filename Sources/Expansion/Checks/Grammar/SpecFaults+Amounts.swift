internal import Diagnostics
import KubernetesFacts
internal import ManifestTree
internal import Portolan

extension SpecFaults {
  /// Reports a number outside its range.
  /// - Parameter kind: what the number is, such as "port number".
  mutating func checkNumber(
    _ number: Int?, in range: ClosedRange<Int>, of kind: String, at location: FileLocation
  ) {
    guard let number, !range.contains(number) else { return }
    report(.outOfRange("\(number)", kind, expected: range.expectation(of: number), at: location))
  }

  /// Reports a number that is negative or above what Kubernetes' numbers hold.
  mutating func checkCount(
    _ number: Int?, from minimum: Int = 0, of kind: String, at location: FileLocation
  ) {
    checkNumber(number, in: minimum...ClosedRange.kubernetesMaximum, of: kind, at: location)
  }

  /// Reports a share that is no number from 0 to 100.
  mutating func checkPercent(_ percent: Double, of kind: String, at location: FileLocation) {
    guard !(0...100).contains(percent) else { return }
    report(.outOfRange("\(percent)", kind, expected: "between 0 and 100", at: location))
  }

  /// What a number of pods or a share of them says.
  enum PodAmount {
    case count(Int)
    case percent(Int)

    var isZero: Bool {
      switch self {
      case .count(let number), .percent(let number): number == 0
      }
    }

    /// The pods of a number of them that this is, a part of a pod counting as a whole one.
    func roundedUp(of pods: Int) -> Int {
      switch self {
      case .count(let count): count
      case .percent(let share): (share * min(pods, ClosedRange.kubernetesMaximum) + 99) / 100
      }
    }
  }

  /// The number or share of pods that an amount says; reported and nil where it says none.
  mutating func podAmount(
    _ amount: IntOrPercent, upTo percent: Int = 100, of kind: String, at location: FileLocation
  ) -> PodAmount? {
    switch amount {
    case .count(let count):
      guard (0...ClosedRange.kubernetesMaximum).contains(count) else {
        checkCount(count, of: kind, at: location)
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
        report(.outOfRange(text, kind, expected: "between 0% and \(percent)%", at: location))
        return nil
      }
      return .percent(share)
    }
  }

  /// What amounts of a resource can be.
  enum QuantityRange {
    case notNegative
    case aboveZero
  }

  /// The amount that a text says; reported and nil where it says none.
  /// - Parameter whole: what the amount counts where it can have no part of it, such as "bytes".
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
        guard let whole, quantity.nanos % 1_000_000_000 != 0 else { return quantity }
        report(.partOfOne(text.rawValue, kind, whole: whole, at: location))
      }
    } catch {
      report(.malformed(error, at: location))
    }
    return nil
  }
}

extension ClosedRange<Int> {
  /// The greatest number of most of Kubernetes' fields.
  static let kubernetesMaximum = Int(Int32.max)

  /// What is allowed, for a number that isn't: the upper bound only where it is one that people know.
  func expectation(of number: Int) -> String {
    if lowerBound == upperBound { return "\(lowerBound)" }
    return upperBound == Self.kubernetesMaximum && number < lowerBound
      ? "\(lowerBound) or more" : "between \(lowerBound) and \(upperBound)"
  }
}
