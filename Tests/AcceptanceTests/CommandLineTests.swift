import Foundation
import TestSupport
import Testing

/// Errors in a call before a spec is evaluated, and in options that do not match the spec.
@Suite(.enabled(if: Tool.isBuilt, Tool.absence)) struct CommandLineTests {
  static let calls: [[String]] = [
    ["render"],
    ["render", "shop", "--output"],
    ["render", "shop", "--unknown"],
    ["render", "shop", "--check"],
    ["render", "shop", "--prune"],
    ["render", "shop", "--force"],
    ["render", "shop", "--output", "out", "--check", "--prune"],
    ["render", "shop", "--set-image", "cart"],
    ["render", "shop", "--set-image", "=example.com/cart:1"],
    ["render", "shop", "--format", "yaml"],
    ["render", "shop", "--format", "kustomize"],
    ["render", "shop", "--format", "kustomize", "--output", "out", "--profile", "spot"],
    ["render", "shop", "--format", "kustomize", "--output", "out", "--revision", "main"],
    ["render", "shop", "--repository", "https://git.example.com/shop.git"],
    ["render", "shop", "--format", "argocd"],
    [
      "render", "shop", "--format", "flux", "--repository", "https://git.example.com/a.git", "--source",
      "kubernetes",
    ],
    [
      "render", "shop", "market", "--format", "flux", "--repository", "https://git.example.com/a.git",
      "--path", "deploy/shop",
    ],
    ["render", "shop", "--format", "all", "--repository", "https://git.example.com/a.git"],
    [
      "render", "shop", "--format", "all", "--repository", "https://git.example.com/a.git", "--output", "out",
      "--profile", "spot",
    ],
    ["render", "shop", "--format", "all", "--output", "out"],
    ["render", "shop", "--format", "flux", "--repository", "shop.git"],
    [
      "render", "shop", "--format", "argocd", "--repository", "https://git.example.com/a.git", "--clusters",
      "clusters.yaml", "--destination", "https://eu-1.example.com",
    ],
    ["cache", "size"],
  ]

  @Test(arguments: calls) func `an invalid call is rejected as a usage error`(_ arguments: [String]) throws {
    let outcome = try Workbench().refusal(arguments)
    #expect(outcome.exitCode == 64)
    #expect(outcome.errors.hasPrefix("Error: ") && outcome.errors.contains("\nUsage: portolan "))
  }

  @Test(arguments: ["", "refs/tags/v 1", "v1..2", "-v", "main~1", "a.lock"])
  func `a name that Git does not accept for a revision is rejected`(_ revision: String) throws {
    let option = revision.hasPrefix("-") ? ["--revision=\(revision)"] : ["--revision", revision]
    let outcome = try Workbench().refusal(
      ["render", "shop", "--format", "flux", "--repository", "https://git.example.com/a.git"] + option)
    #expect(outcome.exitCode == 64)
    #expect(outcome.errors.contains("expected a branch such as main"), "\(outcome.errors)")
  }

  @Test(arguments: [
    ["render", "shop", "--format", "flux"], ["init", "shop", "--gitops", "argocd"],
  ])
  func `a password in the address of a repository is rejected and not printed`(_ arguments: [String]) throws {
    for address in ["https://user:hunter2@h/x.git", "https://hunter2@h/x.git", "user:hunter2@h:x.git"] {
      let outcome = try Workbench().refusal(arguments + ["--repository", address])
      #expect(outcome.exitCode == 64)
      #expect(outcome.errors.contains("--repository contains credentials"), "\(outcome.errors)")
      #expect(!outcome.errors.contains("hunter2"))
    }
  }

  @Test(arguments: [("renders", "did you mean 'render'?"), ("frobnicate", "see 'portolan --help'")])
  func `an unknown command is reported with the nearest command`(_ name: String, _ fix: String) throws {
    let outcome = try Workbench().refusal([name, "shop"])
    #expect(outcome.exitCode == 64)
    #expect(outcome.errors == "portolan: error: unknown command '\(name)' [command/unknown]\n  fix: \(fix)\n")
  }

  /// The names of the commands in the help of `portolan`.
  private static func commands() throws -> [String] {
    let help = try Workbench().portolan(["--help"]).text
    return help.matches(of: /\n  ([a-z]+) {2,}/).map { String($0.1) }
  }

  @Test func `the README or a guide describes every command`() throws {
    let pages = try DocumentationBlock.pages().map {
      try String(contentsOf: DocumentationBlock.root.appending(path: $0), encoding: .utf8)
    }
    for command in try Self.commands() {
      #expect(pages.contains { $0.contains("portolan \(command)") }, "\(command)")
    }
  }

  @Test(arguments: try [""] + commands())
  func `help fits 80 columns, and no example is wrapped`(_ command: String) throws {
    let arguments = [command, "--help"].filter { !$0.isEmpty }
    let outcome = try Workbench().portolan(arguments, environment: ["COLUMNS": "80"])
    #expect(outcome.exitCode == 0)
    // The parser of arguments does not wrap the line that starts with USAGE.
    let lines = outcome.text.split(separator: "\n", omittingEmptySubsequences: false)
    for line in lines where !line.hasPrefix("USAGE: ") { #expect(line.count <= 80, "\(line)") }
    var isBlock = false
    for line in lines {
      if isBlock, !line.isEmpty { #expect(line.hasPrefix("  "), "\(line)") }
      isBlock = isBlock ? !line.isEmpty : ["EXAMPLES", "EVENTS", "EXIT CODES"].contains(line)
    }
  }

  @Test func `the version is printed with the versions of the schemas`() throws {
    let outcome = try Workbench().portolan(["--version"])
    let lines = outcome.text.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.first?.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+/) != nil)
    #expect(lines.dropFirst().first?.hasPrefix("Kubernetes schemas: 1.31 to 1.") == true)
    #expect(lines.last?.hasPrefix("Istio schemas: 1.") == true)
  }

  @Test(.enabled(if: Tool.canCompile, Tool.compilerAbsence))
  func `an unknown profile is reported with the available ones`() throws {
    let bench = try Workbench()
    try bench.addSpec("Shop.swift")
    let outcome = try bench.refusal(["render", "Shop.swift", "--profile", "sport", "--output", "out"])
    #expect(outcome.exitCode == 64)
    #expect(
      outcome.errors == """
        Shop.swift:6:7: error: unknown profile 'sport' in 'shop': use 'base' or 'spot' [command/unknown-profile]
          fix: did you mean 'spot'?

        """)
  }

  @Test(.enabled(if: Tool.canCompile, Tool.compilerAbsence))
  func `a cluster for an unknown profile is rejected`() throws {
    let bench = try Workbench()
    try bench.addSpec("Shop.swift")
    let outcome = try bench.refusal([
      "render", "Shop.swift", "--format", "argocd", "--repository", "https://git.example.com/a.git",
      "--destination",
      "https://example.com?a=b", "--destination", "sport=https://example.com",
    ])
    #expect(outcome.exitCode == 64)
    #expect(outcome.errorLines.first?.contains("unknown profile 'sport' in 'shop'") == true)
  }

  @Test(
    .enabled(if: Tool.canCompile, Tool.compilerAbsence),
    arguments: [
      "carts": "did you mean 'cart'?", "cart/proxy": "use a service name from the spec, or SERVICE/CONTAINER",
    ])
  func `an image for an unknown service is rejected`(_ target: String, _ fix: String) throws {
    let bench = try Workbench()
    try bench.addSpec("Shop.swift")
    let outcome = try bench.refusal(["render", "Shop.swift", "--set-image", "\(target)=example.com/cart:2"])
    #expect(outcome.exitCode == 64)
    #expect(
      outcome.errors == """
        portolan: error: unknown service or container '\(target)' [command/unknown-service]
          fix: \(fix)

        """)
  }

  @Test(.enabled(if: Tool.canCompile, Tool.compilerAbsence))
  func `two specs of one app cannot share a folder`() throws {
    let bench = try Workbench()
    try bench.addSpec("Shop.swift")
    try bench.write(String(contentsOf: bench.url("Shop.swift"), encoding: .utf8), to: "Copy.swift")
    let outcome = try bench.refusal(["render", "Shop.swift", "Copy.swift", "--output", "out"])
    #expect(outcome.exitCode == 64)
    #expect(outcome.errors.contains("[command/same-app-twice]"))
  }

  @Test func `a missing spec is reported with its path`() throws {
    let outcome = try Workbench().refusal(["render", "shop/App.swift", "--output", "out"])
    #expect(outcome.exitCode == 66)
    #expect(outcome.errorLines.first == "portolan: error: spec 'shop/App.swift' not found [spec/not-found]")
  }

  @Test func `an unreadable spec is reported with the reason`() throws {
    let bench = try Workbench(["locked/App.swift": "import Portolan"])
    try FileManager.default.createSymbolicLink(
      atPath: bench.url("Loop.swift").path, withDestinationPath: "Loop.swift")
    var paths = ["Loop.swift"]
    // The superuser can read any file.
    if geteuid() != 0 {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0], ofItemAtPath: bench.url("locked/App.swift").path)
      paths.append("locked/App.swift")
    }
    for path in paths {
      let outcome = try bench.portolan("render", path)
      #expect(outcome.exitCode == 66)
      #expect(outcome.errors.hasPrefix("portolan: error: cannot read '\(path)': "), "\(outcome.errors)")
      #expect(outcome.errorLines.first?.hasSuffix("[spec/unreadable]") == true)
    }
  }

  @Test func `files and folders without a spec are reported`() throws {
    let bench = try Workbench(["notes.txt": "", "empty/notes.txt": ""])
    for (path, id) in ["notes.txt": "spec/not-swift", "empty": "spec/no-swift-files"] {
      let outcome = try bench.refusal(["render", path])
      #expect(outcome.exitCode == 66)
      #expect(outcome.errorLines.first?.hasSuffix("[\(id)]") == true, "\(outcome.errors)")
    }
  }

  @Test func `without a compiler, a spec cannot be evaluated`() throws {
    let bench = try Workbench()
    try bench.addSpec("Shop.swift")
    let outcome = try bench.refusal(
      ["render", "Shop.swift"],
      environment: [
        "PATH": bench.folder.path, "SWIFT_EXEC": "", "PORTOLAN_CACHE": bench.url(".tmp-cache").path,
      ])
    #expect(outcome.exitCode == 69)
    #expect(
      outcome.errors == """
        portolan: error: no Swift compiler: 'swiftc' is not on PATH [toolchain/missing]
          fix: install Swift from swift.org/install, in the version that built Portolan, or set SWIFT_EXEC to the path of its 'swiftc'

        """)
  }

  @Test func `without its library, the tool reports where it searched`() throws {
    let bench = try Workbench()
    try bench.addSpec("Shop.swift")
    let outcome = try bench.refusal(
      ["render", "Shop.swift"], environment: ["PORTOLAN_LIBRARY": bench.folder.path])
    #expect(outcome.exitCode == 69)
    #expect(
      outcome.errorLines.first?.hasSuffix("are not in '\(bench.folder.path)' [toolchain/no-library]") == true)
  }
}
