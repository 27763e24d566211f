internal import Diagnostics

/// A graph as a scalable picture with its own layout, in light and dark colors.
package struct SVGPicture {
  private let graph: SystemGraph
  let layout: LayeredLayout
  private let nodes: [SVGNode]
  private let edges: [SVGEdge]
  private let ends: [(source: Int, target: Int)]

  private static let margin = 28.0
  private static let headHeight = 62.0

  package init(_ graph: SystemGraph) {
    self.graph = graph
    let namespace = graph.mainNamespace
    let places = Dictionary(
      graph.nodes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var edges: [SVGEdge] = []
    var ends: [(source: Int, target: Int)] = []
    for edge in graph.edges {
      guard let source = places[edge.source], let target = places[edge.target], source != target else {
        continue
      }
      edges.append(SVGEdge(edge))
      ends.append((source, target))
    }
    nodes = graph.nodes.map { SVGNode($0, mainNamespace: namespace) }
    self.edges = edges
    self.ends = ends
    layout = LayeredLayout(
      boxes: nodes.map(\.size),
      arrows: zip(edges, ends).map {
        LayeredLayout.Arrow(source: $1.source, target: $1.target, label: $0.labelSize)
      })
  }

  /// The size of the picture in pixels.
  package var size: Size {
    let legend = SVGLegend(of: graph).elements(at: Point(x: 0, y: 0), width: contentWidth)
    return Size(
      width: contentWidth + 2 * Self.margin,
      height: Self.headHeight + layout.size.height + 24 + legend.height + Self.margin)
  }

  private var contentWidth: Double {
    let head = TextWidth.of(graph.heading, size: 18, isBold: true)
    return max(layout.size.width, head, TextWidth.of(GraphText.summary(of: graph), size: 12), 320)
  }

  /// The picture as a document.
  package var svg: String { document(isEmbedded: false) }

  /// The picture as a part of a page.
  /// - Parameter isEmbedded: whether the page has its own heading and style.
  func document(isEmbedded: Bool) -> String {
    let size = size
    let (width, height) = (size.width.rounded(.up).short, size.height.rounded(.up).short)
    var text =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\" viewBox=\"0 0 \(width) \(height)\" style=\"max-width:100%;height:auto\" role=\"img\" aria-labelledby=\"portolan-title portolan-desc\">\n"
    text += "<title id=\"portolan-title\">\(graph.heading.xmlText)</title>\n"
    text += "<desc id=\"portolan-desc\">\(GraphText.description(of: graph).xmlText)</desc>\n"
    if !isEmbedded { text += "<style>\(SVGStyle.sheet)</style>\n" }
    text += SVGStyle.definitions
    text += "<rect class=\"paper\" width=\"\(width)\" height=\"\(height)\"/>\n"
    text += "<text class=\"title\" x=\"\(Self.margin.short)\" y=\"34\">\(graph.heading.xmlText)</text>\n"
    text +=
      "<text class=\"summary\" x=\"\(Self.margin.short)\" y=\"52\">\(GraphText.summary(of: graph).xmlText)</text>\n"
    let left = Self.margin + (contentWidth - layout.size.width) / 2
    text += "<g transform=\"translate(\(left.short) \((Self.headHeight + 8).short))\">\n"
    for (number, edge) in edges.enumerated() {
      let (source, target) = ends[number]
      text += edge.elements(
        along: layout.paths[number], label: layout.labels[number], (source, graph.nodes[source]),
        (target, graph.nodes[target]), (layout.boxes[source], layout.boxes[target]))
    }
    for (number, node) in nodes.enumerated() {
      text += node.elements(in: layout.boxes[number], number: number)
    }
    text += "</g>\n"
    let bottom = Self.headHeight + layout.size.height + 24
    text += SVGLegend(of: graph).elements(at: Point(x: Self.margin, y: bottom), width: contentWidth).text
    return text + "</svg>\n"
  }
}
