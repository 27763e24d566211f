import Diagnostics
import Foundation
import Testing

@testable import SpecLoading

struct SpecSourcesTests {
  @Test func `a folder's Swift files are read in the order of their names`() throws {
    let bench = try Workbench([
      "b.swift": "b", "a.swift": "a", "B.swift": "B", ".hidden.swift": "", "Package.swift": "", "a.txt": "",
    ])
    try Files.makeFolder("\(bench.folder)/spec/folder.swift")
    let sources = try SpecSources(reading: "\(bench.folder)/spec")
    #expect(sources.files.map(\.name) == ["B.swift", "a.swift", "b.swift"])
    #expect(sources.files.map { String(decoding: $0.bytes, as: UTF8.self) } == ["B", "a", "b"])
    #expect(sources.folder == "\(bench.folder)/spec/")
  }

  @Test(arguments: [
    ("nothing.swift", "spec/not-found"),
    ("App.swift/inside.swift", "spec/not-found"),
    ("dangling.swift", "spec/not-found"),
    ("notes.txt", "spec/not-swift"),
    ("empty", "spec/no-swift-files"),
    ("pipe.swift", "spec/unreadable"),
    ("pipes", "spec/unreadable"),
    ("App.swift\0", "spec/not-found"),
  ])
  func `input that is not a spec is reported`(_ name: String, _ id: String) throws {
    let bench = try Workbench(["App.swift": "", "notes.txt": ""])
    let folder = "\(bench.folder)/spec"
    try Files.makeFolder("\(folder)/empty")
    try Files.makeFolder("\(folder)/pipes")
    #expect(symlink("\(folder)/gone", "\(folder)/dangling.swift") == 0)
    for pipe in ["pipe.swift", "pipes/App.swift"] { #expect(mkfifo("\(folder)/\(pipe)", 0o600) == 0) }

    let error = #expect(throws: SpecLoadingError.self) { try SpecSources(reading: "\(folder)/\(name)") }
    #expect(error?.diagnostics.map(\.id) == [id])
    #expect(error?.exitCode == 66)
  }

  @Test(arguments: ["-o.swift", "@options.swift"])
  func `a file name that the compiler would misinterpret is rejected`(_ name: String) throws {
    let bench = try Workbench(["App.swift": "", name: ""])
    let error = #expect(throws: SpecLoadingError.self) { try SpecSources(reading: "\(bench.folder)/spec") }
    #expect(error?.diagnostics.map(\.id) == ["spec/unusable-name"])
    #expect(error?.exitCode == 65)
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may read every file"))
  func `an unreadable file is reported with the reason`() throws {
    let bench = try Workbench(["App.swift": ""])
    let path = "\(bench.folder)/spec/App.swift"
    #expect(chmod(path, 0) == 0)
    let error = #expect(throws: SpecLoadingError.self) { try SpecSources(reading: path) }
    #expect(error?.diagnostics.first?.message == "cannot read '\(path)': permission denied")
  }

  /// A bench with a library and a folder outside, which links lead to.
  private func linkBench() throws -> Workbench {
    let bench = try Workbench(["App.swift": ""])
    for folder in ["library", "outside"] { try Files.makeFolder("\(bench.folder)/\(folder)") }
    for (name, text) in [
      ("library/Shared.swift", ""), ("library/images.yaml", "images: []"), ("library/a.conf", "a"),
      ("outside/secret.swift", "secret"), ("outside/Part.swift", ""),
    ] {
      try Files.save(Array(text.utf8), to: "\(bench.folder)/\(name)")
    }
    return bench
  }

  @Test(arguments: [
    ("../outside/secret.swift", "spec/Other.swift"), ("../outside/secret.swift", "spec/images.yaml"),
    ("../outside/secret.swift", "library/Other.swift"), ("../outside", "library/parts"),
    ("..", "library/loop"),
  ])
  func `a link that leads outside the folders of the spec and its libraries is rejected`(
    _ target: String, _ name: String
  ) throws {
    let bench = try linkBench()
    #expect(symlink(target, "\(bench.folder)/\(name)") == 0)
    let error = #expect(throws: SpecLoadingError.self) {
      try SpecSources(reading: "\(bench.folder)/spec", libraries: ["../library"])
    }
    #expect(error?.diagnostics.map(\.id) == ["spec/outside"])
    #expect(error?.diagnostics.first?.message.contains("secret") == false)
    #expect(error?.exitCode == 65)
  }

  @Test func `links between the folders of the spec and its libraries are followed`() throws {
    let bench = try linkBench()
    for (target, name) in [
      ("../library/Shared.swift", "Alias.swift"), ("../library/images.yaml", "images.yaml"),
      ("../library/a.conf", "a.conf"),
    ] {
      #expect(symlink(target, "\(bench.folder)/spec/\(name)") == 0)
    }
    #expect(symlink("spec", "\(bench.folder)/link") == 0)
    try bench.write("let files = [\"a.conf\"]", to: "App.swift")
    let sources = try SpecSources(reading: "\(bench.folder)/link", libraries: ["../library"])
    #expect(sources.files.map(\.name) == ["Alias.swift", "App.swift", "^/library/Shared.swift"])
    #expect(sources.imageList.bytes == Array("images: []".utf8))
    #expect(sources.resources.map(\.name) == ["a.conf"])
  }

  @Test func `a subfolder that leads outside is not searched for misplaced Swift files`() throws {
    let bench = try linkBench()
    #expect(symlink("../outside", "\(bench.folder)/spec/parts") == 0)
    #expect(try SpecSources(reading: "\(bench.folder)/spec").files.map(\.name) == ["App.swift"])
  }
}
