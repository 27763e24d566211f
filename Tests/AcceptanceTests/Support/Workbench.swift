import Foundation
import TestSupport
import Testing

/// A test's folder, in which `portolan` is run.
final class Workbench: Sendable {
  let folder: URL

  /// The shared cache of tests: a spec that several tests use is compiled once, and the compiler's modules are built
  /// once.
  private static let sharedCache: URL = {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "portolan-acceptance-cache-\(ProcessInfo.processInfo.processIdentifier)")
    atexit { try? FileManager.default.removeItem(at: Workbench.sharedCache) }
    return folder
  }()

  init(_ files: [String: String] = [:]) throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "portolan-acceptance-\(UUID().uuidString)"
    )
    .resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
    for (name, text) in files { try write(text, to: name) }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private var temporary: URL { folder.appending(path: ".tmp") }

  func url(_ name: String) -> URL { folder.appending(path: name) }

  func write(_ text: String, to name: String) throws {
    try FileManager.default.createDirectory(
      at: url(name).deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url(name))
  }

  /// Adds a spec of the tests to the folder.
  func addSpec(_ name: String) throws {
    let specs = try #require(Bundle.module.url(forResource: "Specs", withExtension: nil))
    try FileManager.default.copyItem(at: specs.appending(path: name), to: url(name))
  }

  /// All files and folders with their bytes, by path, except those whose path starts with `.tmp` or `.git`.
  func contents(of name: String = ".") throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: url(name).path) {
      if path.hasPrefix(".tmp") || path.hasPrefix(".git") { continue }
      files[path] = FileManager.default.contents(atPath: url(name).appending(path: path).path) ?? Data()
    }
    return files
  }

  /// The files that the tool and its child processes left in the temporary folder.
  func leftovers() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: temporary.path) }

  /// The user's environment without variables of Portolan, with the test's temporary folder and the shared cache.
  func environment(_ changes: [String: String] = [:]) -> [String: String] {
    ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("PORTOLAN_") }
      .merging(["TMPDIR": temporary.path, "PORTOLAN_CACHE": Self.sharedCache.path]) { $1 }
      .merging(changes) { $1 }
  }

  /// Runs `portolan` in the folder.
  func portolan(_ arguments: String..., environment changes: [String: String] = [:]) throws -> Program.Outcome
  {
    try portolan(arguments, environment: changes)
  }

  func portolan(_ arguments: [String], environment changes: [String: String] = [:]) throws -> Program.Outcome
  {
    try Program(path: Tool.path, arguments: arguments, folder: folder, environment: environment(changes))
      .run()
  }

  /// Runs `portolan` with input that it must reject: nothing is written to standard output or to files.
  func refusal(
    _ arguments: [String], environment changes: [String: String] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Program.Outcome {
    let before = try contents()
    let outcome = try portolan(arguments, environment: changes)
    #expect(outcome.text == "", sourceLocation: sourceLocation)
    #expect(try contents() == before, "something was written", sourceLocation: sourceLocation)
    #expect(try leftovers() == [], "something was left behind", sourceLocation: sourceLocation)
    return outcome
  }
}
