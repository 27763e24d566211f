internal import ManifestTree
internal import Portolan

extension Portolan.Duration {
  /// The duration in whole seconds; nil for an invalid or fractional duration, which the checks report.
  var wholeSeconds: Int? {
    guard let nanoseconds = (try? DurationText(rawValue))?.nanoseconds, nanoseconds % 1_000_000_000 == 0
    else {
      return nil
    }
    return Int(nanoseconds / 1_000_000_000)
  }
}
