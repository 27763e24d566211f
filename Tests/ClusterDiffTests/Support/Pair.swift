import ClusterDiff
import Diagnostics
import ManifestTree
import Testing

/// Compares two YAML strings.
enum Pair {
  static func report(_ declared: String, _ live: String, _ change: (inout DiffRequest) -> Void = { _ in })
    throws
    -> DriftReport
  {
    let sides = [(declared, "declared.yaml"), (live, "live.yaml")].map {
      ManifestReader.read(Array($0.0.utf8), from: $0.1)
    }
    try #require(sides.flatMap(\.diagnostics).map(\.message) == [])
    var request = DiffRequest(declared: sides[0].objects, live: sides[1].objects)
    change(&request)
    return DriftReport(of: request)
  }
}
