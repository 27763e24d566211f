import Diagnostics
import Foundation
import Testing

@testable import SpecLoading

struct ToolchainTests {
  private func program(_ name: String, _ text: String, in bench: Workbench) throws -> String {
    let path = "\(bench.folder)/\(name)"
    try Files.save(Array("#!/bin/sh\n\(text)\n".utf8), to: path)
    #expect(chmod(path, 0o700) == 0)
    return path
  }

  @Test func `a missing compiler is reported with a fix`() throws {
    let nowhere = #expect(throws: SpecLoadingError.self) { try Toolchain(in: ["PATH": "/nowhere:"]) }
    #expect(nowhere?.exitCode == 69)
    #expect(nowhere?.diagnostics.first?.message == "no Swift compiler: 'swiftc' is not on PATH")
    #expect(nowhere?.diagnostics.first?.fix?.contains("swift.org/install") == true)

    let chosen = #expect(throws: SpecLoadingError.self) {
      try Toolchain(in: ["SWIFT_EXEC": "/nowhere/swiftc"])
    }
    #expect(
      chosen?.diagnostics.first?.message == "SWIFT_EXEC is set to '/nowhere/swiftc', which is not a program")
  }

  @Test func `a changed compiler has a different identity`() throws {
    let bench = try Workbench()
    let path = try program("swiftc", "exit 0", in: bench)
    let before = try Toolchain(in: ["PATH": "/nowhere:\(bench.folder)"])
    #expect(before.compiler == path)
    #expect(try Toolchain(in: ["SWIFT_EXEC": path]).identity == before.identity)

    _ = try program("swiftc", "exit 01", in: bench)
    #expect(try Toolchain(in: ["SWIFT_EXEC": path]).identity != before.identity)
  }

  @Test func `a compiler that reaches its time limit is stopped, and the longest function is named`()
    async throws
  {
    let bench = try Workbench(statement: "let many = [1, 2, 3].map { $0 + 1 }; _ = many")
    try Files.makeFolder("\(bench.folder)/library/Modules")
    try Files.save([], to: "\(bench.folder)/library/\(PortolanLibrary.fileName)")
    let compiler = try program("swiftc", "sleep 1000", in: bench)
    var request = bench.request(
      "App.swift", ["SWIFT_EXEC": compiler, "PORTOLAN_LIBRARY": "\(bench.folder)/library"])
    request.limits.compileTime = .milliseconds(50)
    let error = try await bench.fault(request)
    let first = try #require(error.diagnostics.first)
    #expect(first.id == "spec/compiles-too-long")
    #expect(first.message.hasSuffix("; the longest function is 'services(in:)'"), "\(first.message)")
    #expect(first.location?.line == 7)
    #expect(error.exitCode == 65)
    #expect(bench.leftovers == [])
  }

  @Test func `a launcher's choice of toolchain is part of the compiler's identity`() throws {
    let bench = try Workbench()
    let path = try program("swiftly", "exit 0", in: bench)
    let environment = ["SWIFT_EXEC": path, "SWIFTLY_HOME_DIR": bench.folder]
    try Files.save(Array("{\"inUse\":\"6.2\"}".utf8), to: "\(bench.folder)/config.json")
    let before = try Toolchain(in: environment).identity
    try Files.save(Array("{\"inUse\":\"6.10\"}".utf8), to: "\(bench.folder)/config.json")
    #expect(try Toolchain(in: environment).identity != before)
  }

  @Test(
    arguments: [
      (
        "echo 'App.swift:1:8: error: module compiled with Swift 9 cannot be imported by the Swift 6.3 compiler'; exit 1",
        "toolchain/does-not-fit"
      ),
      ("echo 'App.swift:1:8: error: no such module '\"'Portolan'\"; exit 1", "toolchain/does-not-fit"),
      ("echo 'clang: error: linker command failed'; exit 1", "toolchain/fails"),
      ("kill -SEGV $$", "toolchain/fails"),
      ("exit 127", "toolchain/does-not-run"),
    ])
  func `a compiler crash is not reported as an error in the spec`(_ script: String, _ id: String)
    async throws
  {
    let bench = try Workbench(statement: "")
    try Files.makeFolder("\(bench.folder)/library/Modules")
    try Files.save([], to: "\(bench.folder)/library/\(PortolanLibrary.fileName)")
    let compiler = try program("swiftc", script, in: bench)
    let error = try await bench.fault(
      bench.request(
        "App.swift", ["SWIFT_EXEC": compiler, "PORTOLAN_LIBRARY": "\(bench.folder)/library"]))
    #expect(error.diagnostics.map(\.id).first == id)
    #expect(error.exitCode == 69)
    #expect(bench.leftovers == [])
  }

  @Test func `a missing library is reported with the searched folders`() throws {
    let error = #expect(throws: SpecLoadingError.self) {
      try PortolanLibrary(in: ["PORTOLAN_LIBRARY": "/nowhere"])
    }
    #expect(error?.exitCode == 69)
    #expect(error?.diagnostics.first?.message.contains("'/nowhere'") == true)
  }

  @Test func `a temporary folder that is not writable is reported`() async throws {
    let bench = try Workbench(statement: "")
    try Files.makeFolder("\(bench.folder)/library/Modules")
    try Files.save([], to: "\(bench.folder)/library/\(PortolanLibrary.fileName)")
    let variables = [
      "SWIFT_EXEC": "/bin/sh", "PORTOLAN_LIBRARY": "\(bench.folder)/library", "TMPDIR": "/nowhere/at/all",
    ]
    let error = try await bench.fault(bench.request("App.swift", variables))
    #expect(error.exitCode == 73)
    #expect(error.diagnostics.first?.message.contains("'/nowhere/at/all'") == true)
  }
}
