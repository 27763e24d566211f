import Diagnostics
import Testing

@testable import SpecLoading

@Suite(.enabled(if: Prerequisites.areMet, Prerequisites.compiler))
struct EvaluationTests {
  @Test func `a program runs in an empty folder, without input, and without network where that can be`()
    async throws
  {
    let bench = try Workbench([
      "App.swift": """
      import \(Workbench.systemModule)
      import Portolan

      @main
      struct Probe: App {
        let name = "probe"

        func services(in profile: Profile) -> [Service] {
          Service("input\\(getchar())", image: "a/b:1")
          Service("entries-\\(entries())", image: "a/b:1")
          Service("interfaces-\\(interfaces())", image: "a/b:1")
        }

        func entries() -> Int {
          guard let folder = opendir(".") else { return -1 }
          var count = 0
          while readdir(folder) != nil { count += 1 }
          return count
        }

        func interfaces() -> Int {
          guard let list = if_nameindex() else { return 0 }
          var count = 0
          while list[count].if_index != 0 { count += 1 }
          return count
        }
      }
      """
    ])
    let spec = try await bench.load()
    #expect(spec.says("input-1"))
    #expect(spec.says("entries-2"), "only . and ..")
    let remark = try #require(spec.remarks.first)
    #if os(Linux)
      if remark.id == "loading/isolated" {
        #expect(spec.says("interfaces-1"), "only the loopback")
      }
    #endif
    #expect(["loading/isolated", "loading/not-isolated"].contains(remark.id))
  }

  @Test func `places in a payload name the file within the spec's folder`() async throws {
    let bench = try Workbench(statement: "")
    let spec = try await bench.load()
    #expect(spec.says("App.swift"))
    #expect(!String(decoding: spec.payload, as: UTF8.self).contains(bench.folder))
  }
}
