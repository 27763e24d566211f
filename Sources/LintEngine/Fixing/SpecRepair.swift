package import Diagnostics
internal import ManifestTree

/// The change to a spec's line that repairs a finding in a rendered object.
///
/// If the finding's line contains the value once, the value is replaced; otherwise a patch is suggested.
package struct SpecRepair {
  private let finding: Finding
  private let line: String?

  /// Creates the repair of a finding; nil if the finding has none, or if neither form can express it.
  /// - Parameter sources: the source of the spec.
  package init?(_ finding: Finding, _ sources: SourceLines) {
    guard finding.repair != nil else { return nil }
    self.finding = finding
    line = sources.line(at: finding.location)?.trimmingBlanks
    if replacement == nil, patch == nil { return nil }
  }

  /// The repair as a note with a position.
  package var note: Diagnostic.Note? {
    if let replacement { return .init("replace the line with: \(replacement)", at: finding.location) }
    return patch.map { .init("add to the service: \($0)", at: finding.location) }
  }

  private var replacement: String? {
    guard let line, case .set(let value)? = finding.repair, let new = value.plainText,
      let old = finding.found?.plainText, old != new
    else { return nil }
    let fields = line.split(separator: old, omittingEmptySubsequences: false)
    guard fields.count == 2, let before = fields.first, let after = fields.last else { return nil }
    // Matches only whole words: the 0 in 10 is part of another number.
    let isWhole = [before.last, after.first].allSatisfy { $0.map { !$0.isLetter && !$0.isNumber } ?? true }
    return isWhole ? "\(before)\(new)\(after)" : nil
  }

  private var patch: String? {
    guard let kind = Self.patchedKinds[finding.object.kind] else { return nil }
    var value: String
    switch finding.repair {
    case .set(let node): value = Self.literal(node)
    case .remove: value = "nil"
    case .quote: value = Self.literal(.string(finding.found?.plainText ?? ""))
    case .rename, nil: return nil
    }
    for step in finding.path.steps.reversed() {
      // List elements are merged by their keys, which a patch must contain.
      guard case .key(let key) = step else { return nil }
      value = "[\(Self.literal(.string(key))): \(value)]"
    }
    return ".patch(.\(kind), \(value))"
  }

  private static func literal(_ node: Node) -> String { node.json }

  private static let patchedKinds = [
    "Deployment": "deployment", "StatefulSet": "statefulSet", "DaemonSet": "daemonSet", "Job": "job",
    "CronJob": "cronJob", "Service": "service", "ServiceAccount": "serviceAccount",
    "HorizontalPodAutoscaler": "horizontalPodAutoscaler", "PodDisruptionBudget": "podDisruptionBudget",
    "NetworkPolicy": "networkPolicy", "VirtualService": "virtualService",
    "DestinationRule": "destinationRule",
    "Sidecar": "sidecar", "AuthorizationPolicy": "authorizationPolicy",
  ]
}

extension String {
  fileprivate var trimmingBlanks: String { self[...].trimmed }
}
