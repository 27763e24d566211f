internal import ManifestTree
internal import Portolan

extension Portolan.Duration {
  /// The whole seconds that it says; nil where it is malformed or has a part of a second, which the checks report.
  var wholeSeconds: Int? {
    guard let nanoseconds = (try? DurationText(rawValue))?.nanoseconds, nanoseconds % 1_000_000_000 == 0
    else {
      return nil
    }
    return Int(nanoseconds / 1_000_000_000)
  }
}
