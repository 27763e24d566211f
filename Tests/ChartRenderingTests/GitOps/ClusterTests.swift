import Diagnostics
import ManifestTree
import Testing

@testable import ChartRendering

/// Systems that many clusters run.
@Suite struct ClusterTests {
  private static let scaler = Object(
    "autoscaling/v2", "HorizontalPodAutoscaler", "cart",
    ["spec": ["scaleTargetRef": ["apiVersion": "apps/v1", "kind": "Deployment", "name": "cart"]]])
  private static let cart = Object.deployment(
    "cart", ["containers": [["name": "cart", "image": "cart:1"]]])
  private let system = SystemObjects(base: [cart, scaler], spot: [cart, scaler])

  private static let file = """
    clusters:
    - name: eu_1
      profile: spot
      labels: {region: eu, tier: production}
      values:
        cart: {replicaCount: 4}
    - name: us-1
      profile: spot
      labels: {region: us, tier: production}
    - name: lab
      profile: base
      server: https://lab.example.com
      namespace: shop-lab
    """

  private func source(_ file: String = file) -> GitOpsSource {
    var source = GitOpsSource(repository: "https://git.example.com/charts.git")
    source.clusters = clusters(file).clusters
    return source
  }

  private func clusters(_ file: String) -> ClusterList { ClusterList(Array(file.utf8), from: "c.yaml") }

  private func nodes(of files: [RenderedFile]) throws -> [String: Node] {
    Dictionary(
      uniqueKeysWithValues: try files.map { file in
        (file.name, YAMLReader.read(try file.bytes, from: file.name).documents.first?.node ?? .null)
      })
  }

  @Test func `a generator selects the clusters of a profile by the labels that they share`() throws {
    let files = try nodes(of: ArgoCDApplications(system, from: source()).files)
    #expect(files.keys.sorted() == ["applicationset-clusters.yaml"])
    let set = try #require(files["applicationset-clusters.yaml"]?["spec"])
    #expect(
      set[NodePath([.key("generators"), .index(0)])] == [
        "clusters": [
          "selector": ["matchLabels": ["tier": "production"]],
          "values": [
            "profile": "spot", "namespace": "shop", "project": "default", "release": "shop",
            "file": "values-spot.yaml",
          ],
        ]
      ])
    let listed = set[NodePath([.key("generators"), .index(1), .key("list"), .key("elements"), .index(0)])]
    #expect(listed?["name"] == "lab" && listed?["nameNormalized"] == "lab")
    #expect(listed?["server"] == "https://lab.example.com")
    #expect(listed?["values"]?["namespace"] == "shop-lab")
    #expect(
      set["template"]?["spec"]?["source"]?["helm"] == [
        "releaseName": "{{.values.release}}",
        "valueFiles": ["{{.values.file}}", "clusters/{{.name}}.yaml"], "ignoreMissingValueFiles": true,
      ])
  }

  @Test func `the ignored fields of a moved system belong to the objects in its namespace`() throws {
    let files = try nodes(of: FluxReleases(system, from: source()).files)
    let release = try #require(files["clusters/lab/helmrelease.yaml"]?["spec"])
    #expect(release["targetNamespace"] == "shop-lab")
    let target = NodePath([.key("driftDetection"), .key("ignore"), .index(0), .key("target")])
    #expect(release[target]?["namespace"] == "shop-lab")
    let set = try #require(
      try nodes(of: ArgoCDApplications(system, from: source()).files)["applicationset-clusters.yaml"]?["spec"]
    )
    let rules = set[NodePath([.key("template"), .key("spec"), .key("ignoreDifferences")])]
    guard case .list(let list)? = rules else {
      Issue.record("no rules")
      return
    }
    #expect(list.map { $0["namespace"]?.text } == ["shop", "shop-lab"])
  }

  @Test func `each cluster has a folder of Flux with its values`() throws {
    let files = try nodes(of: FluxReleases(system, from: source()).files)
    #expect(files.count == 6)
    let release = try #require(files["clusters/eu_1/helmrelease.yaml"])
    #expect(release["metadata"]?["name"] == "shop")
    #expect(release["spec"]?["values"] == ["cart": ["replicaCount": 4]])
    #expect(files["clusters/us-1/helmrelease.yaml"]?["spec"]?["values"] == nil)
    let values = try nodes(of: source().clusters.valuesFiles(of: "shop"))
    #expect(values == ["clusters/eu_1.yaml": ["cart": ["replicaCount": 4]]])
  }

  @Test func `values that differ between the groups are in the text of a patch`() throws {
    var source = source()
    source.sync.own = ["base": .manual]
    let set = try #require(
      try nodes(of: ArgoCDApplications(system, from: source).files)["applicationset-clusters.yaml"]?["spec"])
    #expect(set["templatePatch"] == "spec: {{ .values.spec }}\n")
    let place = NodePath([
      .key("generators"), .index(0), .key("clusters"), .key("values"), .key("spec"),
    ])
    let patch = try #require(set[place]?.text)
    #expect(
      YAMLReader.read(Array(patch.utf8), from: "patch").documents.first?.node == [
        "syncPolicy": ["automated": ["prune": true, "selfHeal": true]]
      ])
    #expect(set["template"]?["spec"]?["syncPolicy"]?["automated"] == nil)
    let flux = try nodes(of: FluxReleases(system, from: source).files)
    #expect(flux["clusters/lab/helmrelease.yaml"]?["spec"]?["suspend"] == true)
    #expect(flux["clusters/us-1/helmrelease.yaml"]?["spec"]?["suspend"] == nil)
  }

  @Test func `labels that also select a cluster with another profile are an error`() {
    var source = source(
      """
      clusters:
      - {name: a, profile: spot, labels: {tier: x, region: eu}}
      - {name: b, profile: spot, labels: {tier: x, region: us}}
      - {name: c, profile: base, labels: {tier: x, kind: lab}}
      """)
    #expect(system.faults(of: source).map(\.id) == ["clusters/indistinct"])
    #expect(system.faults(of: source).first?.location == FileLocation(file: "c.yaml", line: 4, column: 28))
    source.clusters.removeLast()
    #expect(system.faults(of: source).isEmpty)
    source.form = .kustomize
    #expect(system.faults(of: self.source()).isEmpty)
    var moved = self.source()
    moved.form = .manifests
    #expect(system.faults(of: moved).map(\.id) == ["clusters/needs-chart", "clusters/needs-chart"])
  }

  @Test(arguments: [
    ("{t: p}", "{u: p}", "{u: p}", "3:28"), ("{t: p, u: p}", "{u: p}", "{t: p}", "4:28"),
    ("{t: p}", "{t: q}", "{t: p}", "3:28"),
  ])
  func `clusters of a profile without a common label are an error`(
    _ first: String, _ second: String, _ third: String, _ place: String
  ) throws {
    let source = source(
      """
      clusters:
      - {name: a, profile: spot, labels: \(first)}
      - {name: b, profile: spot, labels: \(second)}
      - {name: c, profile: spot, labels: \(third)}
      """)
    let fault = try #require(system.faults(of: source).first)
    #expect(system.faults(of: source).count == 1)
    #expect(fault.id == "clusters/no-common-label")
    let found = try #require(fault.location)
    #expect("\(found.line):\(found.column)" == place)
    #expect(fault.notes.first?.location?.line == 2)
    let set = try nodes(of: ArgoCDApplications(system, from: source).files)["applicationset-clusters.yaml"]
    #expect(set?["spec"]?["generators"] == [])
  }

  @Test func `an error in a key is reported at the key`() {
    var source = source(
      """
      clusters:
      - name: a
        profile: spott
        server: https://a.example.com
      - name: b
        profile: base
        server: https://b.example.com
        namespace: shop-b
        values: {}
      - name: c
        profile: base
        server: https://b.example.com/
        namespace: shop-b
      """)
    source.form = .kustomize
    #expect(
      system.faults(of: source).map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.id)" } == [
        "3:3 clusters/unknown-profile", "8:3 clusters/needs-chart", "9:3 clusters/needs-chart",
        "13:3 clusters/needs-chart", "12:3 clusters/shared-server",
      ])
  }

  @Test(
    arguments: [
      ("clusters: []", "1:1 clusters/none"), ("[]", "1:1 clusters/none"), ("", "1:1 clusters/none"),
      ("cluster:\n- {name: a}\n", "1:1 clusters/unknown-key"),
      ("clusters:\n- {profile: base, server: https://a}\n", "2:3 clusters/missing-key"),
      ("clusters:\n- {name: null, profile: base, server: https://a}\n", "2:3 clusters/missing-key"),
      ("clusters:\n- {name: a, profile: ~, server: https://a}\n", "2:3 clusters/missing-key"),
      ("clusters:\n- {name: a, profile: base, labels: null, server: null}\n", "2:3 clusters/no-server"),
      ("clusters:\n- {name: ../a, profile: base, server: https://a}\n", "2:4 clusters/malformed"),
      ("clusters:\n- {name: 1, profile: base, server: https://a}\n", "2:4 clusters/malformed"),
      ("clusters:\n- {name: a, profile: base}\n", "2:3 clusters/no-server"),
      ("clusters:\n- {name: a, profile: base, server: lab}\n", "2:28 clusters/malformed"),
      ("clusters:\n- {name: a, profile: base, labels: {a: 1}}\n", "2:37 clusters/malformed"),
      ("clusters:\n- {name: a, profile: base, labels: {a b: c}}\n", "2:37 clusters/malformed"),
      ("clusters:\n- {name: a, profile: base, labels: [a]}\n", "2:28 clusters/malformed"),
      ("clusters:\n- {name: a, profile: b, server: http://a, namespace: A}\n", "2:43 clusters/malformed"),
      ("clusters:\n- {name: a, profile: b, server: http://a, values: 3}\n", "2:43 clusters/malformed"),
      ("clusters:\n- a\n", "2:3 clusters/malformed"),
      (
        "clusters:\n- {name: a_b, profile: b, server: http://a}\n- {name: A-b, profile: b, server: http://b}\n",
        "3:4 clusters/repeated"
      ),
    ]) func `an error in the file is reported at its place`(_ file: String, _ expected: String) throws
  {
    let fault = try #require(clusters(file).faults.first)
    let place = try #require(fault.location)
    #expect("\(place.line):\(place.column) \(fault.id)" == expected)
  }

  @Test func `an unknown profile is reported with the nearest profile`() throws {
    let source = source("clusters:\n- {name: a, profile: spto, server: https://a}\n")
    let fault = try #require(system.faults(of: source).first)
    #expect(fault.id == "clusters/unknown-profile" && fault.fix == "did you mean 'spot'?")
  }
}
