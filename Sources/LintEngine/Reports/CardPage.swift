internal import Diagnostics
package import ManifestTree

extension RuleCard {
  /// The card as a documentation page in Markdown.
  package var markdown: String {
    var page = "# \(id)\n\n\(summary)\n\n"
    page +=
      "- Severity: \(severity.rawValue)\n- Preset: \(preset?.rawValue ?? "none; enable the rule with `--rule` or in `.portolan.yaml`")\n"
    for (tool, ids) in compatible.byTool where !ids.isEmpty {
      page += "- Covers in \(tool): \(ids.map { "`\($0)`" }.joined(separator: ", "))\n"
    }
    page += "\n## Why\n\n\(why)\n\n## How to fix\n\n\(fix.prefix(1).uppercased() + fix.dropFirst()).\n"
    if !options.isEmpty {
      page += "\n## Settings\n\n"
      for option in options {
        page += "- `\(option.name)`: \(option.meaning); \(option.standard.json) by default\n"
      }
    }
    for example in examples {
      page +=
        "\n## \(example.isFailing ? "Example that fails" : "Example that passes")\n\n```yaml\n\(example.text)\n```\n"
    }
    if !references.isEmpty { page += "\n## References\n\n" + references.map { "- <\($0)>\n" }.joined() }
    return page
  }

  /// The card for programs.
  package var node: Node {
    [
      "id": .string(id), "severity": .string(severity.rawValue),
      "preset": preset.map { .string($0.rawValue) } ?? .null,
      "summary": .string(summary), "why": .string(why), "fix": .string(fix),
      "references": .list(references.map(Node.string)),
      "compatible": .map(
        NodeMap(uniqueEntries: compatible.byTool.map { .init($0.tool, .list($0.ids.map(Node.string))) })),
      "options": .list(
        options.map {
          ["name": .string($0.name), "default": $0.standard, "meaning": .string($0.meaning)]
        }),
      "examples": .list(
        examples.map { example in
          [
            "fails": .bool(example.isFailing), "text": .string(example.manifest),
            "excerpt": .string(example.text),
          ]
        }),
    ]
  }
}

extension CompatibleIDs {
  /// The IDs of other tools' checks, by the tools' command names.
  package var byTool: [(tool: String, ids: [String])] {
    [
      ("kube-linter", kubeLinter), ("kube-score", kubeScore), ("polaris", polaris), ("istioctl", istioctl),
      ("checkov", checkov),
    ]
  }
}
