import Foundation
import ManifestTree
import TestSupport
import Testing

/// Specs with libraries: Swift files that several specs share.
@Suite(.enabled(if: Tool.canCompile, Tool.compilerAbsence)) struct SharedSourcesTests {
  private static let app = """
    import Portolan

    @main
    struct Shop: App {
      let name = "shop"
      func services(in profile: Profile) -> [Service] {
        Service.web("frontend", image: "example.com/frontend:1.2.0")
      }
      func resources(in profile: Profile) -> [any AppPart] { ConfigMap.nginx }
    }

    """
  private static let web = """
    import Portolan

    extension Service {
      static func web(_ name: String, image: String) -> Service {
        Service(name, image: image) {
          Port(.http, 8080, servedAt: 80)
          Volume("nginx", .configMap("nginx"), at: "/etc/nginx/conf.d", readOnly: true)
        }
        .replicas(defaultReplicas)
      }
    }

    extension ConfigMap {
      static var nginx: ConfigMap { ConfigMap("nginx", files: ["nginx.conf"]) }
    }

    """
  private static let files = [
    "shop/App.swift": app, "platform/web/Web.swift": web, "platform/web/nginx.conf": "user nginx;\n",
    "platform/Defaults.swift": "let defaultReplicas = 2\n", ".portolan.yaml": "library: platform\n",
    "platform/Package.swift": "not compiled", "platform/Tests/WebTests.swift": "not compiled",
    "platform/.hidden.swift": "not compiled",
  ]

  private func git(_ bench: Workbench, _ arguments: String...) throws {
    let options = [
      "-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "init.defaultBranch=main",
    ]
    let outcome = try Program(
      path: "git", arguments: options + arguments, folder: bench.folder,
      environment: bench.environment()
    ).run()
    try #require(outcome.exitCode == 0, "\(outcome.errors)")
  }

  @Test func `a spec uses the declarations and the files of a library`() throws {
    let bench = try Workbench(Self.files)
    let outcome = try bench.portolan("render", "shop")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.text.contains("nginx.conf: |\n    user nginx;\n"))
    #expect(outcome.text.contains("replicas: 2\n"))
  }

  @Test func `the library is found from every folder of a repository, and only inside it`() throws {
    let bench = try Workbench(Self.files)
    func render(in folder: String, _ path: String) throws -> Program.Outcome {
      try Program(
        path: Tool.path, arguments: ["render", path], folder: bench.url(folder),
        environment: bench.environment()
      ).run()
    }
    let outside = try render(in: "shop", ".")
    #expect(outside.exitCode == 65, "without a repository, the current folder is the outermost one")
    try FileManager.default.createDirectory(at: bench.url(".git"), withIntermediateDirectories: true)
    let here = try bench.portolan("render", "shop")
    for (folder, path) in [
      ("shop", "."), ("shop", "App.swift"), ("platform", "../shop"), (".", "shop/App.swift"),
    ] {
      let there = try render(in: folder, path)
      #expect(there.exitCode == 0, "\(there.errors)")
      #expect(there.text == here.text)
    }
  }

  @Test func `a change to a library, or to one of its files, causes a new evaluation`() throws {
    let bench = try Workbench(Self.files)
    #expect(try bench.portolan("render", "shop").text.contains("replicas: 2\n"))
    try bench.write("let defaultReplicas = 7\n", to: "platform/Defaults.swift")
    #expect(try bench.portolan("render", "shop").text.contains("replicas: 7\n"))
    try bench.write("user www;\n", to: "platform/web/nginx.conf")
    #expect(try bench.portolan("render", "shop").text.contains("user www;\n"))
  }

  @Test func `an error in a library has its position in the library`() throws {
    var files = Self.files
    files["platform/web/Web.swift"] = Self.web.replacing("Port(.http, 8080", with: "Port(.htp, 8080")
    let bench = try Workbench(files)
    let compiler = try bench.portolan("render", "shop")
    #expect(compiler.exitCode == 65)
    #expect(compiler.errors.contains("platform/web/Web.swift:6:"), "\(compiler.errors)")

    try bench.write(Self.web.replacing("nginx.conf", with: "absent.conf"), to: "platform/web/Web.swift")
    let missing = try bench.portolan("render", "shop")
    #expect(missing.exitCode == 65)
    #expect(missing.errors.hasPrefix("platform/web/Web.swift:14:"), "\(missing.errors)")
  }

  @Test func `several libraries and one inside the spec's folder are compiled`() throws {
    let bench = try Workbench([
      "shop/App.swift": Self.app, "shop/parts/Web.swift": Self.web, "shop/parts/nginx.conf": "user nginx;\n",
      "common/Defaults.swift": "let defaultReplicas = 2\n",
      "shop/.portolan.yaml": "library:\n- parts\n- ../common\nlint:\n  preset: production\n",
    ])
    let outcome = try bench.portolan("render", "shop")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.text.contains("user nginx;\n"))
  }

  @Test func `a compiled spec contains its libraries`() throws {
    let bench = try Workbench(Self.files)
    let direct = try bench.portolan("render", "shop")
    #expect(try bench.portolan("build", "shop", "-o", "out/shop.portolan").exitCode == 0)
    for path in ["platform", "shop", ".portolan.yaml"] {
      try FileManager.default.removeItem(at: bench.url(path))
    }
    #expect(try bench.portolan("render", "out/shop.portolan").text == direct.text)
  }

  @Test func `a comparison with a revision uses the library of the revision`() throws {
    let bench = try Workbench(Self.files)
    try git(bench, "init", "-q")
    try git(bench, "add", ".")
    try git(bench, "commit", "-q", "-m", "first")
    #expect(try bench.portolan("diff", "shop", "--base", "HEAD").exitCode == 0)
    try bench.write("let defaultReplicas = 5\n", to: "platform/Defaults.swift")
    try bench.write("user www;\n", to: "platform/web/nginx.conf")
    let outcome = try bench.portolan("diff", "shop", "--base", "HEAD")
    #expect(outcome.exitCode == 1, "\(outcome.errors)")
    #expect(outcome.text.contains("2 → 5"), "\(outcome.text)")
    #expect(outcome.text.contains("user www;"), "\(outcome.text)")
  }

  /// Settings that are rejected, with the message and the exit code.
  private static let refused: [(settings: String, message: String, code: Int32)] = [
    ("library: 3\n", ".portolan.yaml:1:1: error: expected the relative path of a folder", 65),
    ("library: [platform, {}]\n", ".portolan.yaml:1:21: error: expected the relative path of a folder", 65),
    ("library: /opt/platform\n", ".portolan.yaml:1:1: error: expected the relative path of a folder", 65),
    ("library: .\n", ".portolan.yaml:1:1: error: library '.' contains the spec", 65),
    (
      "library: platform/../shop\n",
      ".portolan.yaml:1:1: error: library 'platform/../shop' contains the spec", 65
    ),
    ("library: plattform\n", ".portolan.yaml:1:1: error: library 'plattform' not found", 66),
    (
      "library: platform/Defaults.swift\n",
      ".portolan.yaml:1:1: error: library 'platform/Defaults.swift' is not a folder", 66
    ),
    ("library: conf\n", ".portolan.yaml:1:1: error: library 'conf' contains no Swift files", 66),
    ("librari: platform\n", ".portolan.yaml:1:1: error: unknown setting 'librari'", 65),
    ("library: platform\nlibrary: conf\n", ".portolan.yaml:2:1: error: ", 65),
    ("library: [platform\n", ".portolan.yaml:2:1: error: ", 65),
    ("library: platform\nlint: {preset: prodction}\n", ".portolan.yaml:2:8: error: ", 65),
  ]

  @Test(arguments: refused)
  func `an invalid setting is reported at its place`(settings: String, message: String, code: Int32) throws {
    var files = Self.files
    files[".portolan.yaml"] = settings
    files["conf/a.conf"] = "a"
    let outcome = try Workbench(files).refusal(["render", "shop"])
    #expect(outcome.exitCode == code)
    #expect(outcome.errors.hasPrefix(message), "\(outcome.errors)")
  }

  @Test(arguments: [
    ["render", "shop"], ["build", "shop", "-o", "shop.portolan"], ["images", "shop"], ["simulate", "shop"],
    ["graph", "shop"], ["lint", "shop"], ["editor", "shop"],
  ])
  func `every command reports all errors of the settings`(_ arguments: [String]) throws {
    var files = Self.files
    files[".portolan.yaml"] = "library: platform\nlnt:\n  preset: production\ndiff:\n  ignored: []\n"
    let outcome = try Workbench(files).refusal(arguments)
    #expect(outcome.exitCode == 65)
    #expect(outcome.errors.contains(".portolan.yaml:2:1: error: unknown setting 'lnt'"), "\(outcome.errors)")
    #expect(outcome.errors.contains("did you mean 'lint'?"))
    #expect(outcome.errors.contains(".portolan.yaml:5:3: error: unknown setting 'ignored'"))
  }

  @Test(arguments: [
    ("../outside.yaml", 65, "is a symbolic link to a place outside its folder"),
    ("gone.yaml", 66, "does not exist"),
  ])
  func `settings that are a link must be in their folder`(target: String, code: Int32, message: String) throws
  {
    let bench = try Workbench(Self.files.filter { $0.key != ".portolan.yaml" })
    try bench.write("root:x:0\n", to: "outside.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: bench.url("shop/.portolan.yaml").path, withDestinationPath: target)
    for arguments in [["render", "shop"], ["lint", "shop"]] {
      let outcome = try bench.refusal(arguments)
      #expect(outcome.exitCode == code)
      #expect(outcome.errors.contains("shop/.portolan.yaml"), "\(outcome.errors)")
      #expect(outcome.errors.contains(message) && !outcome.errors.contains("root"), "\(outcome.errors)")
    }
  }

  @Test func `settings can be a link to a file in their folder`() throws {
    var files = Self.files
    files["conf/settings.yaml"] = files.removeValue(forKey: ".portolan.yaml")
    let bench = try Workbench(files)
    try FileManager.default.createSymbolicLink(
      atPath: bench.url(".portolan.yaml").path, withDestinationPath: "conf/settings.yaml")
    let outcome = try bench.portolan("render", "shop")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
  }

  @Test func `errors in the settings of a base are reported with the revision`() throws {
    let bench = try Workbench(Self.files)
    try git(bench, "init", "-q")
    for (settings, message) in [
      ("library: platform\nlnt: {}\n", "HEAD:.portolan.yaml:2:1: error: unknown setting 'lnt'"),
      ("library: plattform\n", "HEAD:.portolan.yaml:1:1: error: library 'plattform' not found"),
      ("library: conf\n", "HEAD:.portolan.yaml:1:1: error: library 'conf' contains no Swift files"),
    ] {
      try bench.write(settings, to: ".portolan.yaml")
      try bench.write("a", to: "conf/a.conf")
      try git(bench, "add", ".")
      try git(bench, "commit", "-q", "-m", "settings")
      try bench.write("library: platform\n", to: ".portolan.yaml")
      let outcome = try bench.refusal(["diff", "shop", "--base", "HEAD"])
      #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }
  }

  @Test func `two files with the same name are an error`() throws {
    var files = Self.files
    files["platform/App.swift"] = "let colour = 1\n"
    let outcome = try Workbench(files).refusal(["render", "shop"])
    #expect(outcome.exitCode == 65)
    #expect(
      outcome.errors.hasPrefix(
        "platform/App.swift:1:1: error: 'shop/App.swift' and 'platform/App.swift' have the same file name"))
  }

  @Test(.enabled(if: LanguageServer.isInstalled, LanguageServer.absence))
  func `an editor completes declarations of a library`() throws {
    let bench = try Workbench(Self.files)
    #expect(try bench.portolan("editor", "shop").exitCode == 0)
    #expect(try bench.portolan("editor", "shop").exitCode == 0)
    let answer = try LanguageServer.ask(
      bench.url("shop"), replacing: "let name = \"shop\"", with: "let name = nam", at: [6, 12, 6, 4],
      environment: bench.environment())
    #expect(answer["errors"]?.json.contains("nam") == true, "\(answer.json)")
    #expect(
      answer["completions"]?.json.contains("web(name: String, image: String)") == true, "\(answer.json)")
  }
}
