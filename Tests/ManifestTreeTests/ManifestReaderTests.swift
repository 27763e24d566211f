import Diagnostics
import ManifestTree
import Testing

@Suite struct ManifestReaderTests {
  private static func read(_ text: String, of source: ManifestReader.Source = .files) -> ManifestContents {
    ManifestReader.read(Array(text.utf8), from: "a.yaml", of: source)
  }

  private static func names(_ manifests: ManifestContents) -> [String] {
    manifests.objects.map { object in
      let identity = object.identity
      return "\(identity.apiVersion) \(identity.kind) \(identity.namespace ?? "-")/\(identity.name)"
    }
  }

  @Test func `a stream contains objects with their identities and positions`() {
    let manifests = Self.read(
      """
      # two objects
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web, namespace: shop}
      spec:
        ports:
          - port: 80
      ---
      # nothing
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        generateName: web-
        namespace: ""
      """)
    #expect(manifests.diagnostics == [])
    #expect(Self.names(manifests) == ["v1 Service shop/web", "apps/v1 Deployment -/web-"])
    #expect(manifests.objects.map(\.origin.location.line) == [3, 12])
    let port = NodePath([.key("spec"), .key("ports"), .element([.init("port", "80")]), .key("port")])
    #expect(manifests.objects.first?.origin.location(of: port).description == "a.yaml:8:7")
  }

  @Test(arguments: [
    """
    apiVersion: v1
    items:
    - apiVersion: v1
      kind: Secret
      metadata: {name: a}
    - apiVersion: v1
      kind: List
      items:
      - {apiVersion: v1, kind: Secret, metadata: {name: b}}
    kind: List
    """,
    """
    {"apiVersion": "v1", "items": [
      {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "a"}},
      {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "b"}}], "kind": "List"}
    """,
    """
    {"items": [{"metadata": {"name": "a"}}, {"metadata": {"name": "b"}}], "kind": "SecretList", "apiVersion": "v1"}
    """,
    """
    {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "a"}}
    {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "b"}}
    """,
    """
    {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "a"}}
    ---
    {"apiVersion": v1, kind: Secret, "metadata": {"name": "b"}}
    """,
  ])
  func `lists and streams contain the same objects in YAML and JSON`(text: String) {
    let manifests = Self.read(text)
    #expect(manifests.diagnostics == [])
    #expect(Self.names(manifests) == ["v1 Secret -/a", "v1 Secret -/b"])
    #expect(manifests.objects.allSatisfy { $0.node["kind"] == "Secret" && $0.node["apiVersion"] == "v1" })
  }

  @Test func `an item of a list has its own position`() {
    let manifests = Self.read(
      "apiVersion: v1\nitems:\n- metadata: {labels: {x: z}, name: a}\n- data: {k: v}\n  metadata: {name: b}\nkind: SecretList\n"
    )
    #expect(manifests.objects.map(\.origin.location.description) == ["a.yaml:3:3", "a.yaml:4:3"])
    #expect(
      manifests.objects.last?.origin.location(of: NodePath().key("data").key("k")).description
        == "a.yaml:4:10")
    #expect(manifests.objects.last?.origin.location(of: NodePath().key("kind")).description == "a.yaml:4:3")
  }

  @Test(arguments: [
    "", "\n", "# nothing\n", "---\n---\n", "null\n", "apiVersion: v1\nitems: []\nkind: List\n",
    "apiVersion: v1\nitems: null\nkind: List\n",
  ])
  func `empty input is not an error`(text: String) {
    let manifests = Self.read(text)
    #expect(manifests.diagnostics == [])
    #expect(manifests.objects.isEmpty)
  }

  @Test func `all errors in a file are reported and valid objects are kept`() {
    let manifests = Self.read(
      """
      - a list
      ---
      kind: Service
      metadata: {name: a}
      ---
      apiVersion: v1
      kind: 7
      ---
      apiVersion: v1
      items:
        - text
      ---
      apiVersion: v1
      kind: PodList
      items: {}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: b, name: c}
      ---
      kind: [
      """)
    #expect(Self.names(manifests) == ["v1 Service -/b"])
    #expect(
      manifests.diagnostics.map { "\($0.location?.line ?? 0): \($0.id) \($0.message)" } == [
        "19: manifest/repeated-key the key 'name' is written twice, expected once",
        "21: manifest/cut-off found the end of the file, expected a value",
        "1: manifest/no-object found a list, expected an object with 'apiVersion' and 'kind'",
        "3: manifest/incomplete the object has no 'apiVersion', expected a string",
        "6: manifest/incomplete the object has no 'kind' or 'metadata.name', expected strings",
        "9: manifest/incomplete the object has no 'kind' or 'metadata.name', expected strings",
        "15: manifest/no-items found a map as 'items', expected a list of objects",
      ])
  }

  @Test func `for checks, an object with a kind is kept, even if it is otherwise incomplete`() {
    let manifests = Self.read(
      """
      kind: Service
      ---
      napiVersion: v1
      kind: Pod
      metadata: {name: a}
      ---
      apiVersion: v1
      """, of: .review)
    #expect(Self.names(manifests) == [" Service -/", " Pod -/a"])
    #expect(manifests.diagnostics.map(\.message) == ["the object has no 'kind', expected a string"])
    #expect(manifests.namesKinds)
    #expect(!Self.read("services: {web: {image: web}}", of: .review).namesKinds)
  }

  @Test(arguments: ["", "kind: Again\n", "x: &x {y: [1]}\n<<: *x\n", "z: ["])
  func `objects of a long list have their positions, even after errors`(tail: String) {
    let items = (0..<200).map { number in
      "- apiVersion: v1\n  kind: Secret\n  metadata:\n    name: a\(number)\n"
        + (number == 9 ? "    name: b\n    x: 1\n" : "    x: 1\n")
    }
    let text = "apiVersion: v1\nitems:\n\(items.joined())kind: List\n\(tail)"
    let objects = Self.read(text).objects
    #expect(objects.map(\.identity.name) == (tail == "z: [" ? [] : (0..<200).map { "a\($0)" }))
    for (number, object) in objects.enumerated() {
      let line = 3 + 5 * number + (number > 9 ? 1 : 0)
      #expect(object.origin.location.description == "a.yaml:\(line):3")
      let name = object.origin.location(of: NodePath().key("metadata").key("x"))
      #expect(name.description == "a.yaml:\(line + (number == 9 ? 5 : 4)):5")
    }
  }

  @Test func `syntax errors do not hide the error that a file contains no object`() {
    let manifests = ManifestReader.read(
      Array("a:\n\(String(repeating: "  k: v\n", count: 3000))".utf8), from: "a.yaml", of: .review)
    #expect(manifests.diagnostics.count == 901)
    #expect(manifests.diagnostics.last?.id == "manifest/incomplete")
  }

  @Test(arguments: [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
  func `a truncated dump is an error at any position`(share: Double) {
    let object = "- apiVersion: v1\n  kind: Secret\n  metadata:\n    name: a\n    labels:\n      app: \"x\"\n"
    let dump =
      "apiVersion: v1\nitems:\n" + String(repeating: object, count: 20)
      + "kind: List\nmetadata:\n  resourceVersion: \"\"\n"
    #expect(Self.read(dump, of: .clusterDump).diagnostics == [])
    let whole = Array(dump.utf8)
    let length = Int(Double(whole.count) * share)
    for cut in min(length, whole.count - 60)..<min(length + 60, whole.count - 33) {
      let manifests = ManifestReader.read(Array(whole[..<cut]), from: "a.yaml", of: .clusterDump)
      #expect(!manifests.diagnostics.isEmpty, "cut at \(cut)")
    }
  }

  @Test(arguments: [
    "{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": []}", "apiVersion: v1\nitems: []\nkind: List",
    "apiVersion: v1\nitems: []\nkind: PodList\nmetadata:\n  resourceVersion: \"\"",
    "apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n",
  ])
  func `a dump that cannot be truncated is complete`(dump: String) {
    #expect(Self.read(dump, of: .clusterDump).diagnostics == [])
  }

  @Test(arguments: [
    "", "\n", "---\n", "# nothing\n",
    "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Secret\n  metadata: {name: a}",
    "apiVersion: v1\nkind: Secret\nmetadata:\n  name: a",
  ])
  func `a dump that may be truncated is an error`(dump: String) {
    #expect(Self.read(dump, of: .clusterDump).diagnostics.count == 1)
    #expect(Self.read(dump).diagnostics == [], "other files can be empty or end without a line feed")
  }

  @Test func `truncated JSON is not read as YAML`() {
    let manifests = Self.read("{\"apiVersion\": \"v1\", \"items\": [\n  {\"kind\": \"Pod\"")
    #expect(manifests.diagnostics.map(\.id) == ["manifest/cut-off"])
    #expect(manifests.diagnostics.first?.location?.description == "a.yaml:2:17")
  }

  @Test func `an error in JSON is reported as such unless the input is valid YAML`() {
    #expect(
      Self.read("{\"a\": 1,, \"b\": 2}").diagnostics.map(\.message) == [
        "found ',', expected a key in double quotes"
      ])
    #expect(Self.read("{\"apiVersion\": v1, # why\n kind: Pod, metadata: {name: a}}").diagnostics == [])
    #expect(Self.read("{{ .Values.a }}").diagnostics.map(\.id).first == "manifest/key")
  }
}
