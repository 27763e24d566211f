internal import Diagnostics
internal import ManifestTree

/// A graph as one page that needs no other file.
///
/// The picture can be moved, enlarged, and searched, and the page shows the calls and objects of a chosen node.
package enum HTMLPicture {
  package static func text(for graph: SystemGraph) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>\(graph.heading.xmlText)</title>
    <link rel="icon" href="data:,">
    <style>\(SVGStyle.sheet)
    \(HTMLStyle.sheet)</style>
    </head>
    <body>
    <header>
    <h1>\(graph.heading.xmlText)</h1>
    <input id="search" type="search" placeholder="Search" aria-label="Search services" autocomplete="off">
    <span id="found" role="status"></span>
    <span class="buttons">
    <button id="larger" title="Enlarge" aria-label="Enlarge">+</button>
    <button id="smaller" title="Reduce" aria-label="Reduce">−</button>
    <button id="whole" title="Show the whole picture">Fit</button>
    </span>
    </header>
    <main>
    <div id="view">\(SVGPicture(graph).document(isEmbedded: true))</div>
    <aside id="panel" aria-live="polite" hidden></aside>
    </main>
    <script type="application/json" id="graph">\(data(of: graph))</script>
    <script>\(HTMLScript.text)</script>
    </body>
    </html>

    """
  }

  /// The graph as JSON in which no markup can begin.
  private static func data(of graph: SystemGraph) -> String {
    var writer = JSONWriter(.compact)
    writer.write(content(of: graph))
    return writer.text.safeJSON.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "<": result += "\\u003c"
      case ">": result += "\\u003e"
      case "&": result += "\\u0026"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  private static func content(of graph: SystemGraph) -> Node {
    let places = Dictionary(
      graph.nodes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let nodes = graph.nodes.map { node -> Node in
      [
        "id": .string(node.id), "name": .string(node.name),
        "facts": .list(GraphText.details(of: node).dropFirst().map(Node.string)),
        "objects": .list(
          node.objects.map {
            ["name": .string("\($0.kind)/\($0.name)"), "at": .string($0.location.description)]
          }),
      ]
    }
    let edges = graph.edges.compactMap { edge -> Node? in
      guard let source = places[edge.source], let target = places[edge.target] else { return nil }
      let details = GraphText.details(
        of: edge, from: graph.nodes[source].name, to: graph.nodes[target].name)
      return [
        "from": .int(Int64(source)), "to": .int(Int64(target)), "state": .string(edge.state.rawValue),
        "facts": .list(details.dropFirst().map(Node.string)),
        "at": .list(edge.evidence.map { .string("\($0.object) \($0.location)") }),
      ]
    }
    return ["nodes": .list(nodes), "edges": .list(edges)]
  }
}
