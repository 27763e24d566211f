import ChangeReport
import ManifestTree
import Testing

/// Which changes are found, and how they are grouped.
@Suite struct GroupingTests {
  private static func deployment(
    _ name: String, image: String = "a:1", labels: String = "", namespace: String? = "shop"
  ) -> String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: \(name)\(namespace.map { ", namespace: \($0)" } ?? ""), labels: {app: \(name)\(labels)}}
    spec:
      selector: {matchLabels: {app: \(name)}}
      template:
        metadata: {labels: {app: \(name)\(labels)}}
        spec:
          containers:
          - {name: \(name), image: "\(image)"}
    ---

    """
  }

  private static func configMap(_ name: String, _ data: String, namespace: String = "shop") -> String {
    "{apiVersion: v1, kind: ConfigMap, metadata: {name: \(name), namespace: \(namespace)}, data: {\(data)}}\n---\n"
  }

  @Test func `equal objects in a different order and notation have no changes`() throws {
    let old = """
      apiVersion: v1
      kind: Service
      metadata: {name: cart, namespace: shop}
      spec:
        type: ClusterIP
        ports:
        - {name: http, port: 80, targetPort: 8080, protocol: TCP}
        - {name: grpc, port: 90}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: cart, namespace: shop}
      spec:
        replicas: 1
        selector: {matchLabels: {app: cart}}
        template:
          metadata: {labels: {app: cart}}
          spec:
            containers:
            - {name: cart, image: "a:1", imagePullPolicy: IfNotPresent, resources: {requests: {cpu: 1000m}}}

      """
    let new = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {namespace: shop, name: cart}
      spec:
        selector: {matchLabels: {app: cart}}
        template:
          metadata: {labels: {app: cart}}
          spec:
            containers:
            - {resources: {requests: {cpu: 1}}, image: "a:1", name: cart}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: cart, namespace: shop}
      spec:
        ports:
        - {name: grpc, port: 90}
        - {name: http, port: 80, targetPort: 8080}

      """
    let changes = try Comparison.of(old, new)
    #expect(changes.entries.map(\.place) == [])
    #expect(changes.isEmpty)
  }

  @Test func `a label that changes on all objects and their pods is one entry`() throws {
    let names = (0..<20).map { "service-\($0)" }
    let old = names.map { Self.deployment($0, labels: ", version: v1") }.joined()
    let new = names.map { Self.deployment($0, labels: ", version: v2") }.joined()
    let changes = try Comparison.of(old, new)
    #expect(changes.entries.count == 1)
    let entry = try #require(changes.entries.first)
    #expect(entry.place == "metadata.labels.version")
    #expect(entry.hits.count == 40)
    #expect(entry.leaves == 40)
    let text = TextChangeReport(colored: false).text(for: changes)
    #expect(text.contains("20 objects: Deployment shop/service-0"))
    #expect(text.contains("and 17 more"))
  }

  @Test func `the same image in different containers is one entry, different images are several`() throws {
    let old =
      Self.deployment("a", image: "x:1") + Self.deployment("b", image: "x:1")
      + Self.deployment("c", image: "y:1")
    let new =
      Self.deployment("a", image: "x:2") + Self.deployment("b", image: "x:2")
      + Self.deployment("c", image: "y:2")
    let entries = try Comparison.of(old, new).entries
    #expect(entries.map { $0.hits.count } == [2, 1])
    #expect(entries.first?.shownPlace == "pod spec.containers[*].image")
  }

  @Test func `a ConfigMap with a generated name is renamed, not removed and added`() throws {
    let changes = try Comparison.of(
      Self.configMap("settings-5m7gf8k2tb", "a: b"), Self.configMap("settings-6t8m5c2dkg", "a: c"))
    #expect(changes.entries.map(\.kind) == [.renamed, .changed])
    #expect(changes.entries.map(\.place) == ["", "data.a"])
  }

  @Test func `objects in another namespace are moved, in one entry`() throws {
    let old = ["a", "b", "c"].map { Self.configMap($0, "a: b") }.joined()
    let changes = try Comparison.of(old, old.replacing("namespace: shop", with: "namespace: store"))
    #expect(changes.entries.map(\.kind) == [.moved])
    #expect(changes.entries.first?.hits.count == 3)
    #expect(changes.objectCounts == [.moved: 3])
  }

  @Test func `added and removed objects are one entry each`() throws {
    let changes = try Comparison.of(Self.configMap("a", "a: b"), Self.configMap("b", "a: b"))
    #expect(changes.entries.map(\.kind) == [.added, .removed])
    #expect(changes.leaves == 10)
  }

  @Test func `a default that disappears with its type is not a separate change`() throws {
    let old = Self.deployment("a")
    let new = old.replacing("spec:\n  selector", with: "spec:\n  strategy: {type: Recreate}\n  selector")
    let entries = try Comparison.of(old, new).entries
    #expect(entries.map(\.place) == ["spec.strategy.type"])
    #expect(entries.first?.oldDefault == "RollingUpdate")
  }

  @Test func `a change in several profiles is one entry that names them`() throws {
    let (old, new) = (
      try Comparison.objects(Self.deployment("a")), try Comparison.objects(Self.deployment("a", image: "a:2"))
    )
    let request = ChangeRequest(
      [
        .init(profile: "base", old: old, new: new), .init(profile: "spot", old: old, new: new),
        .init(profile: "test", old: old, new: old),
      ], oldName: "old", newName: "new")
    let changes = ChangeSet(of: request)
    #expect(changes.entries.count == 1)
    #expect(changes.entries.first?.hits.map(\.profiles) == [["base", "spot"]])
    #expect(TextChangeReport(colored: false).text(for: changes).contains("(profiles base, spot)"))
  }

  @Test func `fields without a schema, and API versions, are listed in both directions`() throws {
    let old = "{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {ports: [{port: 80}]}}"
    let new = "{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {prots: 1, ports: [{port: 80}]}}"
    #expect(try Comparison.of(old, new).entries.map(\.place) == ["spec.prots"])
    #expect(try Comparison.of(new, old).entries.map(\.place) == ["spec.prots"])
    let budget = "{apiVersion: policy/v1beta1, kind: PodDisruptionBudget, metadata: {name: a}}"
    #expect(
      try Comparison.of(budget, budget.replacing("v1beta1", with: "v1")).entries.map(\.place) == [
        "apiVersion"
      ])
  }
}
