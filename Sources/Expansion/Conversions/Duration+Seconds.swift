internal import ManifestTree
internal import Portolan

extension Portolan.Duration {
  /// The whole seconds that it says; nil where it is malformed or has a part of a second, which the checks report.
  var wholeSeconds: Int? {
<<<<<<< HEAD
    if rawValue.hasSuffix("ms") { return nil }
    guard let unit = rawValue.last, let n = Int(rawValue.dropLast()) else { return nil }
    switch unit {
    case "s": return n;
    case "m": return n * 60;
    case "h": return n * 3600;
    default: return nil
    }
=======
    guard let nanoseconds = (try? DurationText(rawValue))?.nanoseconds, nanoseconds % 1_000_000_000 == 0 else {
      return nil
    }
    return Int(nanoseconds / 1_000_000_000)
>>>>>>> checks
  }
}
