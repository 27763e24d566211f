import Foundation
import Testing

@testable import Topology

/// Tests that the output for Mermaid follows the grammar of its flowcharts.
@Suite struct MermaidTests {
  @Test(arguments: Systems.five)
  func `every line is valid in Mermaid's flowcharts`(_ system: Systems.Rendered) throws {
    let graph = system.graph
    let flow = try Flowchart(MermaidPicture.text(for: graph))
    #expect(flow.nodes.count == graph.nodes.count)
    #expect(flow.edges.count == graph.edges.count)
    #expect(Set(flow.edges).count == graph.edges.count)
  }

  @Test(arguments: [(12, 10), (600, 700), (3000, 9000)])
  func `large graphs are drawn with groups, within the limits`(nodes: Int, edges: Int) throws {
    let graph = SystemGraph(
      title: "large",
      nodes: (0..<nodes).map { number in
        GraphNode(
          id: "n\(number)", name: "team\(number % 7)-service-\(number)", namespace: "space", kind: .service,
          objectKind: "Deployment")
      },
      edges: (0..<edges).map { number in
        GraphEdge(source: "n\(number % nodes)", target: "n\((number * 7 + 1) % nodes)", state: .declared)
      })
    let text = MermaidPicture.text(for: graph)
    let flow = try Flowchart(text)
    #expect(text.utf16.count < MermaidPicture.maximumCharacters)
    #expect(flow.edges.count <= MermaidPicture.maximumEdges)
    #expect(flow.nodes.count == (nodes > 100 ? 7 : nodes))
  }

  @Test func `a graph without groups is reduced to the services with the most calls`() throws {
    let graph = SystemGraph(
      title: "large",
      nodes: (0..<900).map { number in
        GraphNode(
          id: "n\(number)", name: "n\(number)", namespace: "x", kind: .service, objectKind: "Deployment")
      },
      edges: (1..<900).flatMap { number in
        [number % 15, number % 14].map { GraphEdge(source: "n\(number)", target: "n\($0)", state: .declared) }
      })
    let picture = MermaidPicture.picture(of: graph)
    let flow = try Flowchart(picture.text)
    #expect(picture.grouping == "around the services with the most calls")
    #expect(flow.nodes.count == 21 && flow.edges.count <= MermaidPicture.maximumEdges)
    #expect(picture.text.contains("others<br/>880 nodes"))
  }

  @Test func `changed calls are marked`() throws {
    let (web, cart, orders) = (Systems.service("web"), Systems.service("cart"), Systems.service("orders"))
    func call(_ name: String) -> String {
      Systems.service("web", env: "[{name: ADDR, value: '\(name):80'}]") + cart + orders
    }
    let old = Systems.graph(call("cart"))
    let text = MermaidPicture.text(
      for: Systems.graph(call("orders")).compared(to: old, objects: [], oldObjects: []))
    _ = try Flowchart(text)
    #expect(text.contains("stroke:#15803d,stroke-width:3px\n"))
    #expect(text.contains("stroke:#d01c1c,stroke-width:3px,stroke-dasharray:3 3\n"))
    #expect(!MermaidPicture.text(for: Systems.graph(web + cart)).contains("linkStyle"))
  }

  @Test func `special characters are written as codes`() throws {
    let name = "a\"b]#c;d<e>{f}|g"
    let node = GraphNode(id: "x", name: name, namespace: "", kind: .database, objectKind: "StatefulSet")
    let text = MermaidPicture.text(for: SystemGraph(title: "x", nodes: [node], edges: []))
    _ = try Flowchart(text)
    #expect(text.contains("a#34;b]#35;c#59;d#60;e#62;#123;f#125;|g"))
  }
}

/// A reader of the part of Mermaid's grammar that pictures use; unknown lines are errors.
private struct Flowchart {
  private(set) var nodes: Set<String> = []
  private(set) var edges: [String] = []

  init(_ text: String) throws {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    try #require(lines.first == "flowchart LR" && lines.last == "")
    let string = ##""(?:[^"#\n]|#\d+;)*""##
    let shapes = [
      #"\(\#(string)\)"#, #"\[\(\#(string)\)\]"#, #"\(\[\#(string)\]\)"#, #"\[\[\#(string)\]\]"#,
      #"\{\{\#(string)\}\}"#, #">\#(string)\]"#,
    ]
    let node = try Regex("  (n\\d+)(?:\(shapes.joined(separator: "|")))")
    let edge = try Regex("  (n\\d+) (?:-->|-\\.->)(?:\\|\(string)\\|)? (n\\d+)")
    let style = #"[a-z-]+:[#a-z0-9. ]+"#
    let others = try [
      "  %% [^\n]*", "  classDef [a-z]+ \(style)(?:,\(style))*", "  class n\\d+(?:,n\\d+)* [a-z]+",
      "  linkStyle \\d+(?:,\\d+)* \(style)(?:,\(style))*",
    ].map { try Regex($0) }
    for line in lines.dropFirst().dropLast() {
      if let match = try node.wholeMatch(in: line), let name = match[1].substring {
        #expect(nodes.insert(String(name)).inserted)
      } else if let match = try edge.wholeMatch(in: line), let from = match[1].substring,
        let to = match[2].substring
      {
        #expect(nodes.contains(String(from)) && nodes.contains(String(to)))
        edges.append("\(from) \(to)")
      } else {
        let isKnown = try others.contains { try $0.wholeMatch(in: line) != nil }
        #expect(isKnown, "\(line)")
      }
    }
  }
}
