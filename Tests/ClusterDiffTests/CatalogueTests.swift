import ClusterDiff
import Testing

@Suite struct CatalogueTests {
  @Test(arguments: CatalogueRow.all)
  func `a false drift pattern is classified as in the catalogue`(row: CatalogueRow) throws {
    for example in row.examples {
      let unexplained = try Pair.report(example.declared, example.live)
      #expect(!unexplained.hasDrift, "\(unexplained.differences.map(\.line))")
      let report = try Pair.report(example.declared, example.live) { request in
        request.explains = true
        request.showsOrphans = true
      }
      let found = report.differences.map { "\($0.line) \($0.reason?.rawValue ?? "-")" }
      if let kind = example.kind {
        #expect(
          report.differences.contains { $0.kind == kind && $0.reason == example.reason },
          "\(example.declared) \(found)")
      } else {
        #expect(report.differences.filter { $0.reason != .apiDefault }.isEmpty, "\(found)")
      }
    }
  }

  @Test func `the catalogue contains every pattern and every reason`() {
    #expect(CatalogueRow.all.map(\.number) == Array(1...max(1, CatalogueRow.all.count)))
    let shown = Set(CatalogueRow.all.flatMap(\.examples).compactMap(\.reason))
    #expect(Reason.allCases.filter { !shown.contains($0) } == [])
  }
}
