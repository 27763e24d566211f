import Foundation
import TestSupport
import Testing

/// The Swift snippets of the DSL's documentation and of the README, compiled as one spec.
@Suite(.enabled(if: Tool.canCompile, Tool.compilerAbsence)) struct DocumentationSnippetTests {
  @Test func `every Swift snippet of the documentation compiles`() throws {
    let pages = try Self.pages()
    try #require(pages.count > 5)
    var files = ["App.swift": Self.app]
    for page in pages {
      let text = try String(contentsOf: page, encoding: .utf8)
      let name = page.deletingPathExtension().lastPathComponent
      files["Page\(name).swift"] = SnippetPage(text, named: name).source
    }
    let bench = try Workbench(files)
    let outcome = try bench.portolan("render", ".")
    // The lines of the files are those of the pages. The snippets are not called, which is also reported.
    let faults = outcome.errorLines.filter {
      $0.contains("error: ") && !$0.hasSuffix("[spec/ignored-declaration]")
    }
    #expect(faults == [])
  }

  @Test(arguments: [
    ("ServicesAndContainers", ["mysql", "redis"]), ("Routing", ["orders", "payment"]),
  ])
  func `the services of a guide have no findings`(page: String, names: [String]) throws {
    let url = try #require(Self.pages().first { $0.lastPathComponent == "\(page).md" })
    let snippets = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "```swift\n")
      .dropFirst()
      .map { String($0.components(separatedBy: "\n```")[0]) }
    let services = try names.map { name in
      try #require(snippets.first { $0.hasPrefix("Service(\"\(name)\"") }, "no snippet of '\(name)'")
    }
    let bench = try Workbench([
      "App.swift": """
      import Portolan

      @main
      struct Guide: App {
        let name = "guide"
        func resources(in profile: Profile) -> [any AppPart] {
          Secret(existing: "mysql", keys: ["root-password"])
        }
        func services(in profile: Profile) -> [Service] {
      \(services.joined(separator: "\n"))
        }
      }
      """
    ])
    let outcome = try bench.portolan("lint", ".")
    #expect(
      outcome.exitCode == 0 && outcome.text.hasPrefix("no findings"), "\(outcome.text)\(outcome.errors)")
  }

  private static func pages() throws -> [URL] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = root.appending(path: "Sources/Portolan/Portolan.docc")
    let pages = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".md") }.sorted().map { folder.appending(path: $0) }
    return pages + [root.appending(path: "README.md")]
  }

  private static let app = """
    import Portolan

    @main
    struct Snippets: App {
      let name = "snippets"
      func services(in profile: Profile) -> [Service] {
        Service("web", image: "example.com/web:1") { Port(.http, 8080) }
      }
    }

    /// An app of which the snippet declares only a part.
    protocol PartialApp: App {}
    extension PartialApp {
      var name: String { "partial" }
      var pipeline: String { "" }
      func services(in profile: Profile) -> [Service] { [] }
    }
    """
}

/// A page as a Swift file with the same lines: each snippet in the context that it needs to compile.
private struct SnippetPage {
  private(set) var lines: [String] = []
  private let name: String
  private var count = 0
  /// The end of the context of the current snippet.
  private var end: String?

  var source: String { lines.joined(separator: "\n") + "\n" }

  init(_ text: String, named name: String) {
    self.name = name
    let page = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var isInside = false
    for (index, line) in page.enumerated() {
      if line.hasPrefix("```") {
        let opens = !isInside && line == "```swift"
        lines.append(opens ? opening(of: page[(index + 1)...]) : isInside ? close() : "")
        isInside = opens
      } else if !isInside {
        lines.append("")
      } else if line.hasPrefix("// in ") || line.isEmpty && startsAnew(page, at: index) {
        lines.append("\(close()); \(opening(of: page[(index + 1)...]))")
      } else {
        lines.append(line == "import Portolan" || line == "@main" ? "" : line)
      }
    }
    if !lines.isEmpty { lines[0] = "import Portolan" }
  }

  /// Whether the next line begins with a modifier.
  private func startsAnew(_ page: [String], at index: Int) -> Bool {
    index + 1 < page.count && page[index + 1].hasPrefix(".")
  }

  private mutating func close() -> String {
    defer { end = nil }
    return end ?? ""
  }

  private mutating func opening(of lines: ArraySlice<String>) -> String {
    count += 1
    let id = "\(name)\(count)"
    let first = lines.first { !$0.isEmpty && !$0.hasPrefix("import ") && $0 != "@main" } ?? ""
    let word = String(first.prefix { $0.isLetter || $0 == "." || $0 == "@" })
    end = "}"
    switch word {
    case "extension":
      end = ""
      return ""
    case "struct", "enum": return "enum Snippet\(id) {"
    case "func", "let", "var", "@ListBuilder": return "struct Snippet\(id): PartialApp {"
    case "Service":
      return "@ListBuilder<Service> private func snippet\(id)(profile: Profile) -> [Service] {"
    case _ where word.hasPrefix("."):
      return "private func snippet\(id)(_ service: Service, profile: Profile) -> Service { service"
    case _ where Self.appParts.contains(word):
      return "@ListBuilder<any AppPart> private func snippet\(id)(profile: Profile) -> [any AppPart] {"
    default:
      return
        "@ListBuilder<any ServicePart> private func snippet\(id)(profile: Profile) -> [any ServicePart] {"
    }
  }

  /// The parts of a whole system, read from the sources of the DSL.
  private static let appParts: Set<String> = {
    let sources = DocumentationBlock.root.appending(path: "Sources/Portolan")
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)?.allObjects ?? []
    let texts = files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
      .compactMap { try? String(contentsOf: $0, encoding: .utf8) }
    return Set(texts.flatMap { $0.matches(of: /public struct (\w+):.*\bAppPart\b/).map { String($0.1) } })
  }()
}
