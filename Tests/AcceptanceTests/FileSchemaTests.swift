import ChartRendering
import Expansion
import Foundation
import KubernetesFacts
import ManifestTree
import Simulation
import TestSupport
import Testing

/// The JSON Schemas of the files that users write next to specs, and the readers and commands of these files.
@Suite struct FileSchemaTests {
  /// A file format: its schema, files that conform to it, and files that do not.
  struct Format: CustomTestStringConvertible, Sendable {
    let schema: String
    /// Whether the tool accepts each file; nil if the tool only writes the format.
    let accepts: (@Sendable ([String]) throws -> [Bool])?
    let right: [String]
    let wrong: [String]
    /// Files that only the tool rejects, for example because two entries have the same name, because there are two
    /// documents, or because no machine type has the name.
    var beyondSchema: [String] = []
    var testDescription: String { schema }
  }

  private static let digest = "sha256:\(String(repeating: "0a", count: 32))"
  private static func letters(_ count: Int) -> String { String(repeating: "a", count: count) }

  private static let formats = [
    imageFormat, clusterFormat, nodeFormat, eventFormat, settingsFormat, provenanceFormat,
  ]

  private static let imageFormat = Format(
    schema: "Expansion/Schema/images.schema.json",
    accepts: { $0.map { ImageList(Array($0.utf8), from: "images.yaml").faults.isEmpty } },
    right: [
      "images:\n- name: example.com/a\n  newTag: '1.0'\n",
      "- {name: a, newName: b, digest: '\(digest)'}\n",
      "- {name: a, tagSuffix: -b}\n",
      "- {name: a, newName: null, newTag: ~, digest: null, tagSuffix: null}\n",
      "- {name: a, tagSuffix: -b, newTag: null}\n",
      "- {name: 'Registry.example:5000/a/b__c.d--e', newName: host:080/a_b, newTag: _1.0-B}\n",
      "images:\n", "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nimages: []\n",
      "apiVersion: 1\nkind: [x]\nimages: null\n", "- {name: a, newTag: \(letters(128))}\n",
    ],
    wrong: [
      "images: [{newTag: '1.0'}]\n", "image: []\n", "images: {}\n", "images: a\n", "a\n", "- a\n",
      "- {name: a, newTagg: b}\n", "- {name: a, newTag: 1.0}\n", "- {name: null}\n", "- {name: [a]}\n",
      "- {name: ''}\n", "- {name: 'redis:7'}\n", "- {name: 'a@\(digest)'}\n", "- {name: a b, newName: a}\n",
      "- {name: Redis}\n", "- {name: a..b}\n", "- {name: a___b}\n", "- {name: host:99999/a}\n",
      "- {name: host:+80/a}\n", "- {name: host:/a}\n",
      "- {name: /a}\n", "- {name: a/}\n", "- {name: a, newName: 'redis:7'}\n", "- {name: a, newName: ''}\n",
      "- {name: a, newName: -b}\n", "- {name: a, newTag: ''}\n", "- {name: a, newTag: a b}\n",
      "- {name: a, newTag: -b}\n", "- {name: a, newTag: \(letters(129))}\n",
      "- {name: a, digest: 'sha256:zz'}\n", "- {name: a, digest: 'sha256:0'}\n",
      "- {name: a, digest: '\(digest.dropFirst(7))'}\n", "- {name: a, digest: 'a b\(digest)'}\n",
      "- {name: a, tagSuffix: a b}\n", "- {name: a, tagSuffix: ''}\n",
      "- {name: a, tagSuffix: -b, digest: c}\n",
      "- {name: a, tagSuffix: -b, newTag: c}\n",
    ],
    beyondSchema: [
      "- {name: a, newTag: b}\n- {name: a, newTag: c}\n", "- {name: a}\n---\n- {name: b}\n",
    ]
  )

  private static let clusterFormat = Format(
    schema: "ChartRendering/Schema/clusters.schema.json",
    accepts: { $0.map { ClusterList(Array($0.utf8), from: "clusters.yaml").faults.isEmpty } },
    right: [
      "clusters:\n- {name: eu-1, profile: spot, labels: {region: eu, tier: ''}, values: {a: {b: 1}}}\n",
      cluster("labels: {c: d}, server: null, namespace: null, values: null"),
      cluster("labels: ~, server: 'https://a'"), cluster("labels: {a.b-c.example.com/A_b.c: d}"),
      cluster("server: 'http://a', namespace: shop-1"), "---\n" + cluster("labels: {a: b}") + "---\n",
      "clusters:\n- {name: A_b.c-1, profile: b, labels: {\(letters(63)): \(letters(63))}}\n",
    ],
    wrong: [
      "clusters: []\n", "clusters: null\n", "clusters: {}\n", "clusters: [a]\n", "cluster: []\n", "[]\n",
      cluster("server: 'https://a'") + "more: 1\n", "clusters:\n- {name: a, profile: b}\n",
      "clusters:\n- {name: .., profile: b, server: 'https://a'}\n",
      "clusters:\n- {name: a/b, profile: b, server: 'https://a'}\n",
      "clusters:\n- {name: \(letters(254)), profile: b, server: 'https://a'}\n",
      "clusters:\n- {name: null, profile: b, server: 'https://a'}\n",
      "clusters:\n- {name: 1, profile: b, server: 'https://a'}\n",
      "clusters:\n- {name: a, profile: ~, server: 'https://a'}\n",
      "clusters:\n- {name: a, profile: '', server: 'https://a'}\n",
      cluster("server: 'https://a', lables: {}"), cluster("server: null, labels: null"),
      cluster("labels: {}"),
      cluster("labels: []"), cluster("labels: {a b: c}"), cluster("labels: {'': c}"),
      cluster("labels: {a..b/c: d}"), cluster("labels: {-a/b: c}"), cluster("labels: {A/b: c}"),
      cluster("labels: {a/b/c: d}"), cluster("labels: {\(letters(64)): a}"),
      cluster("labels: {a: \(letters(64))}"), cluster("labels: {a: b c}"), cluster("labels: {a: 1}"),
      cluster("labels: {a: null}"), cluster("server: 'ftp://a'"), cluster("server: 'https://'"),
      cluster("server: 'https://a', namespace: A"), cluster("server: 'https://a', namespace: ''"),
      cluster("server: 'https://a', namespace: \(letters(64))"), cluster("server: 'https://a', values: 3"),
    ],
    beyondSchema: [
      "clusters:\n- {name: a, profile: b, labels: {c: d}}\n- {name: A, profile: b, labels: {c: d}}\n",
      cluster("labels: {\(letters(254))/b: c}"),
      cluster("labels: {a: b}") + "---\n" + cluster("labels: {a: b}"),
    ])

  private static let nodeFormat = Format(
    schema: "Simulation/Schema/nodes.schema.json",
    accepts: { $0.map { NodeFile(Array($0.utf8), from: "nodes.yaml").faults.isEmpty } },
    right: [
      nodes, pool("size: {cpu: 4, memory: 15Gi, pods: 58}, zone: z, replacementDelay: 90"),
      "pools: [{name: 1, count: null, zone: 1, zones: ~, capacityType: null, provider: null, instance: null}]\n",
      pool("size: null, labels: null, taints: null, replacementDelay: null, notice: null"),
      pool("zones: [], labels: {a: 1, b: true}, taints: []"),
      pool("taints: [{key: a, value: 1, effect: NoExecute}], notice: 1h30m, replacementDelay: 1.5s"),
      pool("size: {cpu: 1500m, memory: 1e9, example.com/gpu: '2'}, instance: own"),
      "apiVersion: v1\nkind: Node\nmetadata: {name: a}\nstatus: {allocatable: {cpu: '4', memory: 16Gi, pods: '110'}}\n",
      "apiVersion: v1\nkind: List\nitems: [\(node)]\n",
    ],
    wrong: [
      "pools: [{count: 1}]\n", "pools: [{name: null}]\n", "pools: [{name: ''}]\n", "pools: [{name: [a]}]\n",
      pool("provider: none"), misspelledNodes, "pool: []\n", "pools: []\n", "pools: null\n", "pools: [a]\n",
      "pools: [{name: a}]\nkind: Node\n", pool("count: -1"), pool("count: 5001"), pool("count: '2'"),
      pool("zone: ''"), pool("zones: a"), pool("zones: ['']"), pool("zones: [null]"),
      pool("capacityType: Spot"),
      pool("instance: []"), pool("size: 3"), pool("size: {cpu: 1}"), pool("size: {cpu: x, memory: 1Gi}"),
      pool("size: {cpu: -1, memory: 1Gi}"), pool("size: {cpu: 1, memory: null}"), pool("labels: a"),
      pool("labels: {a: []}"), pool("labels: {a: null}"), pool("taints: [a]"), pool("taints: [{key: a}]"),
      pool("taints: [{key: '', effect: NoExecute}]"), pool("taints: [{key: 1, effect: NoExecute}]"),
      pool("taints: [{key: a, effect: noexecute}]"), pool("notice: abc, capacityType: spot"),
      pool("replacementDelay: '90'"), pool("replacementDelay: -5"), pool("replacementDelay: -5s"),
      pool("replacementDelay: 604801"), pool("replacementDelay: 1.5"), pool("replacementDelay: true"),
      "kind: Node\nmetadata: {name: a}\nstatus: {allocatable: {cpu: 4}}\n",
      "apiVersion: v1\nkind: Node\nmetadata: {name: a}\n",
      "apiVersion: v1\nkind: Node\nmetadata: {name: a}\nstatus: {allocatable: {}}\n",
      "apiVersion: v1\nkind: Node\nmetadata: {name: a}\nstatus: {allocatable: {cpu: x}}\n",
      "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n",
    ],
    beyondSchema: [
      pool("count: 0"), pool("instance: unknown"), "pools: [{name: a}, {name: a}]\n",
      pool("replacementDelay: 169h"), "apiVersion: v1\nkind: List\nitems: []\n",
    ])

  private static let eventFormat = Format(
    schema: "Simulation/Schema/events.schema.json",
    accepts: { texts in
      let input = SimulationInput(
        objects: ManifestReader.read(Array(manifest.utf8), from: "web.yaml").objects,
        nodes: NodeFile(Array(nodes.utf8), from: "nodes.yaml").model)
      let cluster = input.cluster()
      return texts.map { EventFile(Array($0.utf8), from: "events.yaml", for: cluster).faults.isEmpty }
    },
    right: [
      events, "events: []\n", "name: null\nduration: null\nevents: []\n",
      "name: 1\nduration: 90\nevents: []\n",
      "name: night\nduration: 30m\nevents: [{at: 1m, taint: {node: od-1, key: b, effect: NoExecute}}, {drainAll: true}]\n",
      event("drainAll: null"), event("drain: od-1, timeout: 5m, force: true, disableEviction: false"),
      event("drain: od-1, timeout: null, force: null, disableEviction: ~, at: null, for: null, notice: null"),
      event("taint: {node: od-1, key: a, value: 1, effect: NoExecute}"),
      event("untaint: {node: od-1, key: 1, value: [], effect: null}"), event("loseZone: a, for: 1h"),
      event("untaint: {node: od-1, key: a, effect: NoExecute}"),
      event("scale: {service: web, replicas: 0}"), event("rollout: {service: web, image: b}"),
      event("reclaim: spot-1, notice: 10"), event("loseNodes: 2"), event("restart: web"),
      event("cordon: od-1"),
    ],
    wrong: [
      "events: [{at: 1m}]\n", event("reclaim: spot-1, drain: od-1"), misspelledEvents, "event: []\n",
      "events: null\n", "events: {}\n", "events: [a]\n", "[]\n", "name: ''\nevents: []\n",
      "name: [a]\nevents: []\n", "duration: x\nevents: []\n", "duration: 604801\nevents: []\n",
      event("scale: {service: web}"), event("scale: {service: web, replicas: null}"), event("scale: web"),
      event("scale: {service: web, replicas: 100001}"), event("scale: {service: web, replicas: 1, a: b}"),
      event("scale: null"), event("rollout: {service: web}"), event("rollout: {service: web, image: ''}"),
      event("drain: null"), event("drain: ''"), event("drain: [od-1]"), event("drain: od-1, force: 1"),
      event("drain: od-1, timeout: abc"), event("cordon: od-1, timeout: abc"),
      event("cordon: od-1, force: a"),
      event("cordon: od-1, at: -1"), event("cordon: od-1, at: '5'"), event("cordon: od-1, for: 1.5"),
      event("reclaimSpot: 0"), event("reclaimSpot: null"), event("reclaimSpot: '1'"),
      event("loseNodes: 5001"),
      event("taint: {node: od-1, key: a}"), event("taint: {node: od-1, key: a, effect: none}"),
      event("taint: {node: od-1, effect: NoExecute}"),
      event("taint: {node: null, key: a, effect: NoExecute}"),
      event("taint: {node: od-1, key: 1, effect: NoExecute}"), event("untaint: {node: od-1}"),
      event("taint: null"), event("untaint: {node: od-1, key: a, effect: none}"),
      event("reclaimSpot: 2, force: true"), event("drain: od-1, for: 5m"), event("restart: web, timeout: 1m"),
      event("loseZone: a, notice: 10"), event("drainAll: true, disableEviction: false"),
    ],
    beyondSchema: [event("drain: unknown"), event("cordon: od-1, at: 169h")])

  private static let settingsFormat = Format(
    schema: "PortolanCLI/Schema/settings.schema.json",
    accepts: { texts in
      let bench = try Workbench(["web.yaml": manifest])
      return try texts.map { text in
        try bench.write(text, to: ".portolan.yaml")
        return try bench.portolan("lint", "web.yaml").exitCode != 65
      }
    },
    right: [
      settings, "lint:\ndiff:\n  ignore:\n", "{}\n", "lint: {rules: null}\n",
      "lint: {kubernetes: '1.31.2'}\n",
      "lint: {kubernetes: v1.33.4-gke.1}\n", "lint: {kubernetes: 1.31}\n", "library: ../platform\n",
      "library: [a, ../b]\n", "library: null\n",
      "lint: {rules: {low-user-id: {severity: error, id: 5}, no-owner-label: {label: team}, latest-tag: {}}}\n",
    ],
    wrong: [
      "diff: {ignores: []}\n", "diff: []\n", "diff: {ignore: a}\n", "diff: {ignore: ['']}\n",
      "diff: {ignore: [1]}\n", "[]\n", "a\n", "lint: []\n", "lint: {preset: all}\n", "lint: {preset: null}\n",
      "lint: {fail-on: fatal}\n", misspelledSettings, "lint: {kubernetes: 1.30}\n",
      "lint: {kubernetes: '1.30'}\n", "lint: {kubernetes: '1.99'}\n", "lint: {kubernetes: '1'}\n",
      "lint: {kubernetes: '2.31'}\n", "lint: {kubernetes: null}\n", "lint: {kubernetes: [1.31]}\n",
      "lint: {rules: []}\n", "lint: {rules: {latest-tag: maybe}}\n", "lint: {rules: {latest-tag: null}}\n",
      "lint: {rules: {latest-tag: true}}\n", "lint: {rules: {Latest_Tag: off}}\n",
      "lint: {rules: {low-user-id: {id: -1}}}\n", "lint: {rules: {low-user-id: {id: 1000001}}}\n",
      "lint: {rules: {low-user-id: {id: 1.5}}}\n", "lint: {rules: {low-user-id: {severity: 3}}}\n",
      "lint: {rules: {no-owner-label: {label: ''}}}\n", "library: 3\n", "library: ''\n", "library: /a\n",
      "library: [null]\n", "library: {}\n",
      "lint: {rules: {unknown-rule: off}}\n", "lint: {rules: {latest-tag: {unknown: 1}}}\n",
      "lint: {rules: {low-user-id: {id: a}}}\n", "lint: {rules: {no-owner-label: {label: 3}}}\n",
    ])

  private static let provenanceFormat = Format(
    schema: "ChartRendering/Schema/provenance.schema.json", accepts: nil,
    right: [provenance],
    wrong: [
      "{}\n", provenance + "more: 1\n", provenance.replacing("revision", with: "revison"),
      provenance.replacing("sha256:", with: ""), provenance.replacing("[base]", with: "[]"),
    ])

  private static let provenance = """
    app: shop
    profiles: [base]
    spec: {digest: "\(digest)"}
    revision: main
    portolan: {version: 1.0.0}

    """
  private static func cluster(_ fields: String) -> String {
    "clusters:\n- {name: a, profile: b, \(fields)}\n"
  }
  private static func pool(_ fields: String) -> String { "pools: [{name: a, \(fields)}]\n" }
  private static func event(_ fields: String) -> String { "events: [{\(fields)}]\n" }
  private static let node =
    "{apiVersion: v1, kind: Node, metadata: {name: a}, status: {allocatable: {cpu: 4, memory: 16Gi}}}"
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

  private static func url(_ schema: String) -> URL {
    URL(filePath: ExampleSystem.charts).deletingLastPathComponent().appending(path: "Sources/\(schema)")
  }

  @Test(.enabled(if: Python.hasJSONSchema, Python.schemaAbsence), arguments: formats)
  func `a schema accepts the files of its format and no others`(_ format: Format) throws {
    let texts = format.right + format.beyondSchema + format.wrong
    let nodes = try texts.map { text in
      try #require(
        YAMLReader.read(Array(text.utf8), from: "file").documents.map(\.node).first { $0 != .null })
    }
    let verdicts = try Python.verdicts(on: nodes, over: .null, by: Self.url(format.schema))
    let accepted = zip(texts, verdicts).filter(\.1).map(\.0)
    #expect(accepted == format.right + format.beyondSchema)
  }

  @Test(arguments: formats)
  func `the tool accepts the files that a schema accepts`(_ format: Format) throws {
    guard let accepts = format.accepts else { return }
    let texts = format.right + format.beyondSchema + format.wrong
    let accepted = zip(texts, try accepts(texts)).filter(\.1).map(\.0)
    #expect(accepted == format.right)
  }

  @Test func `patterns and names in the schemas are those of the facts`() throws {
    func schema(_ path: String) throws -> Node {
      let bytes = Array(try Data(contentsOf: Self.url(path)))
      return try #require(YAMLReader.read(bytes, from: "schema").documents.first?.node)
    }
    let image = try schema("Expansion/Schema/images.schema.json")["$defs"]?["image"]?["properties"]
    #expect(image?["newTag"]?["pattern"] == .string("^\(ImageReference.tagPattern)$"))
    let nodes = try schema("Simulation/Schema/nodes.schema.json")["$defs"]
    #expect(nodes?["amount"]?["pattern"] == .string("^\(Quantity.pattern)$"))
    let providers = SpotNodeLabel.current.map(\.provider)
    #expect(NodeProvider.allCases.map(\.rawValue) == providers)
    #expect(
      nodes?["pool"]?["properties"]?["provider"]?["enum"] == .list(providers.map(Node.string) + [.null]))
    let clusters = try schema("ChartRendering/Schema/clusters.schema.json")["properties"]?["clusters"]
    let labels = clusters?["items"]?["properties"]?["labels"]
    #expect(labels?["propertyNames"]?["pattern"] == .string("^\(QualifiedName.pattern)$"))
    let lint = try schema("PortolanCLI/Schema/settings.schema.json")["properties"]?["lint"]?["properties"]
    guard case .list(let forms)? = lint?["kubernetes"]?["anyOf"] else { throw Unexpected() }
    let minors = KubernetesVersion.oldest.minor...KubernetesVersion.newest.minor
    let pattern = "^v?1[.](\(minors.map(String.init).joined(separator: "|")))([-+.].*)?$"
    #expect(forms.first?["pattern"] == .string(pattern))
    #expect(forms.last?["enum"] == .list(minors.map { .double(Double("1.\($0)") ?? 0) }))
  }

  private struct Unexpected: Error {}

  @Test func `commands accept files that match the schemas, and suggest a name for an unknown one`() throws {
    let bench = try Workbench([
      "web.yaml": Self.manifest, "nodes.yaml": Self.nodes, "events.yaml": Self.events,
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
