import Foundation
import ManifestTree
import TestSupport
import Testing

/// ConfigMaps whose values are files next to the spec.
@Suite(.enabled(if: Tool.canCompile, Tool.compilerAbsence)) struct ConfigFileTests {
  private func spec(_ files: String) -> String {
    """
    import Portolan

    @main
    struct Shop: App {
      let name = "shop"

      func resources(in profile: Profile) -> [any AppPart] {
        ConfigMap("nginx", files: \(files))
      }

      func services(in profile: Profile) -> [Service] {
        Service("web", image: "example.com/web:1.0") { EnvFrom(configMap: "nginx") }
      }
    }
    """
  }

  @Test func `files are values under their names or the given keys`() throws {
    let bench = try Workbench([
      "shop/App.swift": spec(#"["nginx.conf", "sites/shop.conf"]"#), "shop/nginx.conf": "a: b\n\tc\n",
      "shop/sites/shop.conf": "listen 80;",
    ])
    let first = try bench.portolan("render", "shop")
    #expect(first.exitCode == 0, "\(first.errors)")
    #expect(first.text.contains("shop.conf: listen 80;"))
    #expect(first.text.contains(#"nginx.conf: "a: b\n\tc\n""#) || first.text.contains("nginx.conf: |"))

    try bench.write("listen 81;", to: "shop/sites/shop.conf")
    #expect(try bench.portolan("render", "shop").text.contains("listen 81;"), "the cached value is not used")

    try bench.write(spec(#"["default.conf": "sites/shop.conf"]"#), to: "shop/App.swift")
    #expect(try bench.portolan("render", "shop").text.contains("default.conf: listen 81;"))
    #expect(try bench.portolan("build", "shop", "-o", "shop.portolan").exitCode == 0)
    let expected = try bench.portolan("render", "shop").text
    try FileManager.default.removeItem(at: bench.url("shop"))
    #expect(try bench.portolan("render", "shop.portolan").text == expected)
  }

  @Test func `files that are not text are binary data in every format`() throws {
    let source = spec(#"["nginx.conf", "logo.png"], binaryData: ["other": "AQI="], namedByContent: true"#)
      .replacing(
        #"EnvFrom(configMap: "nginx")"#, with: #"Volume("nginx", .configMap("nginx"), at: "/etc/nginx")"#)
    let bench = try Workbench(["shop/App.swift": source, "shop/nginx.conf": "a: b\n"])
    try Data([0xFF, 0xFE, 0x00, 0x01] + Array("logo".utf8)).write(to: bench.url("shop/logo.png"))
    let rendered = try bench.portolan("render", "shop")
    #expect(rendered.exitCode == 0, "\(rendered.errors)")
    #expect(rendered.text.contains("binaryData:\n  other: AQI=\n  logo.png: //4AAWxvZ28=\n"))
    #expect(try bench.portolan("build", "shop", "-o", "shop.portolan").exitCode == 0)
    #expect(try bench.portolan("render", "shop.portolan").text == rendered.text)

    try bench.write(rendered.text, to: "all.yaml")
    let written = try bench.portolan("import", "all.yaml", "--output", "imported")
    #expect(written.exitCode == 0, "\(written.errors)")
    let again = try bench.portolan("render", "imported")
    #expect(again.text.contains("  logo.png: //4AAWxvZ28="), "\(again.errors)")
    #expect(try bench.portolan("diff", "imported", "--live", "all.yaml").exitCode == 0)
  }

  @Test(
    .enabled(if: Helm.isInstalled, Helm.absence),
    arguments: [
      #"["nginx.conf", "logo.png"], namedByContent: true"#, #"["logo.png"], namedByContent: true"#,
      #"["logo.png"]"#,
    ])
  func `a chart renders the binary data, its checksum, and names of the manifests`(_ files: String) throws {
    let source = spec(files)
      .replacing(
        #"EnvFrom(configMap: "nginx")"#, with: #"Volume("nginx", .configMap("nginx"), at: "/etc/nginx")"#)
    let bench = try Workbench(["shop/App.swift": source, "shop/nginx.conf": "a: b\n"])
    try Data([0xFF, 0xFE, 0x00, 0x01]).write(to: bench.url("shop/logo.png"))
    let rendered = try bench.portolan("render", "shop")
    #expect(try bench.portolan("render", "shop", "--format", "helm", "--output", "out").exitCode == 0)
    let answer = try Helm.template(bench.url("out"), values: [], namespace: "shop")
    #expect(answer.fault == nil)
    let manifests = YAMLReader.read(Array(rendered.text.utf8), from: "m").documents.map(\.node)
    #expect(ObjectSet(manifests).differences(from: ObjectSet(answer.documents)) == [])
  }

  @Test(arguments: [
    (
      #"[:], binaryData: ["a": "x"]"#,
      "invalid binary value for key 'a' in ConfigMap 'nginx': use base64 with padding"
    ),
    (#"["a": "b.conf"], binaryData: ["a": "AQI="]"#, "key 'a'"),
  ])
  func `binary values must be base64, under keys that no other value has`(_ files: String, message: String)
    throws
  {
    let bench = try Workbench(["shop/App.swift": spec(files), "shop/b.conf": "b"])
    let outcome = try bench.refusal(["render", "shop"])
    #expect(outcome.exitCode == 65)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test func `files with spaces, quotes, and a dot at the start of their names are read`() throws {
    let files = #"["a": "my file.txt", "b": ".htaccess", "c": "./a.txt", "d": "q\"uote.txt"]"#
    let bench = try Workbench([
      "shop/App.swift": spec(files), "shop/my file.txt": "1st", "shop/.htaccess": "2nd", "shop/a.txt": "3rd",
      "shop/q\"uote.txt": "4th",
    ])
    let outcome = try bench.portolan("render", "shop")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.text.contains("  a: 1st\n  b: 2nd\n  c: 3rd\n  d: 4th\n"), "\(outcome.text)")
  }

  /// Paths that cannot be read, as Swift expressions, each with the reason.
  private static let unreadable = [
    (#""none.conf""#, "'none.conf' for ConfigMap 'nginx': the file does not exist"),
    (#""ngnx.conf""#, "fix: did you mean 'nginx.conf'?"),
    (#""sites/b.conf""#, "fix: did you mean 'sites/a.conf'?"),
    (#""../secret.con""#, "'../secret.con' for ConfigMap 'nginx': expected the path of a file in the folder"),
    (#""/etc/hostnam""#, "'/etc/hostnam' for ConfigMap 'nginx': expected the path of a file in the folder"),
    (#"".git/config""#, "portolan does not read files in '.git'"),
    (#""link.conf""#, "'link.conf' for ConfigMap 'nginx': the path leads through a symbolic link"),
    (#""dangling.conf""#, "the target of the symbolic link does not exist"),
    (#""sites""#, "'sites' for ConfigMap 'nginx': the path is a folder"),
    (#""large.conf""#, "the file has 1048577 bytes, but a ConfigMap can have at most 1 MiB"),
    (#""computed" + ".conf""#, "'computed.conf' for ConfigMap 'nginx': the path is not a string literal"),
    (
      #""outside/secret.con""#,
      "'outside/secret.con' for ConfigMap 'nginx': the path leads through a symbolic link"
    ),
  ]

  @Test func `each file that cannot be read is reported with the reason`() throws {
    let files = Self.unreadable.enumerated().map { "\"\($0)\": \($1.0)" }.joined(separator: ", ")
    let bench = try Workbench([
      "shop/App.swift": spec("[\(files)]"), "secret.conf": "key", "shop/sites/a.conf": "a",
      "shop/nginx.conf": "a", "shop/computed.conf": "a",
      "shop/large.conf": String(repeating: "a", count: (1 << 20) + 1),
    ])
    for (name, target) in [
      ("link.conf", "secret.conf"), ("dangling.conf", "gone.conf"), ("outside", "."),
    ] {
      try FileManager.default.createSymbolicLink(
        at: bench.url("shop/\(name)"), withDestinationURL: bench.url(target))
    }
    let outcome = try bench.portolan("render", "shop")
    #expect(outcome.exitCode == 65 && outcome.text == "")
    for (_, reason) in Self.unreadable { #expect(outcome.errors.contains(reason), "\(outcome.errors)") }
    #expect(outcome.errors.matches(of: /App.swift:8:14: error: cannot read '/).count == Self.unreadable.count)
    #expect(!outcome.errors.contains("did you mean '../secret.conf'"))
    #expect(!outcome.errors.contains("did you mean 'outside/secret.conf'"))
  }
}
