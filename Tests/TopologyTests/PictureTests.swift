import Foundation
import Testing

@testable import Topology

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The pictures of the example systems and of hostile names.
@Suite struct PictureTests {
  @Test(arguments: Systems.five)
  func `every call is drawn once, in well-formed SVG`(_ system: Systems.Rendered) throws {
    let graph = system.graph
    let reader = try SVGReader(SVGPicture(graph).svg)
    let places = Dictionary(uniqueKeysWithValues: graph.nodes.enumerated().map { ($1.id, $0) })
    let expected = graph.edges.map {
      "\(places[$0.source] ?? -1) \(places[$0.target] ?? -1) \($0.state.rawValue)"
    }
    #expect(reader.edges.sorted() == expected.sorted())
    #expect(Set(expected).count == expected.count)
    #expect(reader.nodeCount == graph.nodes.count)
    #expect(reader.role == "img")
    for node in graph.nodes { #expect(reader.text.contains(node.name)) }
  }

  @Test(arguments: Systems.five)
  func `two drawings have the same bytes`(_ system: Systems.Rendered) {
    let (one, other) = (system.graph, system.graph)
    #expect(one == other)
    #expect(SVGPicture(one).svg == SVGPicture(other).svg)
    #expect(HTMLPicture.text(for: one) == HTMLPicture.text(for: other))
    #expect(MermaidPicture.text(for: one) == MermaidPicture.text(for: other))
    #expect(DOTPicture.text(for: one) == DOTPicture.text(for: other))
    #expect(JSONPicture.text(for: one) == JSONPicture.text(for: other))
  }

  @Test func `the order of the objects does not matter`() {
    for system in Systems.five {
      let objects = system.objects
      let one = GraphBuilder.graph(of: objects, title: "x")
      let other = GraphBuilder.graph(of: objects.reversed(), title: "x")
      #expect(one.nodes.map(\.id) == other.nodes.map(\.id))
      #expect(one.calls == other.calls)
    }
  }

  private static let hostile = "a<script>\"'&]]>-->\u{202E}\u{1B}[31m\nend|;#`{}"

  @Test func `names cannot break out of a picture`() throws {
    let node = GraphNode(
      id: "Deployment/x/\(Self.hostile)", name: Self.hostile, namespace: Self.hostile, kind: .service,
      objectKind: Self.hostile, note: Self.hostile)
    let edge = GraphEdge(
      source: node.id, target: "b", state: .blocked, protocols: [Self.hostile],
      routes: [GraphEdge.Route(hosts: [Self.hostile], path: Self.hostile)], timeouts: [Self.hostile],
      blockedBy: Self.hostile)
    let other = GraphNode(id: "b", name: "b", namespace: "", kind: .external, objectKind: "Host")
    let graph = SystemGraph(title: Self.hostile, profile: Self.hostile, nodes: [node, other], edges: [edge])
    let svg = SVGPicture(graph).svg
    _ = try SVGReader(svg)
    let html = HTMLPicture.text(for: graph)
    for text in [
      svg, html, DOTPicture.text(for: graph), MermaidPicture.text(for: graph), JSONPicture.text(for: graph),
    ] {
      #expect(!text.unicodeScalars.contains("\u{202E}") && !text.unicodeScalars.contains("\u{1B}"))
    }
    #expect(!svg.contains("<script") && !html.contains("a<script"))
    #expect(html.components(separatedBy: "<script").count == 3)
  }

  @Test func `the page contains the calls and objects, and needs no other file`() throws {
    let html = HTMLPicture.text(for: Systems.five[0].graph)
    #expect(!html.contains("http://") || html.components(separatedBy: "http://").count == 2)
    #expect(!html.contains("src=") && !html.contains("@import") && !html.contains("url(http"))
    #expect(html.contains(#""name":"checkoutservice""#))
    #expect(html.contains(#""name":"Deployment/checkoutservice""#))
  }
}

/// The content of a picture, as an XML parser reads it.
private final class SVGReader: NSObject, XMLParserDelegate {
  private(set) var edges: [String] = []
  private(set) var nodeCount = 0
  private(set) var role: String?
  private(set) var text = ""

  init(_ svg: String) throws {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    try #require(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "")")
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    if name == "svg" { role = attributes["role"] }
    let styles = (attributes["class"] ?? "").split(separator: " ").map(String.init)
    if styles.first == "node", attributes["id"] != nil { nodeCount += 1 }
    if styles.first == "edge", let from = attributes["data-from"], let to = attributes["data-to"] {
      edges.append("\(from) \(to) \(styles.dropFirst().first ?? "")")
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}
