import Diagnostics
import Testing

@testable import SpecLoading

@Suite(.serialized, .enabled(if: Prerequisites.areMet, Prerequisites.compiler))
struct ProgramCacheTests {
  private static let regional = Workbench.spec(
    "if Environment[\"PORTOLAN_REGION\"] == \"north\" { return [] }")

  @Test func `in another environment, the program is run again without compiling it`() async throws {
    let bench = try Workbench(["App.swift": Self.regional])
    #expect(try await bench.load().says("cart"))
    let north = bench.request("App.swift", ["PORTOLAN_REGION": "north"])
    #expect(try await !bench.load(north).says("cart"))
    #expect(bench.calls.compiled == 1)
    #expect(bench.calls.evaluated == 2)
    #expect(bench.leftovers == [])
  }

  @Test func `a cached program returns its compiler warnings`() async throws {
    let bench = try Workbench(statement: "let unused = 1")
    let first = try await bench.load()
    let second = try await bench.load(bench.request("App.swift", ["PORTOLAN_REGION": "north"]))
    #expect(bench.calls.compiled == 1)
    #expect(second.notes == first.notes)
    #expect(second.notes.map(\.id) == ["spec/compiler-warning"])
  }

  @Test func `a crash of a cached program has its position`() async throws {
    let bench = try Workbench([
      "App.swift": Workbench.spec("if Environment[\"PORTOLAN_REGION\"] == \"north\" { _ = [Int]()[3] }")
    ])
    _ = try await bench.load()
    let fault = try await bench.fault(bench.request("App.swift", ["PORTOLAN_REGION": "north"]))
    #expect(bench.calls.compiled == 1)
    #expect(fault.diagnostics.first?.location?.line == 8)
  }

  @Test func `a damaged program is compiled again`() async throws {
    let bench = try Workbench(["App.swift": Self.regional])
    _ = try await bench.load()
    let entry = try #require(Files.names(in: bench.cache.programs).first)
    try Files.save([1, 2, 3], to: "\(bench.cache.programs)/\(entry)/spec")
    _ = try await bench.load(bench.request("App.swift", ["PORTOLAN_REGION": "north"]))
    #expect(bench.calls.compiled == 2)
  }

  @Test func `without reuse, no program is cached`() async throws {
    let bench = try Workbench(statement: "")
    _ = try await bench.load(reusing: false)
    #expect(!Files.exists(bench.cache.programs))
  }
}
