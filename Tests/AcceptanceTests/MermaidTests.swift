import Foundation
import ManifestTree
import TestSupport
import Testing

/// The Mermaid pictures of `portolan graph`, read by Mermaid's own parser.
@Suite(
  .enabled(if: Tool.isBuilt, Tool.absence), .enabled(if: MermaidParser.isInstalled, MermaidParser.absence))
struct MermaidTests {
  @Test func `the parser rejects what is not a flowchart`() throws {
    let readings = try MermaidParser.read(["flowchart LR\n  n0(\"x\n", "flowchart LR\n  n0(\"x\")\n"])
    #expect(readings.map { $0.error == nil } == [false, true])
  }

  @Test(arguments: ExampleSystem.five)
  func `Mermaid reads each service and call of a system once`(_ system: ExampleSystem) throws {
    let bench = try Workbench()
    let folders = system.profiles.map { system.manifests(in: $0) }
    var cases = folders.map { [$0] }
    // A comparison, in which nodes and calls are added, removed, and altered.
    cases.append([folders[1], "--base", folders[0]])
    let pictures = try cases.map { arguments in
      try bench.portolan(["graph"] + arguments + ["--experiments", "--format", "mermaid"]).text
    }
    for (arguments, reading) in zip(cases, try MermaidParser.read(pictures)) {
      #expect(reading.error == nil)
      let json = try bench.portolan(["graph"] + arguments + ["--experiments", "--format", "json"])
      let graph = try JSONDecoder().decode(Graph.self, from: Data(json.output))
      let names = reading.vertices.map { $0.text.components(separatedBy: "<br/>").first ?? "" }
      #expect(names == graph.nodes.map(\.name))
      let numbers = Dictionary(uniqueKeysWithValues: graph.nodes.enumerated().map { ($1.id, "n\($0)") })
      #expect(
        reading.edges.map { "\($0.start) \($0.end) \($0.stroke)" }
          == graph.edges.map { edge in
            let stroke = edge.state == "allowed" ? "dotted" : "normal"
            return "\(numbers[edge.source] ?? "") \(numbers[edge.target] ?? "") \(stroke)"
          })
    }
  }

  @Test func `Mermaid reads names with every printable character`() throws {
    let characters = (0x21...0x7E).compactMap { UnicodeScalar($0) }.map { String($0) }
    let words = [
      "end", "graph", "subgraph", "default", "style", "click", "o", "x", "---", "%%{init: {}}%%", "é",
    ]
    let texts = characters.map { "a\($0)b" } + characters + words
    // Names that the API server rejects, but that a file can contain.
    let objects = texts.map { text in
      """
      {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": \(Node.string(text).json)}, "spec": \
      {"template": {"spec": {"containers": [{"name": "x", "image": "x:1"}]}}}}

      """
    }
    let bench = try Workbench(["names.yaml": objects.joined(separator: "---\n")])
    let picture = try bench.portolan("graph", "names.yaml", "--format", "mermaid")
    let reading = try #require(try MermaidParser.read([picture.text]).first)
    #expect(reading.error == nil)
    #expect(reading.vertices.count == Set(texts).count)
    let read = Set(
      reading.vertices.map { Self.decoded($0.text.components(separatedBy: "<br/>").first ?? "") })
    #expect(read == Set(texts))
  }

  @Test func `Mermaid reads the grouped picture of a large system`() throws {
    let services = (0..<700).map { number in
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: team\(number % 9)-s\(number), namespace: shop}
      spec:
        selector: {matchLabels: {app: s\(number)}}
        template:
          metadata: {labels: {app: s\(number)}}
          spec:
            containers:
            - {name: x, image: "x:1", env: [{name: A, value: "s\((number * 7 + 1) % 700):80"}]}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: s\(number), namespace: shop}
      spec: {selector: {app: s\(number)}, ports: [{name: grpc, port: 80}]}
      ---

      """
    }
    let bench = try Workbench(["large.yaml": services.joined()])
    let picture = try bench.portolan("graph", "large.yaml", "--format", "mermaid")
    #expect(picture.errors.contains("Mermaid draws at most 500 arrows"))
    #expect(picture.text.utf16.count < 50_000)
    let reading = try #require(try MermaidParser.read([picture.text]).first)
    #expect(reading.error == nil && reading.vertices.count == 9 && !reading.edges.isEmpty)
  }

  /// The parts of the JSON picture that are compared.
  private struct Graph: Decodable {
    struct Vertex: Decodable { let id, name: String }
    struct Edge: Decodable { let source, target, state: String }
    let nodes: [Vertex]
    let edges: [Edge]
  }

  /// A string with Mermaid's character codes replaced; the parser keeps them in an internal form.
  private static func decoded(_ text: String) -> String {
    text.replacing(/ﬂ°°([0-9]+)¶ß/) { match in
      Int(match.1).flatMap(UnicodeScalar.init).map { String($0) } ?? ""
    }.replacing(/#([0-9]+);/) { match in
      Int(match.1).flatMap(UnicodeScalar.init).map { String($0) } ?? ""
    }
  }
}
