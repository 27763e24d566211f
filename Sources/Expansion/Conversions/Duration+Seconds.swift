internal import ManifestTree
internal import Portolan

extension Portolan.Duration {
  /// The whole seconds; nil if it is invalid or has a fraction, which the checks report.
  var wholeSeconds: Int? {
    guard let nanoseconds = (try? DurationText(rawValue))?.nanoseconds, nanoseconds % 1_000_000_000 == 0
    else {
      return nil
    }
    return Int(nanoseconds / 1_000_000_000)
  }
}
