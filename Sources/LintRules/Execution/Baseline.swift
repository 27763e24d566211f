public import ManifestTree

/// Findings that were there before, so that only new ones count.
///
/// A finding is known by its rule, object, path and message, not by its line.
public struct Baseline: Sendable {
  private let fingerprints: Set<String>

  /// Reads a baseline; nil if the tree is none, or of another format.
  public init?(_ node: Node) {
    guard node["format"]?.int == 1, case .list(let entries)? = node["findings"] else { return nil }
    fingerprints = Set(entries.compactMap { $0["fingerprint"]?.text })
  }

  /// The findings that the baseline does not have.
  public func news(in findings: [Finding]) -> [Finding] {
    findings.filter { !fingerprints.contains($0.fingerprint) }
  }

  /// A baseline of findings.
  public static func node(of findings: [Finding]) -> Node {
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
