import Foundation
import ManifestTree
import TestSupport
import Testing

/// The files that `portolan init` and `portolan editor` write.
@Suite(.enabled(if: Tool.isBuilt, Tool.absence)) struct InitTests {
  @Test(.enabled(if: Tool.canCompile, Tool.compilerAbsence))
  func `a new spec has no findings and renders without changes`() throws {
    let bench = try Workbench()
    #expect(try bench.portolan("init", "shop", "--ci", "gitlab").exitCode == 0)
    for path in ["App.swift", ".portolan.yaml", ".gitignore", "Package.swift", ".gitlab-ci.yml"] {
      #expect(FileManager.default.fileExists(atPath: bench.url("shop/\(path)").path), "\(path)")
    }
    let lint = try bench.portolan("lint", "shop", "--preset", "production", "--fail-on", "info")
    #expect(lint.exitCode == 0, "\(lint.text)")
    let production = try bench.portolan("render", "shop", "--profile", "production").text
    #expect(production.contains("kind: Gateway") && production.contains("- shop.example.com\n"))
    // Both profiles run in one cluster.
    #expect(
      try bench.portolan(
        "render", "shop", "--format", "all", "--repository", "https://git.example.com/a.git", "--output",
        "charts"
      ).exitCode == 0)
    let both = try bench.portolan("lint", "charts/shop/manifests")
    #expect(both.exitCode == 0 && !both.text.contains("gateways-conflict"), "\(both.text)")
  }

  @Test(.enabled(if: Tool.canCompile, Tool.compilerAbsence))
  func `the objects of a GitOps controller are rendered as the CI workflow checks them`() throws {
    let bench = try Workbench()
    let outcome = try bench.portolan(
      "init", "shop", "--ci", "github", "--gitops", "argocd", "--repository",
      "https://git.example.com/shop.git")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let application = bench.url("shop/charts/shop/argocd/application-production.yaml")
    #expect(FileManager.default.fileExists(atPath: application.path))
    let workflow = try String(contentsOf: bench.url("shop/.github/workflows/portolan.yml"), encoding: .utf8)
    let check = try #require(workflow.firstMatch(of: /portolan (render .*--check)/)).1.split(separator: " ")
    let program = Program(
      path: Tool.path, arguments: check.map(String.init), folder: bench.url("shop"),
      environment: bench.environment())
    #expect(try program.run().exitCode == 0)
  }

  @Test(.enabled(if: Tool.canCompile, Tool.compilerAbsence))
  func `in a folder of a repository, the workflow is at the root and names the folder`() throws {
    let bench = try Workbench([".git/HEAD": "ref: refs/heads/main\n"])
    let outcome = try bench.portolan(
      "init", "teams/shop", "--ci", "github", "--gitops", "argocd", "--repository",
      "https://git.example.com/shop.git")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let workflow = try String(contentsOf: bench.url(".github/workflows/portolan.yml"), encoding: .utf8)
    #expect(workflow.contains("portolan lint teams/shop --format sarif"))
    #expect(workflow.contains("portolan diff teams/shop --base"))
    let check = try #require(workflow.firstMatch(of: /portolan (render .*--check)/)).1
    let arguments = check.split(separator: " ").map { $0.replacing("'", with: "") }.map(String.init)
    #expect(try bench.portolan(arguments).exitCode == 0, "\(check)")
    let application = try String(
      contentsOf: bench.url("teams/shop/charts/shop/argocd/application-production.yaml"), encoding: .utf8)
    #expect(application.contains("path: teams/shop/charts/shop/helm"))
  }

  @Test func `a name of the maximum length gives a spec without errors`() throws {
    let bench = try Workbench()
    let name = String(repeating: "a", count: 52)
    #expect(try bench.portolan("init", name).exitCode == 0)
    guard Tool.canCompile else { return }
    #expect(try bench.portolan("render", name, "--profile", "production").exitCode == 0)
  }

  @Test func `existing files are named and nothing is written`() throws {
    let bench = try Workbench(["shop/App.swift": "// mine\n", "shop/.gitignore": "x\n"])
    let outcome = try bench.refusal(["init", "shop"])
    #expect(outcome.exitCode == 73)
    #expect(outcome.errors.contains("'shop/App.swift' and another file already exist"))
  }

  @Test func `the folder can be inside another folder, and its name becomes the system's name`() throws {
    let bench = try Workbench()
    #expect(try bench.portolan("init", "teams/shop").exitCode == 0)
    let spec = try String(contentsOf: bench.url("teams/shop/App.swift"), encoding: .utf8)
    #expect(spec.contains("let name = \"shop\""))
  }

  @Test(arguments: ["Shop", "-shop", "a/B", "", "my shop", String(repeating: "a", count: 53)])
  func `a name that is not a label is rejected`(_ name: String) throws {
    #expect(try Workbench().refusal(["init", "--", name]).exitCode == 64)
  }

  @Test func `names with digits and dashes become a Swift type`() throws {
    let bench = try Workbench()
    #expect(try bench.portolan("init", "2nd-shop").exitCode == 0)
    let spec = try String(contentsOf: bench.url("2nd-shop/App.swift"), encoding: .utf8)
    #expect(spec.contains("struct System2ndShopApp: App"))
  }

  @Test func `an existing spec gets the files that editors need, and the user's settings stay`() throws {
    let bench = try Workbench(["shop/App.swift": "import Portolan\n", "other/App.swift": "import Portolan\n"])
    #expect(try bench.portolan("editor", "shop").exitCode == 0)
    #expect(try bench.portolan("editor", "shop").exitCode == 0)
    try bench.write(#"{"logging": {"level": "debug"}}"#, to: "other/.sourcekit-lsp/config.json")
    #expect(try bench.refusal(["editor", "other"]).exitCode == 73)
    #expect(try bench.refusal(["editor", "nowhere"]).exitCode == 66)
  }

  @Test func `settings are not written through a linked folder`() throws {
    let bench = try Workbench(["shop/App.swift": "import Portolan\n", "elsewhere/x": ""])
    try FileManager.default.createSymbolicLink(
      atPath: bench.url("shop/.sourcekit-lsp").path, withDestinationPath: bench.url("elsewhere").path)
    #expect(try bench.refusal(["editor", "shop"]).exitCode == 73)
    #expect(try FileManager.default.contentsOfDirectory(atPath: bench.url("elsewhere").path) == ["x"])
  }

  @Test(
    .enabled(if: Tool.canCompile, Tool.compilerAbsence),
    .enabled(if: LanguageServer.isInstalled, LanguageServer.absence))
  func `an editor completes parameters, shows the documentation, and reports a wrong name`() throws {
    let bench = try Workbench()
    #expect(try bench.portolan("init", "shop").exitCode == 0)
    let spec = try String(contentsOf: bench.url("shop/App.swift"), encoding: .utf8)
    let lines = spec.split(separator: "\n", omittingEmptySubsequences: false)
    func place(_ text: String, after: Int = 0) throws -> [Int] {
      let line = try #require(lines.firstIndex { $0.contains(text) })
      let start = try #require(lines[line].firstRange(of: text)).lowerBound
      return [line, lines[line].distance(from: lines[line].startIndex, to: start) + after]
    }
    let answer = try LanguageServer.ask(
      bench.url("shop"), replacing: "Probe(.liveness", with: "Probe(.livenes",
      at: try place("Service(\"frontend\"", after: 8) + place("Port(.http", after: 1),
      environment: bench.environment())
    #expect(answer["errors"]?.json.contains("livenes") == true, "\(answer.json)")
    #expect(answer["completions"]?.json.contains("image: String") == true)
    #expect(answer["documentation"]?.json.contains("container port") == true, "\(answer.json)")
  }
}

/// SourceKit-LSP, which comes with the Swift toolchain.
enum LanguageServer {
  static let absence: Comment = "needs python3 and sourcekit-lsp on the path"

  static let isInstalled: Bool = {
    let probe = Program(
      path: "/bin/sh", arguments: ["-c", "command -v sourcekit-lsp && command -v python3"],
      folder: FileManager.default.temporaryDirectory, environment: ProcessInfo.processInfo.environment)
    return (try? probe.run())?.exitCode == 0
  }()

  /// The responses of the server for a spec: the errors with a wrong word instead of a word, completions at a place, and
  /// the documentation at another place.
  static func ask(
    _ folder: URL, replacing word: String, with wrong: String, at places: [Int],
    environment: [String: String]
  ) throws -> Node {
    let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Tools/ask-language-server")
    let outcome = try Program(
      path: "python3", arguments: [script.path, folder.path, word, wrong] + places.map(String.init),
      folder: folder, environment: environment
    ).run()
    return try #require(JSONReader.read(outcome.output, from: "answer").documents.first?.node)
  }
}
