public import ManifestTree

/// A manifest that shows a rule.
public struct Example: Sendable {
  /// Whether the rule finds something.
  public let isFailing: Bool
  /// What the example is about; where the rule finds something, the line says `# flagged`.
  public let text: String
  /// Where the example is written, for tests that fail.
  public let location: (file: String, line: Int, column: Int)

  /// A manifest in which the rule finds exactly the flagged lines.
  static func failing(
    _ text: String, file: String = #fileID, line: Int = #line, column: Int = #column
  ) -> Example {
    Example(isFailing: true, text: text, location: (file, line, column))
  }

  /// A manifest in which the rule finds nothing.
  static func passing(
    _ text: String, file: String = #fileID, line: Int = #line, column: Int = #column
  ) -> Example {
    Example(isFailing: false, text: text, location: (file, line, column))
  }
}

extension Example {
  /// The lines that say `# flagged`, from 1.
  public var flaggedLines: Set<Int> {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return Set(lines.indices.filter { lines[$0].hasSuffix("# flagged") }.map { $0 + 1 })
  }

  /// The objects of the manifest as it stands.
  public var objects: [Object] { manifests.objects }

  /// The objects as rules look at them.
  public var context: LintContext { LintContext(objects, faults: manifests.diagnostics) }

  private var manifests: ManifestContents { ManifestReader.read(Array(text.utf8), from: "example.yaml") }

  /// The whole manifest: a failing example as it is, a passing one with what it leaves out, so that no rule finds
  /// anything in it.
  public var manifest: String {
    if isFailing { return text }
    return Completion().complete(objects).map(\.node.yaml).joined(separator: "---\n")
  }
}
