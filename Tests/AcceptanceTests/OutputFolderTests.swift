import Foundation
import TestSupport
import Testing

/// The output folders, and errors in writing to them.
@Suite(.enabled(if: Tool.canCompile, Tool.compilerAbsence)) struct OutputFolderTests {
  private func bench() throws -> Workbench {
    let bench = try Workbench()
    try bench.addSpec("Shop.swift")
    return bench
  }

  @Test func `a render creates the folder with one file for each service and each group of shared objects`()
    throws
  {
    let bench = try bench()
    let outcome = try bench.portolan("render", "Shop.swift", "--output", "a/b")
    #expect(outcome.exitCode == 0 && outcome.text == "" && outcome.errors == "")
    #expect(
      try bench.contents(of: "a/b").keys.sorted() == [
        "cart.yaml", "email.yaml", "frontend.yaml", "istio.yaml", "shared.yaml",
      ])
  }

  @Test func `several specs get one folder each`() throws {
    let bench = try bench()
    let other = try String(contentsOf: bench.url("Shop.swift"), encoding: .utf8)
      .replacing("name = \"shop\"", with: "name = \"market\"")
    try bench.write(other, to: "Market.swift")
    #expect(try bench.portolan("render", "Shop.swift", "Market.swift", "--output", "out").exitCode == 0)
    #expect(
      try bench.contents(of: "out").keys.filter { $0.hasSuffix("cart.yaml") }.sorted() == [
        "market/cart.yaml", "shop/cart.yaml",
      ])
  }

  @Test func `an output folder that is not writable is reported, and no file is changed`() throws {
    let bench = try bench()
    try FileManager.default.createDirectory(at: bench.url("locked"), withIntermediateDirectories: true)
    var paths = [String(repeating: "long", count: 100)]
    // The superuser can write any folder.
    if geteuid() != 0 {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o555], ofItemAtPath: bench.url("locked").path)
      paths.append("locked")
    }
    for path in paths {
      let outcome = try bench.refusal(["render", "Shop.swift", "--output", path])
      #expect(outcome.exitCode == 73)
      #expect(
        outcome.errors.contains("cannot write '")
          && outcome.errors.hasSuffix("; no file was changed [output/unwritable]\n"), "\(outcome.errors)")
    }
  }

  @Test func `an output folder that is a file is reported`() throws {
    let bench = try bench()
    try bench.write("notes", to: "out")
    let outcome = try bench.refusal(["render", "Shop.swift", "--output", "out"])
    #expect(outcome.exitCode == 73)
    #expect(
      outcome.errorLines.first
        == "portolan: error: 'out' is not a folder: cannot write files into it [output/not-a-folder]")
  }

  @Test func `a folder with the name of an output file is reported`() throws {
    let bench = try bench()
    try bench.write("notes", to: "out/cart.yaml/notes.txt")
    let outcome = try bench.refusal(["render", "Shop.swift", "--output", "out", "--force"])
    #expect(outcome.exitCode == 73)
    #expect(
      outcome.errors.contains(
        "'out/cart.yaml' is a folder: cannot write a file with this path [output/not-a-file]")
    )
  }

  @Test func `an unrelated file with the same name is kept unless it is forced`() throws {
    let bench = try bench()
    try bench.write("kind: Deployment\n", to: "out/cart.yaml")
    let outcome = try bench.refusal(["render", "Shop.swift", "--output", "out"])
    #expect(outcome.exitCode == 73)
    #expect(
      outcome.errorLines.first
        == "portolan: error: 'out/cart.yaml' was not written by portolan for 'shop', so no file was changed "
        + "[output/foreign-file]")
    let check = try bench.portolan("render", "Shop.swift", "--output", "out", "--check")
    #expect(check.exitCode == 1 && check.text.hasPrefix("foreign out/cart.yaml\n"))

    #expect(try bench.portolan("render", "Shop.swift", "--output", "out", "--force").exitCode == 0)
    #expect(try bench.portolan("render", "Shop.swift", "--output", "out", "--check").exitCode == 0)
  }

  @Test func `the files of another app are kept and not pruned`() throws {
    let bench = try bench()
    let other = try String(contentsOf: bench.url("Shop.swift"), encoding: .utf8)
      .replacing("name = \"shop\"", with: "name = \"market\"").replacing("\"email\"", with: "\"mail\"")
    try bench.write(other, to: "Market.swift")
    #expect(try bench.portolan("render", "Market.swift", "--output", "out").exitCode == 0)
    #expect(try bench.refusal(["render", "Shop.swift", "--output", "out", "--prune"]).exitCode == 73)
    #expect(try bench.portolan("render", "Shop.swift", "--output", "out", "--prune", "--force").exitCode == 0)
    #expect(try bench.contents(of: "out").keys.contains("mail.yaml"))
  }

  @Test func `all formats are written to the app's folder, with a folder for each format and profile`() throws
  {
    let bench = try bench()
    let outcome = try bench.portolan([
      "render", "Shop.swift", "--format", "all", "--repository", "https://git.example.com/a.git", "--output",
      "charts",
    ])
    #expect(outcome.exitCode == 0 && outcome.text == "" && outcome.errors == "")
    for profile in ["base", "spot"] {
      #expect(
        try bench.portolan(
          "render", "Shop.swift", "--profile", profile, "--output", "charts/shop/manifests/\(profile)",
          "--check"
        ).exitCode == 0)
    }
    let check = [
      "render", "Shop.swift", "--format", "all", "--repository", "https://git.example.com/a.git", "--output",
      "charts", "--check",
    ]
    #expect(try bench.portolan(check).exitCode == 0)
  }

  @Test func `stale files are found and pruned with the folders that become empty`() throws {
    let bench = try bench()
    let call = [
      "render", "Shop.swift", "--format", "all", "--repository", "https://git.example.com/a.git", "--output",
      "charts",
    ]
    #expect(try bench.portolan(call).exitCode == 0)
    let spec = try String(contentsOf: bench.url("Shop.swift"), encoding: .utf8)
    try bench.write(spec.replacing("[.base, .spot]", with: "[.base]"), to: "Shop.swift")
    try bench.write("mine", to: "charts/shop/manifests/notes/NOTES.md")
    try bench.write(
      "# Rendered by portolan from the spec of market; change the spec, not this file.\n",
      to: "charts/shop/manifests/notes/other.yaml")

    let check = try bench.portolan(call + ["--check"])
    #expect(check.exitCode == 1)
    let lines = check.text.split(separator: "\n")
    #expect(lines.contains("stale   charts/shop/manifests/spot/cart.yaml"))
    #expect(lines.contains("stale   charts/shop/kustomize/overlays/spot/kustomization.yaml"))
    #expect(lines.contains("stale   charts/shop/argocd/application-spot.yaml"))
    // The chart's own files list the profiles and their differences; the objects that deploy an app's only profile are
    // not named after the profile.
    let others = lines.filter { line in
      !["helm", "argocd", "flux"].contains { line.hasPrefix("differs charts/shop/\($0)/") }
    }
    #expect(
      others.allSatisfy {
        $0.hasPrefix("stale   charts/shop/") && ($0.contains("/application") || $0.contains("spot"))
      }, "\(check.text)")

    #expect(try bench.portolan(call + ["--prune"]).exitCode == 0)
    let left = try bench.contents(of: "charts/shop").keys
    #expect(!left.contains("manifests/spot"))
    #expect(left.contains("manifests/notes/NOTES.md") && left.contains("manifests/notes/other.yaml"))
    #expect(try bench.portolan(call + ["--check"]).exitCode == 0)
  }

  @Test func `an error in any profile prevents a format with all profiles from being written`() throws {
    let bench = try bench()
    let spec = try String(contentsOf: bench.url("Shop.swift"), encoding: .utf8)
    try bench.write(
      spec.replacing(".replicas(2)", with: ".replicas(profile == .spot ? -1 : 2)"), to: "Shop.swift")
    #expect(try bench.portolan("render", "Shop.swift").exitCode == 0)
    for format in ["kustomize", "argocd", "flux", "all"] {
      let source = format == "kustomize" ? [] : ["--repository", "https://git.example.com/a.git"]
      let outcome = try bench.refusal(
        ["render", "Shop.swift", "--format", format, "--output", "out"] + source)
      #expect(outcome.exitCode == 65)
      #expect(outcome.errorLines.count { $0.contains("error: ") } == 1, "\(outcome.errors)")
    }
  }

  @Test func `rendering one format does not change the files of others`() throws {
    let bench = try bench()
    #expect(
      try bench.portolan(
        "render", "Shop.swift", "--format", "all", "--repository", "https://git.example.com/a.git",
        "--output", "charts"
      ).exitCode == 0)
    let before = try bench.contents(of: "charts/shop/manifests")
    #expect(try bench.portolan("render", "Shop.swift", "--output", "charts/shop", "--prune").exitCode == 0)
    #expect(try bench.contents(of: "charts/shop/manifests") == before)
  }

  @Test func `a write error on standard output is reported`() throws {
    let bench = try bench()
    #expect(try bench.portolan("render", "Shop.swift").exitCode == 0)
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let outcome = try Program(
      path: "/bin/sh", arguments: ["-c", "exec \"$0\" render Shop.swift >/dev/full", Tool.path],
      folder: bench.folder,
      environment: bench.environment()
    ).run()
    #expect(outcome.exitCode == 74)
    #expect(outcome.errors.contains("[output/unwritable]"))
  }
}
