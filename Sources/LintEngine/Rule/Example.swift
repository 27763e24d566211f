package import ManifestTree

/// A manifest that demonstrates a rule.
package struct Example: Sendable {
  /// Whether the rule reports a finding.
  package let isFailing: Bool
  /// The YAML of the example; lines with a finding are marked with `# flagged`.
  package let text: String
  /// The position of the example, for test failures.
  package let location: (file: String, line: Int, column: Int)

  /// A manifest in which the rule reports exactly the flagged lines.
  package static func failing(
    _ text: String, file: String = #fileID, line: Int = #line, column: Int = #column
  ) -> Example {
    Example(isFailing: true, text: text, location: (file, line, column))
  }

  /// A manifest in which the rule reports nothing.
  package static func passing(
    _ text: String, file: String = #fileID, line: Int = #line, column: Int = #column
  ) -> Example {
    Example(isFailing: false, text: text, location: (file, line, column))
  }
}

extension Example {
  /// The numbers of the lines with `# flagged`, from 1.
  package var flaggedLines: Set<Int> {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return Set(lines.indices.filter { lines[$0].hasSuffix("# flagged") }.map { $0 + 1 })
  }

  /// The objects of the example.
  package var objects: [Object] { manifests.objects }

  /// The context for checking the example.
  package var context: LintContext { LintContext(objects, faults: manifests.diagnostics) }

  private var manifests: ManifestContents { ManifestReader.read(Array(text.utf8), from: "example.yaml") }

  /// The complete manifest: a failing example unchanged, a passing one with its missing parts, so that no rule reports
  /// a finding.
  package var manifest: String {
    if isFailing { return text }
    return Completion().complete(objects).map(\.node.yaml).joined(separator: "---\n")
  }
}
