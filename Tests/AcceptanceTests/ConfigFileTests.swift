import Foundation
import Testing

/// ConfigMaps whose values are files beside the spec.
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

  @Test(arguments: [
    #"["none.conf"]"#, #"["../secret.conf"]"#, #"[".hidden"]"#, #"["link.conf"]"#, #"["binary"]"#,
    #"["sites"]"#,
    #"["/etc/hostname"]"#,
  ])
  func `files that are absent, elsewhere, or no text are refused`(_ files: String) throws {
    let bench = try Workbench([
      "shop/App.swift": spec(files), "secret.conf": "key", "shop/.hidden": "key", "shop/sites/a.conf": "a",
    ])
    try Data([0xFF, 0xFE, 0x00]).write(to: bench.url("shop/binary"))
    try FileManager.default.createSymbolicLink(
      at: bench.url("shop/link.conf"), withDestinationURL: bench.url("secret.conf"))
    let outcome = try bench.refusal(["render", "shop"])
    #expect(outcome.exitCode == 65)
    #expect(outcome.errors.contains("shop/App.swift:8:14: error: cannot read '"), "\(outcome.errors)")
  }
}
