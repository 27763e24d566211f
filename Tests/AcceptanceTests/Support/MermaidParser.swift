import Foundation
import ManifestTree
import TestSupport
import Testing

/// Mermaid's own parser, run by Node.js.
///
/// The Python package `mermaid-parser-py` contains it as one JavaScript file.
enum MermaidParser {
  static let absence: Comment = "needs node, and python3 with the package mermaid-parser-py"

  /// The parser's result: the nodes and edges of a flowchart, or an error.
  struct Reading: Decodable {
    struct Vertex: Decodable {
      let id: String
      let text: String
      let type: String
      let classes: [String]
    }
    struct Edge: Decodable {
      let start: String
      let end: String
      let text: String
      let stroke: String
    }

    var error: String?
    var type: String?
    var vertices: [Vertex] = []
    var edges: [Edge] = []
  }

  static let isInstalled: Bool = {
    guard bundle != nil, let outcome = try? run("node", ["--version"]) else { return false }
    return outcome.exitCode == 0
  }()

  /// The readings of texts, in their order.
  static func read(_ texts: [String]) throws -> [Reading] {
    let bench = try Workbench(["texts.json": Node.list(texts.map { .string($0) }).json])
    let outcome = try run("node", ["-e", script, try #require(bundle), bench.url("texts.json").path])
    try #require(outcome.exitCode == 0, "\(outcome.errors)")
    return try JSONDecoder().decode([Reading].self, from: Data(outcome.output))
  }

  /// The path of the parser; nil if the package is not installed.
  private static let bundle: String? = {
    let script = """
      import importlib.util
      print(importlib.util.find_spec('mermaid_parser').submodule_search_locations[0])
      """
    guard let outcome = try? run("python3", ["-c", script]), outcome.exitCode == 0 else { return nil }
    let path = outcome.text.filter { !$0.isNewline } + "/js/parser.bundle.js"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()

  private static let script = """
    const [bundle, file] = process.argv.slice(1);
    const parse = require(bundle);
    (async () => {
      const readings = [];
      for (const text of JSON.parse(require('fs').readFileSync(file, 'utf8'))) {
        try {
          const {graph_type: type, graph_data: data} = JSON.parse(await parse(text));
          const vertices = Object.values(data.vertices).map(({id, text, type, classes}) => ({id, text, type, classes}));
          const edges = data.edges.map(({start, end, text, stroke}) => ({start, end, text, stroke}));
          readings.push({type, vertices, edges});
        } catch (error) {
          readings.push({error: String(error), vertices: [], edges: []});
        }
      }
      process.stdout.write(JSON.stringify(readings));
    })();
    """

  private static func run(_ name: String, _ arguments: [String]) throws -> Program.Outcome {
    try Program(
      path: "/usr/bin/env", arguments: [name] + arguments, folder: FileManager.default.temporaryDirectory,
      environment: ProcessInfo.processInfo.environment
    ).run()
  }
}
