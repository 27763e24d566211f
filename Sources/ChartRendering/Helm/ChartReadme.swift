import ManifestTree

/// Writes a chart's `README.md`: how it is installed, and the table of its values.
struct ChartReadme {
  let chart: Chart

  func bytes(header: FileHeader) -> [UInt8] {
    let app = chart.source.app
    var text = "\(header.line(.markdown))# \(app)\n\n"
    text += "The \(app) system, for Kubernetes and Istio.\n\n```sh\n"
    for (index, profile) in chart.source.profiles.enumerated() {
      let values = index == 0 ? "" : " --values values-\(profile).yaml"
      text += "helm install \(app) . --namespace \(chart.source.namespace) --create-namespace\(values)\n"
    }
    text += "```\n\n## Values\n\n| value | default | meaning |\n| --- | --- | --- |\n"
    append(chart.values, to: &text)
    return Array(text.utf8)
  }

  private func append(_ tree: ValueTree, to text: inout String) {
    switch tree {
    case .group(let entries): for entry in entries { append(entry.tree, to: &text) }
    case .setting(let setting):
      let value = (setting.values.first ?? .null).json
      text += "| `"
      text += setting.path.description
      // Bytes are counted at once, characters one by one.
      if value.utf8.count > 60, value.count > 60 {
        text += "` | see values.yaml | "
      } else {
        text += "` | `"
        text += value.cell
        text += "` | "
      }
      text += setting.comment.cell
      text += " |\n"
    }
  }
}

extension String {
  /// The text within a table, whose cells end at `|`.
  fileprivate var cell: String {
    guard utf8.contains(where: { $0 == UInt8(ascii: "|") || $0 == 0x0A }) else { return self }
    return replacing("|", with: "\\|").replacing("\n", with: " ")
  }
}
