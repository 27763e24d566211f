import Foundation
import TestSupport
import Testing

/// `portolan diff --base` as users call it: with folders, standard input, and git revisions.
@Suite(.enabled(if: Tool.isBuilt, Tool.absence)) struct BaseComparisonTests {
  private static let manifest = """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: cart, namespace: shop}
    spec:
      replicas: 3
      selector: {matchLabels: {app: cart}}
      template:
        metadata: {labels: {app: cart}}
        spec:
          containers:
          - {name: cart, image: "example.com/cart:1"}

    """
  private static let changed = manifest.replacing("cart:1", with: "cart:2")

  // MARK: Files

  @Test func `equal manifests in a different form have no changes`() throws {
    let bench = try Workbench([
      "old/a.yaml": Self.manifest,
      "new/b.yaml": Self.manifest.replacing("  replicas: 3\n", with: "") + "  replicas: 3\n",
    ])
    let outcome = try bench.portolan("diff", "new", "--base", "old")
    #expect(outcome.exitCode == 0, "\(outcome.text)\(outcome.errors)")
    #expect(outcome.text == "no changes; 1 object compared\n")
  }

  @Test func `a change exits with 1 and names its risk`() throws {
    let bench = try Workbench(["old.yaml": Self.manifest, "new.yaml": Self.changed])
    let outcome = try bench.portolan("diff", "new.yaml", "--base", "old.yaml")
    #expect(outcome.exitCode == 1)
    #expect(outcome.text.contains("~ image example.com/cart  1 → 2\n"))
    #expect(outcome.text.contains("restarts-pods"))
  }

  /// Options with the exit code that they lead to.
  private static let options: [(options: [String], code: Int32)] = [
    (["--fail-on", "restarts-pods"], 1), (["--fail-on", "any"], 1), (["--fail-on", "loses-data"], 0),
    (["--fail-on", "restart-pods"], 64), (["--live", "old.yaml"], 64),
  ]

  @Test(arguments: options)
  func `the exit code follows the risks of --fail-on`(options: [String], code: Int32) throws {
    let bench = try Workbench(["old.yaml": Self.manifest, "new.yaml": Self.changed])
    let outcome = try bench.portolan(["diff", "new.yaml", "--base", "old.yaml"] + options)
    #expect(outcome.exitCode == code, "\(outcome.errors)")
    if options.contains("restart-pods") { #expect(outcome.errors.contains("did you mean 'restarts-pods'?")) }
  }

  @Test(.enabled(if: Python.hasJSONSchema, Python.schemaAbsence))
  func `the JSON report satisfies its schema`() throws {
    let schema = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/ChangeReport/Schema/change-report.schema.json").standardized
    let secret =
      "---\n{apiVersion: v1, kind: Secret, metadata: {name: a, namespace: shop}, stringData: {a: abcdefghi}}\n"
    let bench = try Workbench([
      "old.yaml": Self.manifest + secret,
      "new.yaml": Self.changed.replacing("replicas: 3", with: "replicas: 1"),
    ])
    let outcome = try bench.portolan("diff", "new.yaml", "--base", "old.yaml", "--format", "json", "--lint")
    #expect(outcome.exitCode == 1)
    #expect(try Python.faults(of: outcome.text, by: schema) == "")
  }

  // MARK: Revisions

  static let hasGit =
    (try? Program(
      path: "git", arguments: ["--version"], folder: FileManager.default.temporaryDirectory,
      environment: ProcessInfo.processInfo.environment
    ).run())?.exitCode == 0
  static let gitAbsence: Comment = "needs git"

  /// A folder with a repository, in which the files are committed.
  private static func repository(_ files: [String: String]) throws -> Workbench {
    let bench = try Workbench(files)
    try git("init --quiet --initial-branch=main", in: bench)
    try commit(in: bench)
    return bench
  }

  private static func commit(in bench: Workbench) throws {
    try git("add --all -- . :!.tmp", in: bench)
    try git(
      "-c user.name=Test -c user.email=test@example.com -c commit.gpgsign=false commit --quiet -m change",
      in: bench)
  }

  private static func git(_ line: String, in bench: Workbench) throws {
    let outcome = try Program(
      path: "/bin/sh", arguments: ["-c", "git \(line)"], folder: bench.folder,
      environment: bench.environment()
    ).run()
    try #require(outcome.exitCode == 0, "git \(line): \(outcome.errors)")
  }

  @Test(.enabled(if: hasGit, gitAbsence)) func `manifests are compared with a revision`() throws {
    let bench = try Self.repository(["deploy/cart.yaml": Self.manifest, "deploy/more/notes.txt": "x"])
    try bench.write(Self.changed, to: "deploy/cart.yaml")
    for path in ["deploy", "deploy/cart.yaml", "./deploy/", "."] {
      let outcome = try bench.portolan("diff", path, "--base", "main")
      #expect(outcome.exitCode == 1, "\(path): \(outcome.errors)")
      #expect(outcome.text.contains("1 change in 1 object"), "\(path): \(outcome.text)")
      #expect(outcome.text.contains("- before (main)  + after (working tree)"))
    }
    try Self.commit(in: bench)
    #expect(try bench.portolan("diff", "deploy", "--base", "HEAD").exitCode == 0)
    #expect(try bench.portolan("diff", "deploy", "--base", "HEAD~1").exitCode == 1)
  }

  @Test(.enabled(if: hasGit, gitAbsence))
  func `a path that only one version has is added or removed as a whole`()
    throws
  {
    let bench = try Self.repository(["deploy/cart.yaml": Self.manifest])
    try bench.write(Self.changed, to: "new/cart.yaml")
    let added = try bench.portolan("diff", "new", "--base", "main")
    #expect(added.exitCode == 1)
    #expect(added.errors.contains("'new' does not exist at 'main': all its objects are added"))
    #expect(added.text.contains("+ Deployment shop/cart  added"))
    try FileManager.default.removeItem(at: bench.url("deploy"))
    let removed = try bench.portolan("diff", "deploy", "--base", "main")
    #expect(removed.exitCode == 1)
    #expect(removed.errors.contains("'deploy' exists only at 'main'"))
    #expect(removed.text.contains("- Deployment shop/cart  removed"))
    let neither = try bench.portolan("diff", "nowhere", "--base", "main")
    #expect(neither.exitCode == 66, "\(neither.errors)")
  }

  @Test(.enabled(if: hasGit, gitAbsence)) func `the error for an unknown revision suggests a known one`()
    throws
  {
    let bench = try Self.repository(["deploy/cart.yaml": Self.manifest])
    let outcome = try bench.refusal(["diff", "deploy", "--base", "mian"])
    #expect(outcome.exitCode == 66)
    #expect(outcome.errors.contains("unknown revision, file, or folder 'mian'"))
    #expect(outcome.errors.contains("did you mean 'main'?"))
  }

  @Test(.enabled(if: hasGit, gitAbsence))
  func `the error for a shallow clone names the command that fetches the revision`() throws {
    let bench = try Self.repository(["origin/deploy/cart.yaml": Self.manifest])
    try bench.write(Self.changed, to: "origin/deploy/cart.yaml")
    try Self.commit(in: bench)
    try Self.git("clone --quiet --depth=1 \"file://$PWD\" clone", in: bench)
    let outcome = try bench.portolan("diff", "clone/origin/deploy", "--base", "HEAD~1")
    #expect(outcome.exitCode == 66, "\(outcome.text)")
    #expect(outcome.errors.contains("the clone is shallow"))
  }

  @Test func `a base that is neither a path nor in a repository is rejected`() throws {
    let bench = try Workbench(["deploy/cart.yaml": Self.manifest])
    let outcome = try bench.portolan(
      "diff", "deploy", "--base", "main",
      environment: ["GIT_CEILING_DIRECTORIES": bench.folder.deletingLastPathComponent().path])
    #expect(outcome.exitCode == 66 || !Self.hasGit, "\(outcome.errors)")
  }

  @Test func `without git, the message names the program to install`() throws {
    let bench = try Workbench(["deploy/cart.yaml": Self.manifest])
    let outcome = try bench.portolan(
      "diff", "deploy", "--base", "main", environment: ["PATH": bench.folder.path])
    #expect(outcome.exitCode == 69)
    #expect(outcome.errors.contains("git is not installed"))
  }

  // MARK: Specs

  private static let spec = """
    import Portolan

    @main
    struct Shop: App {
      let name = "shop"
      let profiles: [Profile] = [.base, "large"]

      func services(in profile: Profile) -> [Service] {
        Service("cart", image: "example.com/cart:1.0.0") {
          Port(.http, 8080)
          Resources(cpu: .request("100m"), memory: .exactly("64Mi"))
        }
        .replicas(2)
      }
    }

    """

  @Test(.enabled(if: hasGit && Tool.canCompile, Tool.compilerAbsence))
  func `a spec is compared with a revision in all profiles, in one entry per change`() throws {
    let bench = try Self.repository(["shop/App.swift": Self.spec])
    try bench.write(Self.spec.replacing("cart:1.0.0", with: "cart:1.1.0"), to: "shop/App.swift")
    let outcome = try bench.portolan("diff", "shop", "--base", "main", "--format", "json")
    #expect(outcome.exitCode == 1, "\(outcome.errors)")
    let root = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.text.utf8)) as? [String: Any])
    #expect(root["profiles"] as? [String] == ["base", "large"])
    let images = (root["changes"] as? [[String: Any]] ?? []).filter {
      ($0["place"] as? String)?.hasSuffix(".image") ?? false
    }
    #expect(images.count == 1)
    let objects = images.first?["objects"] as? [[String: Any]]
    #expect(objects?.map { $0["profiles"] as? [String] } == [["base", "large"]])
    let location = objects?.first?["location"] as? [String: Any]
    #expect(location?["file"] as? String == "shop/App.swift")
    let one = try bench.portolan("diff", "shop", "--base", "main", "--profile", "large", "--format", "json")
    #expect(one.text.contains("\"large\"") && !one.text.contains("\"base\""))
    let findings = try bench.portolan("lint", "shop", "--base", "main")
    #expect(findings.exitCode == 0, "\(findings.text)\(findings.errors)")
  }

  @Test(.enabled(if: hasGit && Tool.canCompile, Tool.compilerAbsence))
  func `a spec that does not compile at the base is an error at its place`() throws {
    let bench = try Self.repository(["shop/App.swift": Self.spec.replacing("Port(.http", with: "Prot(.http")])
    try bench.write(Self.spec, to: "shop/App.swift")
    let outcome = try bench.portolan("diff", "shop", "--base", "main")
    #expect(outcome.exitCode == 65)
    #expect(outcome.text == "")
    #expect(outcome.errors.contains("main:shop/App.swift:10:7"), "\(outcome.errors)")
  }

  @Test(.enabled(if: hasGit && Tool.canCompile, Tool.compilerAbsence))
  func `resource files, settings and images are read at the revision`() throws {
    let spec = Self.spec.replacing(
      "  func services",
      with: """
          func resources(in profile: Profile) -> [any AppPart] {
            ConfigMap("settings", files: ["conf/a.conf"])
          }

          func services
        """)
    let bench = try Self.repository(["shop/App.swift": spec, "shop/conf/a.conf": "color: red\n"])
    try bench.write("color: blue\n", to: "shop/conf/a.conf")
    let files = try bench.portolan("diff", "shop", "--base", "main", "--format", "json")
    #expect(files.exitCode == 1, "\(files.errors)")
    #expect(files.text.contains("color: red") && files.text.contains("color: blue"), "\(files.text)")
    try bench.write("color: red\n", to: "shop/conf/a.conf")
    #expect(try bench.portolan("diff", "shop", "--base", "main").exitCode == 0)
    try bench.write("images:\n- name: example.com/cart\n  newTag: 2.0.0\n", to: "shop/images.yaml")
    try Self.commit(in: bench)
    try bench.write("images:\n- name: example.com/cart\n  newTag: 3.0.0\n", to: "shop/images.yaml")
    let images = try bench.portolan("diff", "shop", "--base", "main")
    #expect(images.text.contains("2.0.0 → 3.0.0"), "\(images.text)\(images.errors)")
    let first = try bench.portolan("diff", "shop", "--base", "main~1")
    #expect(first.text.contains("1.0.0 → 3.0.0"), "\(first.text)\(first.errors)")
  }

  @Test(.enabled(if: hasGit && Tool.canCompile, Tool.compilerAbsence))
  func `--lint and lint --base report only findings that the revision does not have`() throws {
    let bench = try Self.repository(["shop/App.swift": Self.spec])
    // A mutable tag is a finding; the findings that the spec had before are not repeated.
    try bench.write(Self.spec.replacing("cart:1.0.0", with: "cart:latest"), to: "shop/App.swift")
    let whole = try bench.portolan("lint", "shop")
    let news = try bench.portolan("lint", "shop", "--base", "main")
    #expect(news.exitCode == 1 && news.text.contains("latest"), "\(news.text)\(news.errors)")
    #expect(whole.text.count >= news.text.count)
    let changes = try bench.portolan("diff", "shop", "--base", "main", "--lint", "--format", "markdown")
    #expect(changes.exitCode == 1)
    #expect(changes.text.contains("latest") && changes.text.contains("finding"), "\(changes.text)")
    try Self.commit(in: bench)
    #expect(try bench.portolan("lint", "shop", "--base", "HEAD").exitCode == 0)
    let unknown = try bench.refusal(["lint", "shop", "--base", "mian"])
    #expect(unknown.exitCode == 66 && unknown.errors.contains("did you mean 'main'?"))
  }

  @Test(.enabled(if: hasGit, gitAbsence))
  func `the settings of the working tree apply to both versions`() throws {
    let bench = try Self.repository([
      "deploy/cart.yaml": Self.manifest, ".portolan.yaml": "lint:\n  rules:\n    latest-tag: off\n",
    ])
    try bench.write(Self.manifest.replacing("cart:1", with: "cart:latest"), to: "deploy/cart.yaml")
    let off = try bench.portolan("lint", "deploy", "--base", "main")
    #expect(off.exitCode == 0, "\(off.text)\(off.errors)")
    try bench.write("{}\n", to: ".portolan.yaml")
    let on = try bench.portolan("lint", "deploy", "--base", "main")
    #expect(on.exitCode == 1 && on.text.contains("latest-tag"), "\(on.text)\(on.errors)")
    let changes = try bench.portolan("diff", "deploy", "--base", "main", "--lint")
    #expect(changes.text.contains("latest-tag"), "\(changes.text)")
  }

  @Test(.enabled(if: Tool.canCompile, Tool.compilerAbsence))
  func
    `a spec is compared with a folder of manifests for each profile, or with all manifests in one profile`()
    throws
  {
    let bench = try Workbench(["shop/App.swift": Self.spec])
    for profile in ["base", "large"] {
      let outcome = try bench.portolan(
        "render", "shop", "--profile", profile, "--output", "out/\(profile)")
      try #require(outcome.exitCode == 0, "\(outcome.errors)")
    }
    let equal = try bench.portolan("diff", "shop", "--base", "out")
    #expect(equal.exitCode == 0 && equal.errors == "", "\(equal.text)\(equal.errors)")
    let single = try bench.portolan("diff", "shop", "--base", "out", "--profile", "large")
    #expect(single.exitCode == 0 && single.errors == "", "\(single.text)\(single.errors)")
    let backwards = try bench.portolan("diff", "out", "--base", "shop", "--format", "json")
    #expect(backwards.exitCode == 0 && backwards.text.contains("\"large\""), "\(backwards.text)")
    let one = try bench.portolan("diff", "shop", "--base", "out/large")
    #expect(one.errors.contains("manifests have no profiles, so they are compared with profile 'base'"))
    #expect(one.errors.contains("select 'base' or 'large' with --profile"))
    let chosen = try bench.portolan("diff", "shop", "--base", "out/large", "--profile", "large")
    #expect(chosen.exitCode == 0 && chosen.errors == "", "\(chosen.text)\(chosen.errors)")
  }

  // MARK: Render

  @Test(.enabled(if: Tool.canCompile, Tool.compilerAbsence))
  func `render --check --diff prints what differs`() throws {
    let bench = try Workbench(["shop/App.swift": Self.spec])
    #expect(try bench.portolan("render", "shop", "--output", "out").exitCode == 0)
    #expect(try bench.portolan("render", "shop", "--output", "out", "--check", "--diff").text == "")
    try bench.write(Self.spec.replacing("cart:1.0.0", with: "cart:1.1.0"), to: "shop/App.swift")
    let outcome = try bench.portolan("render", "shop", "--output", "out", "--check", "--diff")
    #expect(outcome.exitCode == 1)
    #expect(outcome.text.contains("image: example.com/cart:1.1.0"))
    #expect(outcome.text.contains("--- a/out/"))
  }
}
