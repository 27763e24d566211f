import Foundation
import ManifestTree
import Portolan
import TestSupport
import Testing

/// The shell blocks of the guides and READMEs, run with stubs of kubectl and helm in a folder with the files that they name.
@Suite(.enabled(if: Tool.canCompile, Tool.compilerAbsence)) struct DocumentationCommandTests {
  /// First words of lines that are not run, with the reason.
  private static let notRun = [
    "swift": "builds the package; the tests are run by such a build",
    "sha256sum": "needs the files of a release, whose sums the tests in Tests/Release check",
    "tar": "needs the files of a release, which the tests in Tests/Release install",
    "source": "needs an installation, whose completions the tests in Tests/Release check",
    "fpath=(PREFIX/share/zsh/site-functions": "needs an installation, as 'source' does",
    "buildah": "builds the images, which Tests/Release/test_image.py does if buildah is installed",
    "podman": "needs the images and a registry",
    "siege": "is a load test that is run in the cluster",
    "http": "is a request that is sent in the cluster",
  ]

  /// The first lines of blocks that are not commands, with the reason.
  private static let outputs = [
    "~ image example.com/cart  1.0.0 → 1.1.0": "a report, whose form ChangeReportTests check",
    "spec.template.spec.containers[name=server].ports[containerPort=8080,protocol=TCP]":
      "paths, whose form ClusterDiffTests check",
    "shop/App.swift:12:12: error: unknown service 'catalog' [spec/unknown-callee]":
      "the message that the README also shows, which is compared below",
    "shop/App.swift:10:12: error: unknown service 'catalog' [spec/unknown-callee]": "compared below",
    "portolan \(Payload.version)": "the report of a machine, whose form DoctorTests check",
    ".portolan.yaml": "a list of files, which SharedSourcesTests use",
  ]

  /// A line that is run elsewhere, because it renders all examples in all formats.
  private static let chartRendering = "portolan render examples/online-boutique examples/sock-shop"

  @Test(arguments: try DocumentationBlock.pages())
  func `every shell block runs`(page: String) throws {
    for block in try DocumentationBlock.all(in: page) where ["", "sh"].contains(block.language) {
      if page.hasSuffix("/Tutorial.md") { continue }  // TutorialTests run it.
      let lines = Self.commands(block)
      guard let first = lines.first, Self.outputs[first] == nil else { continue }
      let bench = try Self.bench(for: page)
      // An import with `--check` compares the spec that an earlier import wrote.
      if lines.contains(where: { $0.hasPrefix("portolan import") && $0.hasSuffix("--check") }) {
        #expect(try bench.portolan("import", "manifests", "--output", "shop").exitCode == 0)
      }
      for line in lines {
        let word = String(line.prefix { $0 != " " })
        if Self.notRun[word] != nil { continue }
        if line.hasPrefix(Self.chartRendering) { continue }  // GoldenTests render the charts.
        let outcome = try Self.run(line, in: bench)
        let isRight = outcome.exitCode == 0 || line.contains("portolan ") && outcome.exitCode == 1
        #expect(
          isRight && !outcome.errors.contains("error:"),
          "\(page):\(block.line): \(line): \(outcome.exitCode) \(outcome.errors)")
      }
    }
  }

  @Test func `every exception is used`() throws {
    let blocks = try DocumentationBlock.pages().flatMap(DocumentationBlock.all)
      .filter { ["", "sh"].contains($0.language) }.map(Self.commands)
    let words = Set(blocks.joined().map { String($0.prefix { $0 != " " }) })
    #expect(Set(Self.notRun.keys).subtracting(words) == [])
    #expect(Set(Self.outputs.keys).subtracting(blocks.compactMap(\.first)) == [])
    #expect(blocks.joined().contains { $0.hasPrefix(Self.chartRendering) })
  }

  @Test func `the README shows the output of its spec`() throws {
    let blocks = try DocumentationBlock.all(in: "README.md")
    let spec = try #require(blocks.first { $0.language == "swift" })
    let bench = try Workbench(["shop/App.swift": spec.text])
    let rendered = try bench.portolan("render", "shop").text
    let excerpt = try #require(blocks.first { $0.language == "yaml" })
    // The excerpt omits lines between those that it shows.
    var rest = rendered.split(separator: "\n")[...]
    for line in excerpt.lines {
      let place = rest.firstIndex { $0.drop { " -".contains($0) } == line.drop { " -".contains($0) } }
      #expect(place != nil, "\(line) is not in the output after the lines before it")
      if let place { rest = rest[(place + 1)...] }
    }
    try bench.write(
      spec.text.replacing("Calls(\"catalogue\"", with: "Calls(\"catalog\""), to: "shop/App.swift")
    let message = try #require(blocks.first { $0.lines.first?.contains(": error: ") == true })
    #expect(try bench.refusal(["lint", "shop"]).errors.contains(message.text))
  }

  /// The lines of a block, with continued lines joined.
  private static func commands(_ block: DocumentationBlock) -> [String] {
    block.text.replacing("\\\n", with: "").split(separator: "\n").map(String.init)
  }

  private static let spec = """
    import Portolan

    @main
    struct Shop: App {
      let name = "shop"
      let profiles: [Profile] = ["base", "spot", "production"]
      func services(in profile: Profile) -> [Service] {
        Service("frontend", image: "example.com/shop/frontend:1.2.0") {
          Port(.http, 8080)
          Calls("checkout")
        }
        Service("checkout", image: "example.com/shop/checkout:1.0.0") { Port(.http, 8080) }
      }
    }

    """

  /// A repository with the files that the guides name.
  private static func bench(for page: String) throws -> Workbench {
    let bench = try Workbench(["App.swift": spec, "production.yaml": "frontend: {replicaCount: 3}\n"])
    // The commands of these two pages create the folder `shop` themselves.
    if !["README.md", "ImportingManifests.md"].contains(where: page.hasSuffix) || page.hasPrefix("examples") {
      try bench.write(spec, to: "shop/App.swift")
    }
    let manifests = try bench.portolan("render", "App.swift").text
    for folder in ["manifests", "rendered", "out/dev", "out/prod"] {
      try bench.write(manifests, to: "\(folder)/shop.yaml")
    }
    for name in ["dump.yaml", "deployments.yaml"] { try bench.write(manifests, to: name) }
    try bench.write("{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": []}\n", to: "services.json")
    let clusters = try DocumentationBlock.all(in: "Sources/Portolan/Portolan.docc/GitOps.md")
      .first { $0.lines.first == "clusters:" }
    try bench.write(clusters?.text ?? "", to: "clusters.yaml")
    try FileManager.default.createSymbolicLink(
      at: bench.url("examples"), withDestinationURL: DocumentationBlock.root.appending(path: "examples"))
    for (name, script) in [
      ("kubectl", "case \"$1\" in get) cat dump.yaml ;; *) cat >/dev/null ;; esac"),
      ("helm", "[ \"$1\" != template ] || cat dump.yaml"),
      ("rsvg-convert", "for a in \"$@\"; do case $a in *.png) printf '\\211PNG' >\"${a#*=}\" ;; esac; done"),
      (".build/debug/portolan", "exec portolan \"$@\""),
    ] {
      let path = name.hasPrefix(".") ? name : "bin/\(name)"
      try bench.write("#!/bin/sh\n\(script)\n", to: path)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: bench.url(path).path)
    }
    try FileManager.default.createSymbolicLink(
      atPath: bench.url("bin/portolan").path, withDestinationPath: Tool.path)
    try bench.write("/bin\n/.build\n/.tmp\n/examples\n", to: ".gitignore")
    let setup = try run(
      """
      gzip services.json && git init -q && git add . && git commit -qm a && git tag v1.4.0 \
      && git commit -qm b --allow-empty && git update-ref refs/remotes/origin/main HEAD
      """, in: bench)
    #expect(setup.exitCode == 0, "\(setup.errors)")
    return bench
  }

  private static func run(_ line: String, in bench: Workbench) throws -> Program.Outcome {
    let identity = ["AUTHOR_NAME", "COMMITTER_NAME", "AUTHOR_EMAIL", "COMMITTER_EMAIL"].map {
      ("GIT_\($0)", "test")
    }
    let variables = [
      "PATH": "\(bench.url("bin").path):\(ProcessInfo.processInfo.environment["PATH"] ?? "")",
      "AWS_ACCOUNT_ID": "123456789012", "AWS_DEFAULT_REGION": "eu-west-1",
      "CODEBUILD_RESOLVED_SOURCE_VERSION": "608f385",
    ]
    return try Program(
      path: "/bin/bash", arguments: ["-o", "pipefail", "-c", line], folder: bench.folder,
      environment: bench.environment(variables.merging(identity) { $1 })
    ).run()
  }
}
