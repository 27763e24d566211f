import Foundation

/// A code block of a page.
struct DocumentationBlock: Sendable {
  /// The page's path in the repository.
  let page: String
  /// The number of the block's first line in the page.
  let line: Int
  /// The word after the opening fence; empty if there is none.
  let language: String
  private(set) var lines: [String] = []

  var text: String { lines.map { "\($0)\n" }.joined() }

  /// The root of the repository.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The blocks of a page.
  static func all(in page: String) throws -> [DocumentationBlock] {
    var blocks: [DocumentationBlock] = []
    var isInside = false
    let text = try String(contentsOf: root.appending(path: page), encoding: .utf8)
    for (index, line) in text.components(separatedBy: "\n").enumerated() {
      if line.hasPrefix("```") {
        if !isInside {
          blocks.append(
            DocumentationBlock(page: page, line: index + 2, language: String(line.dropFirst(3))))
        }
        isInside.toggle()
      } else if isInside {
        blocks[blocks.endIndex - 1].lines.append(line)
      }
    }
    return blocks
  }

  /// The guides, the README, and the READMEs of the examples.
  static func pages() throws -> [String] {
    func names(_ folder: String) throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path).sorted()
    }
    let guides = "Sources/Portolan/Portolan.docc"
    return ["README.md", "Sources/LintRules/LintRules.docc/LintRules.md"]
      + (try names(guides).filter { $0.hasSuffix(".md") }.map { "\(guides)/\($0)" })
      + (try names("examples").map { "examples/\($0)/README.md" }
        .filter { FileManager.default.fileExists(atPath: root.appending(path: $0).path) })
  }
}
