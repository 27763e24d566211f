internal import Portolan

extension Portolan.Duration {
  /// The whole seconds that it says; nil where it is malformed or has a part of a second, which the checks report.
  var wholeSeconds: Int? {
    if rawValue.hasSuffix("ms") { return nil }
    guard let unit = rawValue.last, let n = Int(rawValue.dropLast()) else { return nil }
    switch unit {
    case "s": return n;
    case "m": return n * 60;
    case "h": return n * 3600;
    default: return nil
    }
  }
}
