import Diagnostics
import Foundation
import KubernetesFacts
import ManifestTree
import Testing

@testable import LintEngine
@testable import LintRules

/// Compares lint with the recorded verdicts of an API server in `Admission/`; `figures.py` there prints them by topic.
@Suite struct AdmissionTests {
  /// A recorded object with the server's verdict.
  private struct Case: Decodable {
    let slug: String
    let topic: String
    let refused: Bool
    let fields: [String]
    let manifest: String
  }

  /// A recorded pod with the verdicts of the Pod Security admission plugin.
  private struct Pod: Decodable {
    let slug: String
    let baseline: Bool
    let restricted: Bool
    let manifest: String
  }

  private static func recording<Row: Decodable>(_ name: String, of row: Row.Type) throws -> [Row] {
    let file = try #require(Bundle.module.url(forResource: "Admission/\(name)", withExtension: "jsonl"))
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
      try JSONDecoder().decode(Row.self, from: Data(line.utf8))
    }
  }

  /// Rules that report what the API server rejects.
  private static let ids: Set<String> = [
    "autoscaler-range", "conflicting-fields", "container-port-form", "duplicate-key", "duplicate-list-key",
    "invalid-label", "invalid-name", "invalid-port", "invalid-target-port", "job-restart-policy",
    "malformed-value", "missing-field", "removed-api-version", "request-above-limit", "selector-mismatch",
    "unknown-field", "unknown-kind", "unknown-value", "unknown-volume", "unresolved-reference",
    "value-out-of-range", "wrong-type",
  ]

  /// Verdicts that depend on the cluster.
  private static let exceptions: Set<String> = [
    "priority-class-missing", "runtime-class-missing", "service-account-missing-object",
    "svc-require-dual-stack",
    "svc-ip-family-v6-without",
  ]

  private static func errors(in manifest: String, file: String) -> [Finding] {
    let read = ManifestReader.read(Array(manifest.utf8), from: file, of: .review)
    let context = LintContext(read.objects, faults: read.diagnostics)
    let rules = Catalogue.rules.filter { ids.contains($0.card.id) }
    return Linter(rules).findings(in: context).filter { $0.severity == .error }
  }

  @Test func `an object that the API server rejects has an error, usually at the server's field`() throws {
    let refused = try Self.recording("validation", of: Case.self).filter(\.refused)
    var missed: [String] = []
    var located = 0
    for row in refused {
      let found = Self.errors(in: row.manifest, file: "\(row.slug).yaml")
      if found.isEmpty, !Self.exceptions.contains(row.slug) { missed.append(row.slug) }
      let isNear = found.contains { finding in
        row.fields.contains { Self.steps($0).agree(with: Self.steps(finding.path.description)) }
      }
      located += isNear ? 1 : 0
    }
    #expect(missed == [])
    #expect(located * 100 >= refused.count * 90)
  }

  @Test func `an object that the API server accepts has no validation error`() throws {
    for row in try Self.recording("validation", of: Case.self) where !row.refused {
      let found = Self.errors(in: row.manifest, file: "\(row.slug).yaml")
      #expect(found.map(\.message) == [], "\(row.slug)")
    }
  }

  @Test func `faults that the validation source names have an error at the server's field`() throws {
    for row in try Self.recording("source", of: Case.self) {
      let found = Self.errors(in: row.manifest, file: "\(row.slug).json")
      guard row.refused else {
        #expect(found.map(\.message) == [], "\(row.slug)")
        continue
      }
      let isNear = found.contains { finding in
        row.fields.allSatisfy { Self.steps($0).agree(with: Self.steps(finding.path.description)) }
      }
      #expect(isNear, "\(row.slug): \(row.fields) \(found.map(\.path.description))")
    }
  }

  @Test func `a Pod Security level rejects exactly the pods that the admission plugin rejects`() throws {
    for row in try Self.recording("pod-security", of: Pod.self) {
      let objects = ManifestReader.read(Array(row.manifest.utf8), from: "pod.yaml", of: .review).objects
      let node = try #require(objects.first?.node)
      #expect(
        PodSecurity.violations(of: node, at: .baseline).isEmpty == !row.baseline, "\(row.slug) at baseline")
      #expect(
        PodSecurity.violations(of: node, at: .restricted).isEmpty == !row.restricted,
        "\(row.slug) at restricted")
    }
  }

  @Test func `repairs create nothing that the API server rejects`() throws {
    for row in try Self.recording("validation", of: Case.self) where !row.refused {
      let file = "\(row.slug).yaml"
      var bytes = Array(row.manifest.utf8)
      for _ in 0..<3 {
        let read = ManifestReader.read(bytes, from: file, of: .review)
        let findings = Linter(Catalogue.rules).findings(
          in: LintContext(read.objects, faults: read.diagnostics))
        let repair = FileRepair(bytes, at: file, for: findings)
        guard repair.count > 0 else { break }
        bytes = repair.bytes
      }
      let found = Self.errors(in: String(decoding: bytes, as: UTF8.self), file: file)
      #expect(found.map(\.message) == [], "\(row.slug)")
    }
  }

  /// The steps of a path without brackets.
  private static func steps(_ path: String) -> [Substring] {
    path.split { ".[]\"".contains($0) }
  }
}

extension [Substring] {
  /// Whether the shorter path is the start or the end of the other one.
  fileprivate func agree(with other: [Substring]) -> Bool {
    let count = Swift.min(count, other.count)
    return count > 0 && (prefix(count) == other.prefix(count) || suffix(count) == other.suffix(count))
  }
}
