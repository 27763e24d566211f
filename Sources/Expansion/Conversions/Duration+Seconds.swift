internal import KubernetesFacts
internal import ManifestTree
internal import Portolan

extension Portolan.Duration {
  /// The duration in whole seconds; nil for an invalid or fractional duration, which the checks report.
  var wholeSeconds: Int? {
    (try? DurationText(rawValue))?.wholeSeconds.map(Int.init)
  }
}
