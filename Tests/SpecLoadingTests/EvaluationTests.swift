import Diagnostics
import Foundation
import Testing

@testable import SpecLoading

@Suite(.enabled(if: Prerequisites.areMet, Prerequisites.compiler))
struct EvaluationTests {
  @Test func `a program runs in an empty folder, without input, and without network access if possible`()
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
    let remark = try #require((spec.remarks + spec.warnings).first)
    #if os(Linux)
      if remark.id == "loading/isolated" {
        #expect(
          spec.says("interfaces-1") || spec.says("interfaces-0"), "only the loopback, or no socket to ask by")
      }
    #endif
    #expect(["loading/isolated", "loading/not-isolated"].contains(remark.id))
  }

  @Test func `positions in a payload are relative to the spec's folder`() async throws {
    let bench = try Workbench(statement: "")
    let spec = try await bench.load()
    #expect(spec.says("App.swift"))
    #expect(!String(decoding: spec.payload, as: UTF8.self).contains(bench.folder))
  }

  @Test func `hashes, the time zone, and the locale are the same in every run`() async throws {
    let bench = try Workbench([
      "App.swift": """
      import \(Workbench.systemModule)
      import Portolan

      @main
      struct Probe: App {
        let name = "probe"

        func services(in profile: Profile) -> [Service] {
          Service("keys-" + Set((1...20).map(String.init)).joined(separator: "-"), image: "a/b:1")
          Service("zone-" + (getenv("TZ").map { String(cString: $0) } ?? ""), image: "a/b:1")
          Service("language-" + (getenv("LC_ALL").map { String(cString: $0) } ?? ""), image: "a/b:1")
        }
      }
      """
    ])
    let first = try await bench.load(reusing: false)
    let second = try await bench.load(reusing: false)
    #expect(first.payload == second.payload)
    #expect(first.says("zone-UTC0") && first.says("language-C"))
  }

  @Test func `a value that is not deterministic is found by a second run, and not cached`() async throws {
    let bench = try Workbench(statement: "let name = \"\\(UInt64.random(in: 0...(.max)))\"; _ = name")
    let source = Workbench.spec("let size = UInt64.random(in: 0...(.max))").replacing(
      "cart:1", with: "cart:\\(size)")
    try bench.write(source, to: "App.swift")
    let loader = SpecLoader(cache: bench.cache, evaluatesTwice: true)
    for _ in 1...2 {
      let spec = try #require(await loader.load([bench.request()]).first).get()
      let second = try #require(spec.secondPayload)
      #expect(second != spec.payload)
      #expect(spec.notes.contains { $0.id == "spec/impure" })
    }
    try bench.write(Workbench.spec(), to: "App.swift")
    let spec = try #require(await loader.load([bench.request()]).first).get()
    #expect(spec.secondPayload == nil)
  }

  #if os(Linux)
    @Test func `a program has no privileges and cannot read the environment of its parents`() async throws {
      let bench = try Workbench([
        "App.swift": """
        import Glibc
        import Portolan

        @main
        struct Probe: App {
          let name = "probe"

          func services(in profile: Profile) -> [Service] {
            Service("environments-\\(environments())", image: "a/b:1")
            Service("bare-\\(status("NoNewPrivs:\\t1") && status("CapEff:\\t0000000000000000"))", image: "a/b:1")
            Service("writes-\\(writes())", image: "a/b:1")
          }

          func writes() -> Bool {
            let path = "/var/tmp/portolan-\\(getpid())"
            guard let file = fopen(path, "w") else { return false }
            fclose(file)
            unlink(path)
            return true
          }

          func text(_ path: String) -> String {
            guard let file = fopen(path, "r") else { return "" }
            defer { fclose(file) }
            var bytes: [UInt8] = []
            while case let byte = getc(file), byte >= 0 { bytes.append(UInt8(truncatingIfNeeded: byte)) }
            return String(decoding: bytes, as: UTF8.self)
          }

          func status(_ line: String) -> Bool { text("/proc/self/status").contains(line) }

          func environments() -> Int {
            (1...40_000).count { text("/proc/\\($0)/environ").contains("OF_THE_PARENT_ALONE") }
          }
        }
        """
      ])
      setenv("SECRET_TOKEN", "OF_THE_PARENT_ALONE", 1)
      defer { unsetenv("SECRET_TOKEN") }
      let spec = try await bench.load(bench.request(limits: SpecLimits(time: .seconds(60))))
      guard spec.remarks.contains(where: { $0.id == "loading/isolated" }) else { return }
      #expect(spec.says("environments-0"))
      #expect(spec.says("writes-false"))
      if FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv") { #expect(spec.says("bare-true")) }
    }

    @Test func `the kernel denies files of the user and sockets, with and without namespaces`() async throws {
      let bench = try Workbench([
        "App.swift": """
        import Glibc
        import Portolan

        @main
        struct Probe: App {
          let name = "probe"

          func services(in profile: Profile) -> [Service] {
            Service("network-\\(socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) >= 0)", image: "a/b:1")
            Service("daemons-\\(socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0) >= 0)", image: "a/b:1")
            Service("keys-\\(reads("FOLDER/key"))", image: "a/b:1")
            Service("settings-\\(reads("/etc/passwd"))", image: "a/b:1")
            Service("own-\\(reads("../sources/App.swift"))", image: "a/b:1")
            Service("writes-\\(writes("FOLDER/made"))", image: "a/b:1")
          }

          func reads(_ path: String) -> Bool { opens(path, "r") }
          func writes(_ path: String) -> Bool { opens(path, "w") }
          func opens(_ path: String, _ mode: String) -> Bool {
            guard let file = fopen(path, mode) else { return false }
            fclose(file)
            return true
          }
        }
        """
      ])
      let outside = "\(bench.folder)-outside"
      try Files.makeFolder(outside)
      defer { try? Files.remove(outside) }
      try Files.save(Array("secret".utf8), to: "\(outside)/key")
      let source = try String(contentsOfFile: "\(bench.folder)/spec/App.swift", encoding: .utf8)
      try bench.write(source.replacing("FOLDER", with: outside), to: "App.swift")
      let facts = [
        "own-true", "network-false", "daemons-false", "keys-false", "settings-false", "writes-false",
      ]
      let spec = try await bench.load()
      for fact in facts { #expect(spec.says(fact)) }

      let program = try #require(try executables(beneath: bench.cache.path).first)
      let process = ChildProcess(
        script: """
          mkdir "$2" && cd "$2" && mkdir sources empty && : >sources/App.swift && cd empty && exec "$1" --result-fd 3 3>../payload
          """,
        arguments: [program, "\(bench.folder)/run"], environment: [(name: "PATH", value: "/usr/bin:/bin")],
        timeLimit: .seconds(60))
      #expect(try await process.run() == .exited(0))
      let payload = try Files.contents(of: "\(bench.folder)/run/payload")
      for fact in facts { #expect(payload.contains([UInt8(fact.utf8.count)] + fact.utf8)) }
      #expect(!Files.exists("\(outside)/made"))
    }

    private func executables(beneath folder: String) throws -> [String] {
      try FileManager.default.subpathsOfDirectory(atPath: folder).map { "\(folder)/\($0)" }.filter {
        try Files.info($0).kind == .file && FileManager.default.isExecutableFile(atPath: $0)
      }
    }
  #endif
}
