internal import Diagnostics
internal import KubernetesFacts
internal import ManifestTree
internal import Portolan

extension SpecFaults {
  /// The duration in whole seconds; nil without a duration, and after an error was reported, such as for a value that is
  /// out of range.
  /// - Parameter kind: the description of the duration, such as "probe period".
  @discardableResult
  mutating func seconds(
    _ duration: Portolan.Duration?, from minimum: Int = 0, to maximum: Int = ClosedRange.kubernetesMaximum,
    of kind: String, at location: FileLocation
  ) -> Int? {
    guard let duration, let nanoseconds = nanoseconds(duration, at: location) else { return nil }
    guard let seconds = DurationText(nanoseconds: nanoseconds).wholeSeconds else {
      report(.partOfOne(duration.rawValue, kind, whole: "seconds", at: location))
      return nil
    }
    let range = minimum...maximum
    guard let number = Int(exactly: seconds), range.contains(number) else {
      let expected =
        maximum == ClosedRange.kubernetesMaximum && seconds < minimum
        ? "\(minimum)s or more" : "between \(minimum)s and \(maximum)s"
      report(.outOfRange(duration.rawValue, kind, expected: expected, at: location))
      return nil
    }
    return number
  }

  /// The nanoseconds of an Istio duration; nil without a duration, and after an error was reported.
  ///
  /// Istio accepts durations of at least 1 ms, in whole milliseconds.
  /// - Parameter allowsZero: whether a duration of zero has a meaning of its own.
  @discardableResult
  mutating func milliseconds(
    _ duration: Portolan.Duration?, allowsZero: Bool = false, of kind: String, at location: FileLocation
  ) -> Int64? {
    guard let duration, let nanoseconds = nanoseconds(duration, at: location) else { return nil }
    if allowsZero, nanoseconds == 0 { return 0 }
    guard nanoseconds >= 1_000_000 else {
      let expected = allowsZero ? "0s, or 1ms or more" : "1ms or more"
      report(.outOfRange(duration.rawValue, kind, expected: expected, at: location))
      return nil
    }
    guard nanoseconds % 1_000_000 == 0 else {
      report(.partOfOne(duration.rawValue, kind, whole: "milliseconds", at: location))
      return nil
    }
    return nanoseconds
  }

  private mutating func nanoseconds(_ duration: Portolan.Duration, at location: FileLocation) -> Int64? {
    do throws(MalformedValue) {
      return try DurationText(duration.rawValue).nanoseconds
    } catch {
      report(.malformed(error, at: location))
      return nil
    }
  }
}
