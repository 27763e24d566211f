import ArgumentParser
import Diagnostics
import Topology

/// The formats of pictures.
enum GraphFormat: String, ExpressibleByArgument, CaseIterable {
  case svg, png, mermaid, dot, json, html

  /// The format of a file, by its suffix; nil for other suffixes.
  init?(path: String) {
    let suffix = path.split(separator: "/").last?.split(separator: ".").dropFirst().last?.lowercased()
    switch suffix {
    case "svg": self = .svg
    case "png": self = .png
    case "mmd", "mermaid": self = .mermaid
    case "dot", "gv": self = .dot
    case "json": self = .json
    case "html", "htm": self = .html
    default: return nil
    }
  }

  /// One suffix of each format, for messages.
  static let suffixes = ".svg, .png, .mmd, .dot, .json, or .html"

  /// The picture of a graph.
  func bytes(of graph: SystemGraph) throws(CommandFailure) -> [UInt8] {
    switch self {
    case .svg: Array(SVGPicture(graph).svg.utf8)
    case .png: try PNGConversion.convert(SVGPicture(graph))
    case .mermaid: mermaid(graph)
    case .dot: Array(DOTPicture.text(for: graph).utf8)
    case .json: Array(JSONPicture.text(for: graph).utf8)
    case .html: Array(HTMLPicture.text(for: graph).utf8)
    }
  }

  private func mermaid(_ graph: SystemGraph) -> [UInt8] {
    let (text, grouping) = MermaidPicture.picture(of: graph)
    if let grouping { StandardStreams.report([.grouped(grouping)]) }
    return Array(text.utf8)
  }
}

extension Diagnostic {
  fileprivate static func grouped(_ grouping: String) -> Diagnostic {
    Diagnostic(
      "graph/grouped", .info,
      "services are grouped \(grouping), because Mermaid draws at most \(MermaidPicture.maximumEdges) arrows"
        + " and reads at most \(MermaidPicture.maximumCharacters) characters",
      at: nil,
      fix: "draw part of the system with --focus, or use another format")
  }
}
