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
}
