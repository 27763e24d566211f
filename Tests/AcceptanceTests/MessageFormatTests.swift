import Foundation
import TestSupport
import Testing

/// Messages as annotations of a workflow in GitHub Actions.
@Suite(.enabled(if: Tool.canCompile, Tool.compilerAbsence)) struct MessageFormatTests {
  @Test func `errors in a spec are annotations at their lines`() throws {
    let bench = try Workbench()
    try bench.write(
      """
      import Portolan

      @main
      struct Shop: App {
        let name = "shop"
        func services(in profile: Profile) -> [Service] {
          Service("cart", image: "example.com/cart:1") { Calls("catalog"); Port(.http, 80_000) }
        }
      }
      """, to: "shop/App.swift")
    let outcome = try bench.refusal(["render", "shop", "--message-format", "github"])
    #expect(outcome.exitCode == 65)
    #expect(outcome.errorLines.allSatisfy { $0.hasPrefix("::error file=shop/App.swift,line=7,col=") })
    #expect(outcome.errorLines.count == 2, "\(outcome.errors)")
  }

  @Test func `errors of the compiler are annotations too`() throws {
    let bench = try Workbench([
      "shop/App.swift": "import Portolan\nlet x: Int = \"\"\n@main struct Shop: App {}\n"
    ])
    let outcome = try bench.refusal(["lint", "shop", "--message-format", "github"])
    #expect(outcome.exitCode == 65)
    #expect(outcome.errors.contains("::error file=shop/App.swift,line=2,"), "\(outcome.errors)")
  }

  @Test func `files that are not up to date are annotations`() throws {
    let bench = try Workbench()
    #expect(try bench.portolan("init", "shop").exitCode == 0)
    let outcome = try bench.portolan(
      "render", "shop", "--output", "manifests", "--check", "--message-format", "github")
    #expect(outcome.exitCode == 1)
    #expect(outcome.text.contains("missing manifests/frontend.yaml"))
    #expect(
      outcome.errors.contains(
        "::error file=manifests/frontend.yaml,line=1,col=1,title=output/outdated-file::"))
  }
}
