import Foundation
import TestSupport
import Testing

/// Commands that accept a spec also accept the output of `portolan build`.
@Suite(.enabled(if: Tool.canCompile, Tool.compilerAbsence)) struct CompiledSpecTests {
  /// An environment without a Swift toolchain and without the library.
  private let bare = ["PATH": "/usr/bin:/bin", "SWIFT_EXEC": "/none", "PORTOLAN_LIBRARY": "/none"]

  private func bench(_ source: String? = nil) throws -> Workbench {
    let bench = try Workbench()
    #expect(try bench.portolan("init", "shop").exitCode == 0)
    if let source { try bench.write(source, to: "shop/App.swift") }
    return bench
  }

  private func commands(on spec: String) -> [[String]] {
    [
      ["render", spec, "--profile", "production"],
      ["lint", spec, "--preset", "production", "--format", "json"],
      ["lint", spec, "--preset", "production"],
      ["simulate", spec, "--profile", "production", "--drain-all"],
    ]
  }

  @Test func `commands produce the same bytes and messages without a toolchain`() throws {
    let bench = try bench()
    #expect(try bench.portolan("build", "shop", "-o", "shop.portolan").exitCode == 0)
    var bare = bare
    bare["PORTOLAN_CACHE"] = bench.url("empty").path
    for (source, compiled) in zip(commands(on: "shop"), commands(on: "shop.portolan")) {
      let expected = try bench.portolan(source)
      let outcome = try bench.portolan(compiled, environment: bare)
      #expect(outcome.output == expected.output, "\(source)")
      #expect(outcome.errors == expected.errors, "\(source)")
      #expect(outcome.exitCode == expected.exitCode, "\(source)")
    }
    #expect(try bench.portolan("render", "shop", environment: bare).exitCode == 69)
  }

  @Test(arguments: [
    ["render", "deploy"], ["lint", "deploy"], ["graph", "deploy"], ["simulate", "deploy"],
    ["images", "deploy"],
    ["diff", "deploy", "--live", "dump.yaml"],
  ])
  func `a folder with only a compiled spec is an error that names the file`(_ arguments: [String]) throws {
    let bench = try bench()
    #expect(try bench.portolan("build", "shop", "-o", "deploy/shop.portolan").exitCode == 0)
    try bench.write("", to: "dump.yaml")
    let outcome = try bench.refusal(arguments)
    #expect(outcome.exitCode == 66)
    #expect(outcome.errors.contains("fix: use the compiled spec 'deploy/shop.portolan'"), "\(outcome.errors)")
  }

  @Test func `a compiled spec at a revision has positions with the revision, like its source`() throws {
    let bench = try bench()
    let source = try String(contentsOf: bench.url("shop/App.swift"), encoding: .utf8)
    #expect(try bench.portolan("build", "shop", "-o", "shop.portolan").exitCode == 0)
    let git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.com"]
    for arguments in [["init", "-q"], ["add", "shop", "shop.portolan"], ["commit", "-qm", "a"]] {
      let run = Program(
        path: "/usr/bin/env", arguments: git + arguments, folder: bench.folder,
        environment: bench.environment())
      #expect(try run.run().exitCode == 0)
    }
    try bench.write(
      source.replacing("      Calls(\"api\", as: \"API_ADDR\")\n", with: ""), to: "shop/App.swift")
    #expect(try bench.portolan("build", "shop", "-o", "shop.portolan").exitCode == 0)
    for options in [["graph", "--format", "json"], ["diff", "--format", "json"]] {
      let arguments = options + ["--base", "HEAD", "--profile", "production"]
      let expected = try bench.portolan(arguments + ["shop"]).text
      #expect(expected.contains("HEAD:shop/App.swift"))
      let compiled = try bench.portolan(arguments + ["shop.portolan"]).text
      #expect(compiled.replacing("shop.portolan", with: "shop") == expected)
    }
  }

  @Test func `two builds produce the same bytes, also from a compiled spec`() throws {
    let bench = try bench()
    for (spec, output) in [("shop", "a.portolan"), ("shop", "b.portolan"), ("a.portolan", "c.portolan")] {
      #expect(try bench.portolan("build", spec, "-o", output, "--no-cache").exitCode == 0)
    }
    let first = try Data(contentsOf: bench.url("a.portolan"))
    #expect(try Data(contentsOf: bench.url("b.portolan")) == first)
    #expect(try Data(contentsOf: bench.url("c.portolan")) == first)
  }

  @Test func `a spec with errors is not built`() throws {
    let bench = try bench(
      """
      import Portolan

      @main
      struct Shop: App {
        let name = "shop"

        func services(in profile: Profile) -> [Service] { [Service("Cart", image: "example.com/cart:1")] }
      }
      """)
    let outcome = try bench.refusal(["build", "shop", "-o", "shop.portolan"])
    #expect(outcome.exitCode == 65)
    #expect(outcome.errors.contains("shop/App.swift:7:"))
  }

  @Test func `only compiled specs are overwritten`() throws {
    let bench = try bench()
    try bench.write("mine\n", to: "shop.portolan")
    let outcome = try bench.refusal(["build", "shop", "-o", "shop.portolan"])
    #expect(outcome.exitCode == 73)
    #expect(try bench.portolan("build", "shop", "-o", "shop.portolan", "--force").exitCode == 0)
    #expect(try bench.portolan("build", "shop", "-o", "shop.portolan").exitCode == 0)
    #expect(try bench.refusal(["build", "shop", "-o", "shop.bin"]).exitCode == 64)
  }

  @Test func `a file that is not a compiled spec is reported with a fix`() throws {
    let bench = try Workbench(["shop.portolan": "kind: Service\n"])
    for command in [["lint", "shop.portolan"], ["render", "shop.portolan"]] {
      let outcome = try bench.refusal(command)
      #expect(outcome.exitCode == 65)
      #expect(outcome.errors.contains("'shop.portolan' is not a compiled spec"))
    }
  }
}
