import Diagnostics
import Foundation
import Testing

@testable import SpecLoading

/// The checks of `portolan doctor` on machines with stub compilers and libraries.
struct EvaluationSetupTests {
  private func program(_ name: String, _ text: String, in bench: Workbench) throws {
    let path = "\(bench.folder)/bin/\(name)"
    try Files.makeFolder("\(bench.folder)/bin")
    try Files.save(Array("#!/bin/sh\n\(text)\n".utf8), to: path, isExecutable: true)
  }

  private func environment(of bench: Workbench) throws -> [String: String] {
    try Files.makeFolder("\(bench.folder)/library/Modules")
    try Files.save([], to: "\(bench.folder)/library/\(PortolanLibrary.fileName)")
    return [
      "PATH": "\(bench.folder)/bin:/usr/bin:/bin", "SWIFT_EXEC": "\(bench.folder)/bin/swiftc",
      "PORTOLAN_LIBRARY": "\(bench.folder)/library", "TMPDIR": "\(bench.folder)/temporary",
      "PORTOLAN_CACHE": bench.cache.path,
    ]
  }

  @Test func `a compiler and a library are found, with the compiler's version`() async throws {
    let bench = try Workbench()
    try program(
      "swiftc",
      """
      if [ "$1" = --version ]; then echo "Swift version 6.9.2 (swift-6.9.2-RELEASE)"; exit; fi
      while [ "$1" != -o ]; do shift; done
      printf '#!/bin/sh\\necho "{}" >&3\\n' >"$2" && chmod 700 "$2"
      """, in: bench)
    let setup = await EvaluationSetup(inspecting: try environment(of: bench))
    #expect(try setup.compiler.get().version == "6.9.2")
    #expect(try setup.compiler.get().path == "\(bench.folder)/bin/swiftc")
    #expect(try setup.library.get().folder == Files.realPath("\(bench.folder)/library"))
    #expect((try? setup.trial?.get()) != nil)
    #expect(setup.cache?.problem == nil)
    #expect(bench.leftovers == [])
  }

  @Test func `a library of another compiler is reported`() async throws {
    let bench = try Workbench()
    try program(
      "swiftc",
      "[ \"$1\" = --version ] && echo 'Swift version 6.9' && exit 0; echo 'App.swift:1:8: error: module compiled with Swift 9 cannot be imported by the Swift 6.9 compiler'; exit 1",
      in: bench)
    let setup = await EvaluationSetup(inspecting: try environment(of: bench))
    let error = #expect(throws: SpecLoadingError.self) { try setup.trial?.get() }
    #expect(error?.diagnostics.first?.id == "toolchain/does-not-fit")
    #expect(bench.leftovers == [])
  }

  @Test(arguments: [
    ("6.9", "built with another build of this compiler's version (Swift 6.9)"),
    ("6.9.1", "built with Swift 6.9.1, not with this compiler (Swift 6.9)"),
  ])
  func `an error about the library's compiler names a version only once`(_ version: String, _ message: String)
    async throws
  {
    let bench = try Workbench()
    try program(
      "swiftc",
      "[ \"$1\" = --version ] && echo 'Swift version 6.9' && exit 0; echo 'App.swift:1:8: error: module compiled with Swift 9 cannot be imported by the Swift 6.9 compiler'; exit 1",
      in: bench)
    let environment = try environment(of: bench)
    try Files.save(
      Array("Swift version \(version) (swift)".utf8),
      to: "\(bench.folder)/library/Modules/Portolan.swiftmodule")
    let setup = await EvaluationSetup(inspecting: environment)
    let error = #expect(throws: SpecLoadingError.self) { try setup.trial?.get() }
    #expect(error?.diagnostics.first?.message.contains(message) ?? false, "\(error?.diagnostics ?? [])")
  }

  @Test func `without a compiler, the library and the cache are still inspected`() async throws {
    let bench = try Workbench()
    let setup = await EvaluationSetup(inspecting: try environment(of: bench))
    let error = #expect(throws: SpecLoadingError.self) { try setup.compiler.get() }
    #expect(error?.exitCode == 69)
    #expect((try? setup.library.get()) != nil)
    #expect(setup.trial == nil)
    #expect(setup.cache?.path == bench.cache.path)
  }

  @Test func `a cache folder with other files is not used`() async throws {
    let bench = try Workbench()
    try Files.makeFolder(bench.cache.path)
    try Files.save([], to: "\(bench.cache.path)/notes.txt")
    let setup = await EvaluationSetup(inspecting: try environment(of: bench))
    #expect(setup.cache?.problem?.id == "cache/not-used")
  }
}
