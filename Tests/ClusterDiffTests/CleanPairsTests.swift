import ClusterDiff
import Testing

@Suite(.enabled(if: LivePairs.areReadable, LivePairs.absence)) struct CleanPairsTests {
  private static let forms: [[String]] =
    ["csa", "ssa"].flatMap { how in
      [
        ["clean-\(how).yaml", "clean-\(how).cluster.yaml"],
        ["clean-\(how).json", "clean-\(how).cluster.json"],
        ["clean-\(how).managed.yaml", "clean-\(how).cluster.managed.yaml"],
        ["clean-\(how).managed.json", "clean-\(how).cluster.managed.json"],
        ["noise-\(how).json", "noise-\(how).cluster.json"],
        ["noise-\(how).managed.yaml", "noise-\(how).cluster.managed.yaml"],
      ]
    } + [["clean-csa.all-namespaces.yaml"]]

  @Test(arguments: forms)
  func `an unchanged cluster has no drift`(files: [String]) throws {
    let report = try LivePairs.report(files, how: files[0].contains("csa") ? "csa" : "ssa")
    #expect(report.differences.filter(\.isDrift).map(\.line) == [])
    #expect(report.comparedCount >= 25)
  }
}
