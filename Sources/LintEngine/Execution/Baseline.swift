package import ManifestTree

/// Known findings; only new ones are reported.
///
/// A finding is identified by rule, object, path, and message, not by its line.
package struct Baseline: Sendable {
  private let fingerprints: Set<String>

  /// Parses a baseline; nil if the tree is not a baseline or has another format version.
  package init?(_ node: Node) {
    guard node["format"]?.int == 1, case .list(let entries)? = node["findings"] else { return nil }
    fingerprints = Set(entries.compactMap { $0["fingerprint"]?.text })
  }

  /// The findings that are not in the baseline.
  package func news(in findings: [Finding]) -> [Finding] {
    findings.filter { !fingerprints.contains($0.fingerprint) }
  }

  /// The baseline of findings.
  package static func node(of findings: [Finding]) -> Node {
    let entries = findings.map { finding -> Node in
      [
        "fingerprint": .string(finding.fingerprint), "rule": .string(finding.rule),
        "object": .string("\(finding.object.kind)/\(finding.object.name)"),
        "message": .string(finding.message),
      ]
    }
    return ["format": 1, "findings": .list(entries)]
  }
}
