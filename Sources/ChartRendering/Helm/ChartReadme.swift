import ChartParameters
import ManifestTree

/// Writes a chart's `README.md`: the installation, and the table of values.
struct ChartReadme {
  let chart: Chart

  func bytes(header: FileHeader) -> [UInt8] {
    let app = chart.system.app
    var text = "\(header.line(.markdown))# \(app)\n\n"
    text += "\(chart.summary)\n\n\(installation)\n\n```sh\n"
    for (index, profile) in chart.system.profiles.enumerated() {
      let values = index == 0 ? "" : " --values values-\(profile.name).yaml"
      text +=
        "helm install \(profile.release) . --namespace \(profile.namespace) --create-namespace\(values)\n"
    }
    text += "```\n\n"
    let requirements = ChartRequirements(chart).sentences
    if !requirements.isEmpty {
      text += "## Requirements\n\nThese must exist before you install the chart:\n\n"
      for sentence in requirements { text += "- \(sentence)\n" }
      text += "\n"
    }
    text += experiments + "## Values\n\n| value | default | meaning |\n| --- | --- | --- |\n"
    var table = YAMLWriter(reservingCapacity: text.utf8.count + chart.parameters.count * 128)
    table.append(raw: text)
    append(chart.values, to: &table)
    return table.bytes
  }

  /// The sentence before the commands that install the chart.
  private var installation: String {
    let profiles = chart.system.profiles.map { "`\($0.name)`" }.joined(separator: ", ")
    return chart.system.profiles.count < 2
      ? "Install the chart:"
      : "Install the chart in one of its profiles. The commands are for these profiles, in this order: \(profiles)."
  }

  /// The commands that start the experiments in Jobs; empty if the system has none.
  private var experiments: String {
    guard let profile = chart.system.profiles.last else { return "" }
    let keys = chart.parameters.map(\.path.keys).filter {
      $0.count == 3 && $0.first == "experiments" && $0.last == "enabled"
    }
    guard !keys.isEmpty else { return "" }
    let values = keys.map { "`\($0.joined(separator: "."))`" }.joined(separator: ", ")
    let first = keys.first?.joined(separator: ".") ?? ""
    return """
      ## Experiments

      No experiment runs until you start it. Start an experiment, follow its log, and read the result:

      ```sh
      helm upgrade \(profile.release) . --namespace \(profile.namespace) --reuse-values --set \(first)=true
      kubectl --namespace \(profile.namespace) logs --selector portolan.dev/experiment --follow
      kubectl --namespace \(profile.namespace) get jobs --selector portolan.dev/experiment
      ```

      These values start the experiments: \(values). A load test fails if the percentage of successful requests is below its value
      `availability`. `../experiments` contains scripts that run several experiments at the same time, and the scripts
      of experiments that need more than a Job.


      """
  }

  private func append(_ tree: ValueTree, to table: inout YAMLWriter) {
    switch tree {
    case .group(let entries): for entry in entries { append(entry.tree, to: &table) }
    case .parameter(let parameter):
      let value = (parameter.values.first ?? .null).json
      table.append(raw: "| `")
      table.append(dotted: parameter.path)
      // Counting bytes is faster than counting characters.
      if value.utf8.count > 60, value.count > 60 {
        table.append(raw: "` | see values.yaml | ")
      } else {
        table.append(raw: "` | `")
        table.append(raw: value.cell)
        table.append(raw: "` | ")
      }
      table.append(raw: parameter.documentation.cell)
      table.append(raw: " |\n")
    }
  }
}

extension String {
  /// The text within a table, whose cells end at `|`.
  fileprivate var cell: String {
    var text = self
    let isPlain = text.withUTF8 { $0.allSatisfy { $0 != UInt8(ascii: "|") && $0 != 0x0A } }
    if isPlain { return self }
    return replacing("|", with: "\\|").replacing("\n", with: " ")
  }
}
