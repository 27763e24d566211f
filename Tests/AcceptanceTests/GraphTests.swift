import Foundation
import ManifestTree
import TestSupport
import Testing

/// `portolan graph` as users call it.
@Suite(.enabled(if: Tool.isBuilt, Tool.absence)) struct GraphTests {
  private static let shop = """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web, namespace: shop}
    spec:
      replicas: 2
      selector: {matchLabels: {app: web}}
      template:
        metadata: {labels: {app: web}}
        spec:
          containers: [{name: web, image: "web:1.0", env: [{name: CART_ADDR, value: "cart:80"}]}]
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: cart, namespace: shop}
    spec:
      selector: {matchLabels: {app: cart}}
      template:
        metadata: {labels: {app: cart}}
        spec:
          containers: [{name: cart, image: "cart:1.0"}]
    ---
    apiVersion: v1
    kind: Service
    metadata: {name: cart, namespace: shop}
    spec: {selector: {app: cart}, ports: [{name: grpc, port: 80}]}

    """

  /// A graph as JSON without positions or profiles, which differ between a spec and its manifests.
  private static func graph(_ outcome: Program.Outcome) throws -> Node {
    try #require(outcome.exitCode == 0, "\(outcome.errors)")
    let root = try #require(JSONReader.read(outcome.output, from: "graph").documents.first?.node)
    return root.without(["location", "profile"])
  }

  @Test(.enabled(if: Tool.canCompile, Tool.compilerAbsence), arguments: ExampleSystem.five)
  func `a spec and its rendered manifests have the same graph`(_ system: ExampleSystem) throws {
    let bench = try Workbench()
    for profile in system.profiles {
      let spec = try bench.portolan("graph", system.spec, "--profile", profile, "--format", "json")
      let manifests = try bench.portolan("graph", system.manifests(in: profile), "--format", "json")
      let (one, other) = (try Self.graph(spec), try Self.graph(manifests))
      #expect(one["nodes"] == other["nodes"], "\(profile)")
      #expect(one["edges"] == other["edges"], "\(profile)")
    }
  }

  @Test(.enabled(if: Tool.canCompile, Tool.compilerAbsence))
  func `calls that no rendered object shows are drawn from the spec`() throws {
    let bench = try Workbench([
      "App.swift": """
      import Portolan

      @main
      struct Plain: App {
        let name = "plain"
        let derivedFromCalls: DerivedFromCalls = []

        func services(in profile: Profile) -> [Service] {
          Service("web", image: "example.com/web:1.0") {
            Port(.http, 8080, servedAt: 80)
            Calls("cart")
            Calls(host: "api.example.com", port: 443, .tls)
            Calls("pay", of: "money", in: "money", port: 80, .grpc)
            Calls(.kubernetesAPI)
          }
          Service("cart", image: "example.com/cart:1.0") { Port(.grpc, 7070) }
        }
      }
      """
    ])
    let outcome = try bench.portolan("graph", ".", "--format", "mermaid")
    #expect(
      outcome.text == """
        flowchart LR
          n0("cart<br/>1 pod")
          n1("web<br/>1 pod")
          n2>"api.example.com"]
          n3>"Kubernetes API"]
          n4>"pay<br/>not in the input<br/>in money"]
          n1 -->|"gRPC"| n0
          n1 -->|"TLS"| n2
          n1 --> n3
          n1 -->|"gRPC"| n4

        """, "\(outcome.errors)")
    let json = try bench.portolan("graph", ".", "--format", "json")
    #expect(json.text.contains("App.swift:11:12"))
  }

  @Test(arguments: ExampleSystem.five)
  func `every format is drawn with the same bytes by two processes`(_ system: ExampleSystem) throws {
    let bench = try Workbench()
    let folder = system.manifests(in: "base")
    for (format, suffix) in [
      ("svg", "svg"), ("mermaid", "mmd"), ("dot", "gv"), ("json", "json"), ("html", "html"),
    ] {
      let first = try bench.portolan("graph", folder, "--format", format)
      let second = try bench.portolan("graph", folder, "--output", "graph.\(suffix)")
      #expect(first.exitCode == 0 && second.exitCode == 0 && second.text == "")
      #expect(try Data(first.output) == Data(contentsOf: bench.url("graph.\(suffix)")), "\(format)")
    }
  }

  @Test(.enabled(if: Python.hasJSONSchema, Python.schemaAbsence), arguments: ExampleSystem.five)
  func `the JSON conforms to its schema`(_ system: ExampleSystem) throws {
    let schema = URL(filePath: ExampleSystem.charts).deletingLastPathComponent()
      .appending(path: "Sources/Topology/Schema/graph.schema.json")
    let bench = try Workbench()
    for profile in system.profiles {
      let outcome = try bench.portolan(
        "graph", system.manifests(in: profile), "--experiments", "--format", "json")
      let root = try #require(JSONReader.read(outcome.output, from: "graph").documents.first?.node)
      let wrong: [Node] = [
        ["format": 2], ["nodes": [["id": "x"]]], ["edges": [["state": "unknown"]]], ["more": 1],
      ]
      #expect(
        try Python.verdicts(on: [[:]] + wrong, over: root, by: schema) == [true, false, false, false, false])
    }
  }

  @Test(.enabled(if: Tool.canCompile, Tool.compilerAbsence))
  func `the picture in the README matches the tool's output`() throws {
    let system = ExampleSystem.five[0]
    let readme = URL(filePath: ExampleSystem.charts).deletingLastPathComponent().appending(path: "README.md")
    let text = try String(contentsOf: readme, encoding: .utf8)
    let parts = text.components(separatedBy: "```mermaid\n")
    try #require(parts.count == 2)
    let picture = try #require(parts[1].components(separatedBy: "```").first)
    let outcome = try Workbench().portolan("graph", system.spec, "--format", "mermaid")
    #expect(outcome.text == picture)
  }

  @Test func `a focus draws a service and its neighbors`() throws {
    let bench = try Workbench(["shop.yaml": Self.shop])
    let outcome = try bench.portolan(
      "graph", "shop.yaml", "--focus", "cart", "--depth", "0", "--format", "json")
    let nodes = try Self.graph(outcome)["nodes"]
    #expect(nodes?.json.contains("cart") == true && nodes?.json.contains("Deployment/shop/web") == false)
    let wrong = try bench.refusal(["graph", "shop.yaml", "--focus", "crat"])
    #expect(wrong.exitCode == 64)
    #expect(wrong.errors.contains("unknown service 'crat'") && wrong.errors.contains("did you mean 'cart'?"))
  }

  @Test func `a comparison marks added, removed, and changed services`() throws {
    let bench = try Workbench([
      "old.yaml": Self.shop,
      "new.yaml": Self.shop.replacing("web:1.0", with: "web:1.1").replacing("cart", with: "basket")
        .replacing("CART_ADDR", with: "BASKET_ADDR"),
    ])
    let outcome = try bench.portolan("graph", "new.yaml", "--base", "old.yaml", "--format", "mermaid")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    for style in ["class n0 added", "class n1 removed", "class n2 altered"] {
      #expect(outcome.text.contains(style))
    }
    let same = try bench.portolan("graph", "new.yaml", "--base", "new.yaml", "--format", "mermaid")
    #expect(same.text == (try bench.portolan("graph", "new.yaml", "--format", "mermaid")).text)
  }

  @Test(.enabled(if: BaseComparisonTests.hasGit, BaseComparisonTests.gitAbsence))
  func `a comparison with a git revision reads the same paths at the revision`() throws {
    let bench = try Workbench(["deploy/shop.yaml": Self.shop])
    let script = """
      git init --quiet && git add deploy && git -c user.name=Test -c user.email=test@example.com \
        -c commit.gpgsign=false commit --quiet -m before
      """
    let made = try Program(
      path: "/bin/sh", arguments: ["-c", script], folder: bench.folder, environment: bench.environment()
    ).run()
    try #require(made.exitCode == 0, "\(made.errors)")
    try bench.write(Self.shop.replacing("web:1.0", with: "web:1.1"), to: "deploy/shop.yaml")
    let outcome = try bench.portolan("graph", "deploy", "--base", "HEAD", "--format", "mermaid")
    #expect(
      outcome.exitCode == 0 && outcome.text.contains("class n1 altered"), "\(outcome.text)\(outcome.errors)")
    #expect(!outcome.text.contains("added") && !outcome.text.contains("removed"))
  }

  @Test func `manifests are read from standard input`() throws {
    let bench = try Workbench(["shop.yaml": Self.shop])
    let direct = try bench.portolan("graph", "shop.yaml", "--format", "dot")
    let script = "'\(Tool.path)' graph - --format dot < shop.yaml"
    let piped = try Program(
      path: "/bin/sh", arguments: ["-c", script], folder: bench.folder, environment: bench.environment()
    ).run()
    #expect(piped.exitCode == 0 && piped.text.contains("web") && direct.exitCode == 0)
    #expect(piped.text == direct.text)
  }

  @Test(arguments: [
    (["graph", "shop.yaml", "--depth", "2"], 64, "--depth requires --focus"),
    (
      ["graph", "shop.yaml", "--focus", "web", "--depth", "2000"], 64,
      "--depth must be between 0 and 1000, not 2000"
    ),
    (["graph", "shop.yaml", "--output", "shop.pdf"], 64, "unknown file name extension in 'shop.pdf'"),
    (["graph", "shop.yaml", "--format", "pdf"], 64, "pdf"),
    (["graph", "missing.yaml"], 66, "file or folder 'missing.yaml' not found"),
    (["graph", "broken.yaml"], 65, "broken.yaml:2:"),
    (["graph", "config.yaml"], 65, "no workload, gateway, or ServiceEntry to draw in 'config.yaml'"),
    (["graph"], 64, "path"),
    (["graph", "shop.yaml", "--output", "shop.yaml/x.svg"], 73, "shop.yaml"),
    (["graph", "shop.yaml", "--base", "missing"], 66, "'missing'"),
  ])
  func `invalid input is rejected with a reason`(arguments: [String], exitCode: Int, message: String) throws {
    let bench = try Workbench([
      "shop.yaml": Self.shop, "broken.yaml": "kind: X\n  a: [1\n",
      "config.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n",
    ])
    let outcome = try bench.refusal(arguments)
    #expect(Int(outcome.exitCode) == exitCode, "\(outcome.errors)")
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test
  func
    `an installed converter creates PNG, and without a converter the command lists the programs to install`()
    throws
  {
    let bench = try Workbench([
      "shop.yaml": Self.shop, "empty/readme": "",
      "tools/rsvg-convert": """
      #!/bin/sh
      while [ $# -gt 1 ]; do if [ "$1" = --output ]; then output=$2; fi; shift; done
      grep -q '<svg' "$1" && printf '\\211PNG' > "$output"
      """,
      "failing/rsvg-convert": "#!/bin/sh\nexit 3\n",
    ])
    for tool in ["tools", "failing"] {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: bench.url("\(tool)/rsvg-convert").path)
    }
    let converted = try bench.portolan(
      "graph", "shop.yaml", "--output", "shop.png",
      environment: ["PATH": "\(bench.url("tools").path):/usr/bin:/bin"])
    #expect(converted.exitCode == 0, "\(converted.errors)")
    #expect(try Data(contentsOf: bench.url("shop.png")) == Data([0x89, 0x50, 0x4E, 0x47]))
    let absent = try bench.refusal(
      ["graph", "shop.yaml", "--format", "png"], environment: ["PATH": bench.url("empty").path])
    #expect(absent.exitCode == 69)
    #expect(absent.errors.contains("install rsvg-convert, resvg, Inkscape, or Chromium"))
    let failing = try bench.refusal(
      ["graph", "shop.yaml", "--format", "png"], environment: ["PATH": "\(bench.url("failing").path)"])
    #expect(failing.exitCode == 69)
    #expect(failing.errors.contains("'rsvg-convert' exited with code"), "\(failing.errors)")
  }
}

extension Node {
  /// The tree without some keys, at any depth.
  fileprivate func without(_ keys: Set<String>) -> Node {
    switch self {
    case .list(let list):
      // Calls that differ only in their positions are the same call.
      var seen: Set<Node> = []
      return .list(list.map { $0.without(keys) }.filter { seen.insert($0).inserted })
    case .map(let map):
      var kept = NodeMap()
      for entry in map.entries where !keys.contains(entry.key) { kept[entry.key] = entry.value.without(keys) }
      return .map(kept)
    default: return self
    }
  }
}
