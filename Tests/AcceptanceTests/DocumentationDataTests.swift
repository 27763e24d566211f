import ChartRendering
import Expansion
import Foundation
import ManifestTree
import Simulation
import TestSupport
import Testing

/// The blocks of the guides and READMEs that are data: YAML of each format is read by the tool's reader of the format.
@Suite(.enabled(if: Tool.isBuilt, Tool.absence)) struct DocumentationDataTests {
  /// Languages whose blocks are tested elsewhere or not at all, with the reason.
  private static let others = [
    "": "DocumentationCommandTests run shell blocks", "sh": "DocumentationCommandTests run shell blocks",
    "swift": "DocumentationSnippetTests compile Swift", "diff": "TutorialTests apply the edits",
    "mermaid": "GraphTests compare the picture with the tool's output",
    "dockerfile": "DriftDetectionTests compare it with the objects and the release",
  ]

  @Test(arguments: try DocumentationBlock.pages())
  func `every data block is valid`(page: String) throws {
    for block in try DocumentationBlock.all(in: page) where Self.others[block.language] == nil {
      let place: Comment = "\(page):\(block.line)"
      let read =
        block.language == "json"
        ? JSONReader.read(Array(block.text.utf8), from: page)
        : YAMLReader.read(Array(block.text.utf8), from: page)
      #expect(read.diagnostics.isEmpty, place)
      let document = try #require(read.documents.first?.node, place)
      switch block.lines.first {
      case "clusters:": #expect(ClusterList(Array(block.text.utf8), from: page).faults.isEmpty, place)
      case "images:": #expect(ImageList(Array(block.text.utf8), from: page).faults.isEmpty, place)
      case "pools:": #expect(NodeFile(Array(block.text.utf8), from: page).faults.isEmpty, place)
      case "name: a bad day": try checkEvents(block, place)
      case "diff:", "lint:", "library: platform": try checkSettings(block, place)
      case "metadata:": try checkAllowance(block, place)
      case "permissions: {contents: read, security-events: write, pull-requests: write}":
        guard case .list(let steps)? = document["steps"] else { throw Unexpected() }
        try expectInputs(steps.last?["with"], of: ".github/actions/portolan/action.yml", place) {
          $0["inputs"]
        }
      case "include:":
        guard case .list(let includes)? = document["include"] else { throw Unexpected() }
        try expectInputs(includes.first?["inputs"], of: ".gitlab/portolan.yml", place) {
          $0["spec"]?["inputs"]
        }
      case "source:":
        let plugin = document["source"]?["plugin"]?["parameters"]
        guard case .list(let parameters)? = plugin else { throw Unexpected() }
        let file = DocumentationBlock.root.appending(path: "examples/drift-detection/ArgoCDPlugin.swift")
        let text = try String(contentsOf: file, encoding: .utf8)
        for parameter in parameters {
          #expect(text.contains("- name: \(parameter["name"]?.text ?? "")\n"), place)
        }
      case "{": try checkReport(document, place)
      // DocumentationCommandTests compare the block with the output of the README's spec.
      case "          env:": break
      // A step of Kargo, whose schema is not in this repository.
      case "- uses: yaml-update": break
      // An object of Argo CD Image Updater, which names values of the chart.
      case "apiVersion: argocd-image-updater.argoproj.io/v1alpha1":
        #expect(block.text.contains("name: frontend.image.repository, tag: frontend.image.tag"), place)
      default: Issue.record("no test for the block at \(page):\(block.line)")
      }
    }
  }

  private func checkEvents(_ block: DocumentationBlock, _ place: Comment) throws {
    let nodes = "pools: [{name: spot, zone: eu-west-1a}, {name: od, count: 2}]\n"
    let input = SimulationInput(
      objects: ManifestReader.read(Array(Self.manifest.utf8), from: "web.yaml").objects,
      nodes: NodeFile(Array(nodes.utf8), from: "nodes.yaml").model)
    let file = EventFile(Array(block.text.utf8), from: block.page, for: input.cluster())
    #expect(file.faults.isEmpty, place)
  }

  private func checkSettings(_ block: DocumentationBlock, _ place: Comment) throws {
    let bench = try Workbench(["web.yaml": Self.manifest, ".portolan.yaml": block.text])
    #expect(try bench.portolan("lint", "web.yaml").exitCode <= 1, place)
  }

  private func checkAllowance(_ block: DocumentationBlock, _ place: Comment) throws {
    let text = Self.manifest.replacing(
      "metadata: {name: web}\n", with: block.text + "  name: web\n")
    let outcome = try Workbench(["web.yaml": text]).portolan("lint", "web.yaml")
    #expect(outcome.exitCode <= 1 && outcome.errors.isEmpty, "\(place) \(outcome.errors)")
    // The manifest has no Service, so only the second allowance is unused.
    let allowances = outcome.text.split(separator: "\n").filter { $0.hasSuffix("[lint/allowance]") }
    #expect(allowances.count == 1 && allowances[0].contains("for 'exposed-twice' is unused"), place)
    #expect(!outcome.text.contains("[single-replica]"), place)
  }

  private func expectInputs(
    _ used: Node?, of path: String, _ place: Comment, _ inputs: (Node) -> Node?
  ) throws {
    let bytes = Array(try Data(contentsOf: DocumentationBlock.root.appending(path: path)))
    let declared = YAMLReader.read(bytes, from: path).documents.first.flatMap { inputs($0.node) }
    guard case .map(let used)? = used, case .map(let declared)? = declared else { throw Unexpected() }
    for key in used.keys { #expect(declared[key] != nil, "\(place): \(key)") }
  }

  /// Compares the keys of a report on drift with those of a real one.
  private func checkReport(_ example: Node, _ place: Comment) throws {
    let bench = try Workbench([
      "web.yaml": Self.manifest, "live.yaml": Self.manifest.replacing("web:1.0", with: "web:2.0"),
    ])
    let outcome = try bench.portolan("diff", "web.yaml", "--live", "live.yaml", "--format", "json")
    let report = try #require(JSONReader.read(outcome.output, from: "report").documents.first?.node)
    func keys(_ node: Node?) -> Set<String> { if case .map(let map)? = node { Set(map.keys) } else { [] } }
    func difference(_ node: Node) -> Node? {
      if case .list(let list)? = node["differences"] { list.first } else { nil }
    }
    #expect(keys(example) == keys(report), place)
    #expect(keys(example["summary"]) == keys(report["summary"]), place)
    #expect(keys(difference(report)).isSubset(of: keys(difference(example))), place)
  }

  private static let manifest = """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web}
    spec:
      replicas: 1
      selector: {matchLabels: {app: web}}
      template:
        metadata: {labels: {app: web}}
        spec: {containers: [{name: web, image: "example.com/web:1.0"}]}

    """

  private struct Unexpected: Error {}
}
