import ClusterDiff
import Diagnostics
import Testing

/// The warning that the API server would reject an apply.
@Suite struct RejectionTests {
  private static func budget(_ spec: String) -> String {
    object("policy/v1", "PodDisruptionBudget", "spec: {\(spec)}")
  }

  @Test func `a change that the API server would reject is reported with its field`() throws {
    let report = try Pair.report(
      Self.budget("minAvailable: 1, maxUnavailable: 1"), Self.budget("minAvailable: 1"))
    #expect(report.rejections.count == 1)
    let first = try #require(report.rejections.first)
    #expect(first.message.contains("minAvailable and maxUnavailable are mutually exclusive"))
  }

  @Test func `an object without differences is not reported`() throws {
    let report = try Pair.report(Self.budget("minAvailable: 1"), Self.budget("minAvailable: 1"))
    #expect(report.rejections.isEmpty)
  }

  @Test func `a change that the API server accepts is not reported`() throws {
    let report = try Pair.report(Self.budget("minAvailable: 2"), Self.budget("minAvailable: 1"))
    #expect(report.rejections.isEmpty)
    #expect(report.hasDrift)
  }
}
