import Diagnostics
import Foundation
import Testing

@testable import FileWriting

/// Changes of files that happen together or not at all.
@Suite struct FileTransactionTests {
  private let bench = Bench()

  @Test func `files are written together, and no temporary file remains`() throws {
    try bench.write("old", to: "out/a.yaml")
    var transaction = FileTransaction()
    try bench.stage(["out/a.yaml": "new", "out/deep/b.yaml": "b"], in: &transaction)
    #expect(bench.texts == ["out/a.yaml": "old"])
    try transaction.commit()
    #expect(bench.texts == ["out/a.yaml": "new", "out/deep/b.yaml": "b"])
  }

  /// Few files are flushed to the disk one by one, and many together.
  @Test(arguments: [1, 256, 257, 300]) func `any number of files is written together`(_ count: Int) throws {
    var transaction = FileTransaction()
    let files = Dictionary(uniqueKeysWithValues: (0..<count).map { ("out/\($0 % 3)/\($0).yaml", "\($0)") })
    try bench.stage(files, in: &transaction)
    #expect(bench.texts.isEmpty)
    try transaction.commit()
    #expect(bench.texts == files)
  }

  @Test func `file systems of existing folders are flushed`() throws {
    try bench.write("a", to: "out/a.yaml")
    #expect(throws: Never.self) {
      try FileSystems(of: [bench.path("out/a.yaml"), "/proc/self/status"]).flush()
    }
    #expect(throws: Never.self) { try FileSystems(of: [bench.path("gone/a.yaml")]).flush() }
  }

  @Test func `an abandoned transaction leaves no file and no folder`() throws {
    var transaction = FileTransaction()
    try bench.stage(["out/deep/b.yaml": "b"], in: &transaction)
    transaction.abandon()
    #expect(bench.names.isEmpty)
  }

  @Test func `a file keeps its mode`() throws {
    try bench.write("#!/bin/sh", to: "out/run.sh")
    chmod(bench.path("out/run.sh"), 0o750)
    var transaction = FileTransaction()
    try bench.stage(["out/run.sh": "#!/bin/bash"], in: &transaction)
    try transaction.commit()
    let attributes = try FileManager.default.attributesOfItem(atPath: bench.path("out/run.sh"))
    #expect(attributes[.posixPermissions] as? Int == 0o750)
  }

  @Test func `a rename that fails restores the files that were already replaced`() throws {
    for name in ["a", "b", "c"] { try bench.write("old \(name)", to: "out/\(name).yaml") }
    var transaction = FileTransaction()
    try bench.stage(
      ["out/a.yaml": "new", "out/b.yaml": "new", "out/fresh.yaml": "new", "out/z.yaml": "new"],
      in: &transaction)
    transaction.remove(bench.path("out/c.yaml"), below: bench.path("out/"))
    // Another process creates a folder at the last path after the files were staged.
    try bench.write("mine", to: "out/z.yaml/notes")
    let fault = #expect(throws: FileFault.self) { try transaction.commit() }
    #expect(fault == .notAFile(bench.path("out/z.yaml")))
    #expect(
      bench.texts == [
        "out/a.yaml": "old a", "out/b.yaml": "old b", "out/c.yaml": "old c", "out/z.yaml/notes": "mine",
      ])
  }

  @Test func `a removal that fails restores the replaced files`() throws {
    try bench.write("old", to: "out/a.yaml")
    try bench.write("stale", to: "out/sub/stale.yaml")
    var transaction = FileTransaction()
    try bench.stage(["out/a.yaml": "new"], in: &transaction)
    // A name of this length exceeds the limit of file systems, so the file cannot be moved.
    transaction.remove(bench.path("out/\(String(repeating: "x", count: 300))"), below: bench.path("out/"))
    let fault = #expect(throws: FileFault.self) { try transaction.commit() }
    #expect(fault?.diagnostic.message.hasSuffix("; no file was changed") == true)
    #expect(bench.texts == ["out/a.yaml": "old", "out/sub/stale.yaml": "stale"])
  }

  @Test func `a file whose old bytes are lost is named when a later one cannot be changed`() {
    let fault = FileFault.unwritable("out/b.yaml", reason: "no space", changed: ["out/a.yaml"]).diagnostic
    #expect(fault.message == "cannot write 'out/b.yaml': no space; 1 file was already changed")
    #expect(fault.notes.map(\.message) == ["changed 'out/a.yaml'"])
  }

  @Test func `a removal also removes the folders that become empty`() throws {
    try bench.write("stale", to: "out/sub/deep/stale.yaml")
    try bench.write("other", to: "out/other/mine.txt")
    var transaction = FileTransaction()
    try transaction.begin([], in: bench.path("out"))
    transaction.remove(bench.path("out/sub/deep/stale.yaml"), below: bench.path("out/"))
    try transaction.commit()
    #expect(bench.names == ["out", "out/other", "out/other/mine.txt"])
  }

  @Test(arguments: ["fifo", "folder"]) func `only a regular file is replaced`(kind: String) throws {
    try bench.write("x", to: "out/x")
    if kind == "fifo" {
      mkfifo(bench.path("out/a.yaml"), 0o600)
    } else {
      mkdir(bench.path("out/a.yaml"), 0o700)
    }
    var transaction = FileTransaction()
    let fault = #expect(throws: FileFault.self) { try bench.stage(["out/a.yaml": "new"], in: &transaction) }
    transaction.abandon()
    let expected: FileFault =
      kind == "fifo"
      ? .notRegular(bench.path("out/a.yaml"), kind: "a named pipe") : .notAFile(bench.path("out/a.yaml"))
    #expect(fault == expected)
  }

  @Test func `a pipe is not read`() throws {
    try bench.write("x", to: "x")
    mkfifo(bench.path("pipe"), 0o600)
    let fault = #expect(throws: FileFault.self) { _ = try RegularFile(at: bench.path("pipe"))?.bytes() }
    #expect(fault == .notRegular(bench.path("pipe"), kind: "a named pipe"))
  }

  @Test func `files are written through a link to a folder only if links are followed`() throws {
    try bench.write("mine", to: "elsewhere/notes")
    try bench.write("x", to: "out/x")
    symlink(bench.path("elsewhere"), bench.path("out/link"))
    var refused = FileTransaction()
    let fault = #expect(throws: FileFault.self) { try bench.stage(["out/link/a.yaml": "a"], in: &refused) }
    refused.abandon()
    #expect(fault == .linkedFolder(bench.path("out/link")))
    #expect(!bench.names.contains("elsewhere/a.yaml"))

    var followed = FileTransaction(followsLinks: true)
    try bench.stage(["out/link/a.yaml": "a"], in: &followed)
    try followed.commit()
    #expect(bench.texts["elsewhere/a.yaml"] == "a")
  }

  @Test func `a link with the name of a temporary file is not written through`() throws {
    try bench.write("mine", to: "victim")
    var transaction = FileTransaction()
    try transaction.begin([bench.path("out/a.yaml")], in: bench.path("out"))
    let names = Mirror(reflecting: transaction).children.first { $0.label == "token" }
    let token = try #require(names?.value as? String)
    symlink(bench.path("victim"), TemporaryFiles.path(for: bench.path("out/a.yaml"), .new, token: token))
    #expect(throws: FileFault.self) { try transaction.stage([1], for: bench.path("out/a.yaml")) }
    transaction.abandon()
    #expect(bench.texts == ["victim": "mine"])
  }

  @Test func `one process at a time writes to a folder`() throws {
    var first = FileTransaction()
    try bench.stage(["out/a.yaml": "first"], in: &first)
    var second = FileTransaction(patience: .zero)
    let fault = #expect(throws: FileFault.self) { try bench.stage(["out/a.yaml": "second"], in: &second) }
    second.abandon()
    #expect(fault == .locked(bench.path("out")))
    try first.commit()
    var third = FileTransaction(patience: .zero)
    try bench.stage(["out/a.yaml": "third"], in: &third)
    try third.commit()
    #expect(bench.texts == ["out/a.yaml": "third"])
  }

  @Test func `the files that a killed process left are removed, and no others`() throws {
    let left = TemporaryFiles.path(for: bench.path("out/a.yaml"), .new, token: TemporaryFiles.token())
    try Data("ha".utf8).write(to: bench.make(left))
    let mine = [".portolan-notes.tmp", ".portolan-1-2-new.tmp", ".portolan.yaml"]
    for name in mine { try bench.write("mine", to: "out/\(name)") }
    #expect(TemporaryFiles.leftovers(in: [bench.path("out")]) == [left])
    var transaction = FileTransaction()
    try bench.stage(["out/a.yaml": "a"], in: &transaction)
    try transaction.commit()
    #expect(bench.texts.keys.sorted() == (mine + ["a.yaml"]).map { "out/\($0)" }.sorted())
  }
}

/// A folder of one test.
private final class Bench {
  let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    .appending(path: "portolan-files-\(UUID().uuidString)")

  init() { try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { "\(folder.path)/\(name)" }

  func make(_ path: String) throws -> URL {
    let url = URL(filePath: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    return url
  }

  func write(_ text: String, to name: String) throws { try Data(text.utf8).write(to: make(path(name))) }

  /// Stages and adds files in the order of their names.
  func stage(_ files: [String: String], in transaction: inout FileTransaction) throws {
    try transaction.begin(files.keys.sorted().map(path), in: path("out"))
    for (name, text) in files.sorted(by: { $0.key < $1.key }) {
      try transaction.stage(Array(text.utf8), for: path(name))
      transaction.replace(path(name))
    }
  }

  /// The paths of all files and folders.
  var names: [String] {
    ((try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  /// The content of all files, except Portolan's temporary files.
  var texts: [String: String] {
    var texts: [String: String] = [:]
    for name in names where !TemporaryFiles.isName(String(name.split(separator: "/").last ?? "")) {
      guard let data = FileManager.default.contents(atPath: path(name)) else { continue }
      texts[name] = String(decoding: data, as: UTF8.self)
    }
    return texts
  }
}
