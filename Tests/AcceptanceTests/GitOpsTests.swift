import Foundation
import TestSupport
import Testing

/// A repository of manifests as users maintain it: rendered, committed, changed, pruned, and checked.
@Suite(
  .enabled(if: Tool.canCompile, Tool.compilerAbsence), .enabled(if: Repository.hasGit, "needs git on PATH"))
struct GitOpsTests {
  @Test func `a second render changes nothing`() throws {
    let repository = try Repository()
    try repository.render()
    try repository.commit()
    let longAgo = Date(timeIntervalSince1970: 1_000_000_000)
    try repository.setModificationDates(longAgo)

    try repository.render()
    #expect(try repository.status() == [])
    #expect(try repository.modificationDates() == [longAgo])
  }

  @Test func `an edited line changes exactly the files that depend on the line`() throws {
    let repository = try Repository()
    try repository.render()
    try repository.commit()

    try repository.edit("example.com/cart:1.0", to: "example.com/cart:1.1")
    try repository.render()
    #expect(try repository.status() == [" M Shop.swift", " M manifests/cart.yaml"])
    try repository.commit()

    // The port of a callee is also part of its caller's address and policies.
    try repository.edit("Port(.grpc, 7070)", to: "Port(.grpc, 7071)")
    try repository.render()
    #expect(
      try repository.status() == [" M Shop.swift", " M manifests/cart.yaml", " M manifests/frontend.yaml"])
    try repository.commit()

    // A checksum replaces the pods that use the settings.
    try repository.edit("\"LEVEL\": \"INFO\"", to: "\"LEVEL\": \"DEBUG\"")
    try repository.render()
    #expect(
      try repository.status() == [" M Shop.swift", " M manifests/frontend.yaml", " M manifests/shared.yaml"])
  }

  @Test func `the file of a removed service is reported as stale, and removed when pruning`() throws {
    let repository = try Repository()
    try repository.bench.write("kind: Kustomization\n", to: "manifests/kustomization.yaml")
    try repository.render()
    try repository.commit()

    try repository.edit("Service(\"email\", image: \"example.com/email:1.0\") { Port(.grpc, 5000) }", to: "")
    let outcome = try repository.render()
    #expect(
      outcome.errors == """
        portolan: warning: a file is no longer rendered [output/stale-files]
          note: manifests/email.yaml
          fix: remove the file with --prune

        """)
    #expect(try repository.status() == [" M Shop.swift"])

    try repository.render("--prune")
    #expect(try repository.status() == [" M Shop.swift", " D manifests/email.yaml"])
  }

  @Test func `a check fails before a render and passes after it`() throws {
    let repository = try Repository()
    try repository.render()
    try repository.commit()
    try repository.edit("example.com/cart:1.0", to: "example.com/cart:1.1")
    try repository.edit(
      "Service(\"email\", image: \"example.com/email:1.0\")", to: "Service(\"mail\", image: \"mail:1\")")

    let before = try repository.bench.portolan("render", "Shop.swift", "--output", "manifests", "--check")
    #expect(before.exitCode == 1)
    #expect(
      before.text == """
        differs manifests/cart.yaml
        missing manifests/mail.yaml
        stale   manifests/email.yaml

        """)
    #expect(try repository.status() == [" M Shop.swift"])

    try repository.render("--prune")
    let after = try repository.bench.portolan("render", "Shop.swift", "--output", "manifests", "--check")
    #expect(after.exitCode == 0 && after.text == "" && after.errors == "")
  }

  @Test func `a render onto a full disk changes nothing`() throws {
    let repository = try Repository()
    try repository.render()
    try repository.commit()
    try repository.edit("example.com/cart:1.0", to: "example.com/cart:1.1")
    // The spec's result is cached, so only the rendered files exceed the limit of one block.
    #expect(try repository.bench.portolan("render", "Shop.swift").exitCode == 0)

    let outcome = try Program(
      path: "/bin/sh",
      arguments: [
        "-c", "trap '' XFSZ; ulimit -f 1; exec \"$0\" render Shop.swift --output manifests", Tool.path,
      ],
      folder: repository.bench.folder, environment: repository.bench.environment()
    ).run()
    #expect(outcome.exitCode == 73)
    #expect(outcome.errors.hasSuffix("; no file was changed [output/unwritable]\n"))
    #expect(try repository.status() == [" M Shop.swift"])
  }

  @Test func `an error in the second spec prevents the first spec from being written`() throws {
    let repository = try Repository()
    try repository.bench.addSpec("Names.swift")
    try repository.commit()
    let outcome = try repository.bench.refusal(
      ["render", "Shop.swift", "Names.swift", "--output", "manifests"])
    #expect(outcome.exitCode == 65)
    #expect(try repository.status() == [])
  }
}

/// A git work tree with the spec of a shop and its manifests.
struct Repository {
  static let hasGit: Bool = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/git") }
  }()

  let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.addSpec("Shop.swift")
    try bench.write(".tmp\n", to: ".gitignore")
    try git("init", "--quiet")
    try commit()
  }

  @discardableResult
  private func git(_ arguments: String...) throws -> String {
    let settings = [
      "-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false",
    ]
    let outcome = try Program(
      path: "git", arguments: settings + arguments, folder: bench.folder,
      environment: bench.environment(["GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"])
    ).run()
    try #require(outcome.exitCode == 0, "git \(arguments): \(outcome.errors)")
    return outcome.text
  }

  func commit() throws {
    try git("add", "--all")
    try git("commit", "--quiet", "--allow-empty", "--message", "the state before")
  }

  /// The differences from the last commit, in git's short format.
  func status() throws -> [String] {
    try git("status", "--porcelain").split(separator: "\n").map(String.init)
  }

  @discardableResult
  func render(_ options: String...) throws -> Program.Outcome {
    let outcome = try bench.portolan(["render", "Shop.swift", "--output", "manifests"] + options)
    try #require(outcome.exitCode == 0, "\(outcome.errors)")
    return outcome
  }

  func edit(_ old: String, to new: String) throws {
    let text = try String(contentsOf: bench.url("Shop.swift"), encoding: .utf8)
    try #require(text.contains(old))
    try bench.write(text.replacing(old, with: new), to: "Shop.swift")
  }

  private func files() throws -> [String] {
    let folder = bench.url("manifests").path
    return try FileManager.default.contentsOfDirectory(atPath: folder).map { "\(folder)/\($0)" }
  }

  func setModificationDates(_ date: Date) throws {
    for file in try files() {
      try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file)
    }
  }

  func modificationDates() throws -> Set<Date?> {
    Set(try files().map { try FileManager.default.attributesOfItem(atPath: $0)[.modificationDate] as? Date })
  }
}
