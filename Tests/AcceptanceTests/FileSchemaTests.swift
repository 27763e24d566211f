import Foundation
import ManifestTree
import TestSupport
import Testing

/// The JSON Schemas of the files that users write next to specs, and the commands that read these files.
@Suite struct FileSchemaTests {
  /// A file format: its schema, files that conform to it, and files that do not.
  struct Format: CustomTestStringConvertible, Sendable {
    let schema: String
    let right: [String]
    let wrong: [String]
    var testDescription: String { schema }
  }

  private static let formats = [
    Format(
      schema: "Expansion/Schema/images.schema.json",
      right: [
        "images:\n- name: example.com/a\n  newTag: '1.0'\n", "- {name: a, newName: b, digest: 'sha256:0'}\n",
        "- {name: a, tagSuffix: -b}\n",
        "images:\n", "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nimages: []\n",
      ],
      wrong: [
        "images: [{newTag: '1.0'}]\n", "image: []\n", "- {name: a, newTagg: b}\n",
        "- {name: a, newTag: 1.0}\n", "- {name: a, tagSuffix: -b, digest: c}\n",
        "- {name: a, tagSuffix: -b, newTag: c}\n",
      ]
    ),
    Format(
      schema: "Simulation/Schema/nodes.schema.json",
      right: [
        nodes, "pools: [{name: a, size: {cpu: 4, memory: 15Gi, pods: 58}, zone: z, replacementDelay: 90}]\n",
        "apiVersion: v1\nkind: Node\nmetadata: {name: a}\nstatus: {allocatable: {cpu: '4', memory: 16Gi, pods: '110'}}\n",
      ],
      wrong: ["pools: [{count: 1}]\n", "pools: [{name: a, provider: none}]\n", misspelledNodes, "pool: []\n"]),
    Format(
      schema: "Simulation/Schema/events.schema.json",
      right: [
        events,
        "name: night\nduration: 30m\nevents: [{at: 1m, taint: {node: a, key: b, effect: NoExecute}}, {drainAll: true}]\n",
      ],
      wrong: [
        "events: [{at: 1m}]\n", "events: [{reclaim: a, drain: b}]\n", misspelledEvents, "event: []\n",
        "events: [{scale: {service: a}}]\n",
      ]),
    Format(
      schema: "PortolanCLI/Schema/settings.schema.json",
      right: [settings, "lint:\ndiff:\n  ignore:\n", "{}\n"],
      wrong: [
        "diff: {ignores: []}\n", "lint: {preset: all}\n", misspelledSettings, "lint: {kubernetes: 1.30}\n",
      ]),
  ]

  private static let nodes = """
    pools:
    - {name: spot, count: 6, zones: [a, b], provider: eks, capacityType: spot, instance: m5.xlarge, replacementDelay: 90s}
    - {name: od, count: 3, labels: {pool: od}, taints: [{key: a, effect: NoSchedule}]}

    """
  private static let misspelledNodes = nodes.replacing("replacementDelay", with: "replacmentDelay")
  private static let events = "events:\n- {at: 10s, loseNode: od-1, for: 5m}\n- {at: 2m, reclaimSpot: 2}\n"
  private static let misspelledEvents = events.replacing("loseNode", with: "looseNode")
  private static let settings = """
    diff:
      ignore:
      - Deployment/cart:spec.replicas
    lint:
      preset: production
      fail-on: error
      kubernetes: "1.31"
      rules:
        exposed-twice: off

    """
  private static let misspelledSettings = settings.replacing("preset", with: "prest")

  @Test(.enabled(if: Python.hasJSONSchema, Python.schemaAbsence), arguments: formats)
  func `a schema accepts the files of its format and no others`(_ format: Format) throws {
    let schema = URL(filePath: ExampleSystem.charts).deletingLastPathComponent()
      .appending(path: "Sources/\(format.schema)")
    let nodes = try (format.right + format.wrong).map { text in
      try #require(YAMLReader.read(Array(text.utf8), from: "file").documents.first?.node)
    }
    let verdicts = try Python.verdicts(on: nodes, over: .null, by: schema)
    #expect(verdicts == format.right.map { _ in true } + format.wrong.map { _ in false })
  }

  @Test func `commands accept files that match the schemas, and suggest a name for an unknown one`() throws {
    let manifest = """
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
    let bench = try Workbench([
      "web.yaml": manifest, "nodes.yaml": Self.nodes, "events.yaml": Self.events,
      ".portolan.yaml": Self.settings,
    ])
    let simulate = ["simulate", "web.yaml", "--nodes", "nodes.yaml", "--events", "events.yaml"]
    #expect(try bench.portolan(simulate).exitCode != 65)
    #expect(try bench.portolan("lint", "web.yaml").exitCode != 65)

    try bench.write(Self.misspelledEvents, to: "events.yaml")
    #expect(try bench.refusal(simulate).errors.contains("did you mean 'loseNode'?"))
    try bench.write(Self.misspelledNodes, to: "nodes.yaml")
    #expect(try bench.refusal(simulate).errors.contains("did you mean 'replacementDelay'?"))
    try bench.write(Self.misspelledSettings, to: ".portolan.yaml")
    #expect(try bench.refusal(["lint", "web.yaml"]).errors.contains("did you mean 'preset'?"))
  }
}
