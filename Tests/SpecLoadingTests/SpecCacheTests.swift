import Diagnostics
import Foundation
import Testing

@testable import SpecLoading

@Suite(.serialized, .enabled(if: Prerequisites.areMet, Prerequisites.compiler))
struct SpecCacheTests {
  @Test func `a second run starts neither compiler nor program and returns the same bytes`() async throws {
    let bench = try Workbench(statement: "")
    let cold = try await bench.load()
    let warm = try await bench.load()

    #expect(bench.calls.compiled == 1)
    #expect(bench.calls.evaluated == 1)
    #expect(warm.payload == cold.payload)
    #expect(warm.says("cart"))
    #expect(warm.remarks.map(\.id) == ["cache/hit"])
    #expect(bench.leftovers == [])
  }

  @Test func `one more byte in the spec causes a new evaluation`() async throws {
    let bench = try Workbench(statement: "")
    _ = try await bench.load()
    try bench.write(Workbench.spec() + "\n", to: "App.swift")
    _ = try await bench.load()
    #expect(bench.calls.evaluated == 2)

    try bench.write(Workbench.spec(), to: "App.swift")
    _ = try await bench.load()
    #expect(bench.calls.evaluated == 2, "the first text's value is still there")
  }

  @Test func `only a changed PORTOLAN variable of the spec causes a new evaluation`() async throws {
    let bench = try Workbench([
      "App.swift": Workbench.spec("if Environment[\"PORTOLAN_REGION\"] == \"north\" { return [] }")
    ])
    #expect(try await bench.load().says("cart"))
    let north = bench.request("App.swift", ["PORTOLAN_REGION": "north"])
    #expect(try await !bench.load(north).says("cart"))
    #expect(bench.calls.evaluated == 2)

    _ = try await bench.load(bench.request("App.swift", ["LANG": "sw_KE", "PORTOLAN_CACHE": "/nowhere"]))
    _ = try await bench.load(north)
    #expect(bench.calls.evaluated == 2)
  }

  @Test func `a spec can read only its own variables`() async throws {
    let bench = try Workbench([
      "App.swift": Workbench.spec(
        "if Environment[\"HOME\"] != nil || Environment[\"LANG\"] != nil { return [] }")
    ])
    let request = bench.request("App.swift", ["HOME": bench.folder, "LANG": "C"])
    #expect(try await bench.load(request).says("cart"))
  }

  @Test func `a failed build is not cached, and the fixed spec is evaluated`() async throws {
    let bench = try Workbench(statement: "let count: Int = \"two\"")
    _ = try await bench.fault()
    _ = try await bench.fault()
    #expect(bench.calls.evaluated == 0)
    #expect((try? Files.names(in: bench.cache.records)) ?? [] == [])

    try bench.write(Workbench.spec(), to: "App.swift")
    _ = try await bench.load()
    _ = try await bench.load()
    #expect(bench.calls.evaluated == 1)
  }

  @Test func `warnings and standard error are the same from the cache`() async throws {
    let source =
      "import \(Workbench.systemModule)\n"
      + Workbench.spec("let unused = 1; _ = write(2, \"two regions\\n\", 12)")
    let bench = try Workbench(["App.swift": source])
    let cold = try await bench.load()
    let warm = try await bench.load()

    #expect(bench.calls.evaluated == 1)
    #expect(warm.notes == cold.notes)
    let file = "\(bench.folder)/spec/App.swift"
    #expect(
      warm.notes.map { "\($0.location?.description ?? "") \($0.severity) \($0.id)" } == [
        "\(file):1:1 warning spec/foreign-import",
        "\(file):9:9 warning spec/compiler-warning",
        "\(file):4:1 info spec/standard-error",
      ])
    #expect(warm.notes.last?.notes.map(\.message) == ["two regions"])
  }

  @Test func `a copy of a spec uses the cached result of the original`() async throws {
    let bench = try Workbench(statement: "")
    let original = try await bench.load()
    try Files.makeFolder("\(bench.folder)/spec/copy")
    try bench.write(Workbench.spec(), to: "copy/App.swift")
    let copy = try await bench.load(bench.request("copy/App.swift"))

    #expect(bench.calls.evaluated == 1)
    #expect(copy.payload == original.payload)
    #expect(
      !String(decoding: copy.payload, as: UTF8.self).contains(bench.folder),
      "a payload contains no path of the machine")
    let place = copy.located(FileLocation(file: "App.swift", line: 8, column: 5))
    #expect(place.file == "\(bench.folder)/spec/copy/App.swift")
  }

  @Test func `files of a folder are one spec`() async throws {
    let bench = try Workbench([
      "App.swift": Workbench.spec("if extra { return [] }"), "Extra.swift": "let extra = true\n",
      "Package.swift": "import PackageDescription\n", "notes.txt": "no Swift",
    ])
    #expect(try await !bench.load(bench.request("")).says("cart"))
    try bench.write("let extra = false\n", to: "Extra.swift")
    #expect(try await bench.load(bench.request("")).says("cart"))
    #expect(bench.calls.evaluated == 2)
  }

  @Test func `two concurrent runs are safe and return the same value`() async throws {
    let bench = try Workbench(statement: "")
    async let one = bench.load()
    async let other = bench.load()
    #expect(try await one.payload == other.payload)
    _ = try await bench.load()
    #expect(bench.calls.evaluated <= 2)
    #expect(
      try Files.names(in: bench.cache.records).count == 1, "no temporary file is left next to the record")
  }

  @Test func `several specs of one call are returned in order, each with its own outcome`() async throws {
    let bench = try Workbench([
      "A.swift": Workbench.spec().replacing("shop", with: "a"), "B.swift": "let b = 1\n",
      "C.swift": Workbench.spec().replacing("shop", with: "c"),
    ])
    let requests = ["A.swift", "B.swift", "none.swift", "C.swift"].map { bench.request($0) }
    for _ in 0..<2 {
      let outcomes = await SpecLoader(cache: bench.cache).load(requests)
      let words = outcomes.map { outcome in
        switch outcome {
        case .success(let spec): spec.says("a") ? "a" : "c"
        case .failure(let error): "\(error.exitCode)"
        }
      }
      #expect(words == ["a", "65", "66", "c"])
    }
  }

  @Test func `a caller without concurrency gets the same values`() async throws {
    let bench = try Workbench(statement: "")
    let loader = SpecLoader(cache: bench.cache)
    let requests = [bench.request(), bench.request("none.swift")]
    for _ in 0..<2 {
      let outcomes = await withCheckedContinuation { continuation in
        Thread.detachNewThread { continuation.resume(returning: loader.loadAndWait(requests)) }
      }
      #expect(try outcomes.first?.get().says("cart") == true)
      #expect(throws: SpecLoadingError.self) { try outcomes.last?.get() }
    }
  }

  @Test func `without reuse, each run evaluates the spec and nothing is cached`() async throws {
    let bench = try Workbench(statement: "")
    _ = try await bench.load(reusing: false)
    _ = try await bench.load(reusing: false)
    #expect(bench.calls.evaluated == 2)
    #expect(!Files.exists(bench.cache.records))
  }

  @Test func `a damaged record is replaced`() async throws {
    let bench = try Workbench(statement: "")
    let whole = try await bench.load()
    let record = try #require(Files.names(in: bench.cache.records).first)
    try Files.save(Array("{}\n".utf8), to: "\(bench.cache.records)/\(record)/payload")

    #expect(try await bench.load().payload == whole.payload)
    #expect(bench.calls.evaluated == 2)
    #expect(try await bench.load().payload == whole.payload)
    #expect(bench.calls.evaluated == 2)
  }

  @Test func `a cache that is not writable is reported and does not affect the value`() async throws {
    let bench = try Workbench(["App.swift": Workbench.spec(), "cache": "a file, not a folder"])
    let spec = try await bench.load(cache: CacheFolder("\(bench.folder)/spec/cache"))
    #expect(spec.says("cart"))
    let remark = try #require(spec.remarks.last)
    #expect(remark.id == "cache/not-kept")
    #expect(remark.message.contains("not a directory"))
  }

  @Test func `a rebuilt library changes the key, and a touched library does not`() async throws {
    let bench = try Workbench(statement: "")
    let library = "\(bench.folder)/library"
    try Files.makeFolder("\(library)/Modules")
    let built = try PortolanLibrary(in: [:])
    for file in try built.files() {
      let name = String(file.dropFirst(built.folder.count))
      try Files.save(Files.contents(of: file), to: library + name)
    }
    let request = bench.request("App.swift", ["PORTOLAN_LIBRARY": library])
    _ = try await bench.load(request)
    Files.touch("\(library)/\(PortolanLibrary.fileName)", at: 1_000_000_000)
    _ = try await bench.load(request)
    #expect(bench.calls.evaluated == 1)

    let module = "\(library)/\(PortolanLibrary.fileName)"
    try Files.save(Files.contents(of: module) + [0], to: module)
    _ = try await bench.load(request)
    #expect(bench.calls.evaluated == 2)
  }
}
