import ClusterDiff
import Diagnostics
import ManifestTree
import Testing

@Suite struct CatalogueTests {
  @Test(arguments: DriftCatalogue.patterns)
  func `a pattern of false drift is of its class`(pattern: DriftPattern) throws {
    let declared = ManifestReader.read(Array(pattern.declared.utf8), from: "declared.yaml")
    let live = ManifestReader.read(Array(pattern.live.utf8), from: "live.yaml")
    #expect((declared.diagnostics + live.diagnostics).map(\.id) == [])
    var request = DiffRequest(declared: declared.objects, live: live.objects)
    request.explains = true
    request.showsOrphans = true
    let report = ClusterDiff.report(request)
    #expect(!report.hasDrift, "\(report.differences.map(\.line))")
    #expect(
      report.differences.contains { $0.kind == pattern.kind && $0.reason == pattern.reason },
      "\(report.differences.map { "\($0.line) \($0.reason?.rawValue ?? "-")" })")
  }
}
