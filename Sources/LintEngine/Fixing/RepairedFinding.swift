internal import Diagnostics
internal import ManifestTree

/// A finding that was repaired, with the change.
package struct RepairedFinding: Sendable {
  package let finding: Finding
  let repair: Repair

  /// The file, the object, the field, and its change, without secrets, in one line.
  package var summary: String {
    let change =
      switch repair {
      case .set(let new): "\(Self.short(finding.found)) → \(Self.short(new))"
      case .remove: "removed"
      case .rename(let name): "renamed to '\(name)'"
      case .quote: "quoted"
      }
    // A missing field, such as automountServiceAccountToken, has no value to mask.
    return finding.secrets.masked(
      "\(finding.location.file): \(finding.object.kind)/\(finding.object.name): \(finding.path): \(change) (\(finding.rule))",
      isProse: finding.found == nil)
  }

  private static func short(_ node: Node?) -> String {
    guard let node else { return "(unset)" }
    let text = node.plainText ?? node.json
    return text.count > 60 ? "\(text.prefix(59))…" : text
  }
}
