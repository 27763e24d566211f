import Foundation
import Testing

/// A small HTTP server in Python, which ends with the test.
final class LocalServer {
  let port: Int
  private let process: Process

  static let absence: Comment = "needs python3"
  static let isInstalled: Bool = {
    let outcome = try? Program(
      path: "/usr/bin/env", arguments: ["python3", "--version"],
      folder: FileManager.default.temporaryDirectory,
      environment: ProcessInfo.processInfo.environment
    ).run()
    return outcome?.exitCode == 0
  }()

  /// Starts a server of the stubs, which prints its port.
  init(_ name: String, _ arguments: String...) throws {
    process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", try StubbedShell.stub(name).path] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var text = ""
    while !text.contains("\n") {
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { break }
      text += String(decoding: data, as: UTF8.self)
    }
    port = try #require(Int(text.trimmingCharacters(in: .whitespacesAndNewlines)))
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
  }

  var address: String { "http://127.0.0.1:\(port)" }

  /// What the server answers at a path.
  func get(_ path: String) throws -> [UInt8] {
    try Program(
      path: "/usr/bin/env",
      arguments: [
        "python3", "-c",
        "import sys, urllib.request; print(urllib.request.urlopen(sys.argv[1]).read().decode())",
        address + path,
      ], folder: FileManager.default.temporaryDirectory,
      environment: ProcessInfo.processInfo.environment
    ).run().output
  }
}
