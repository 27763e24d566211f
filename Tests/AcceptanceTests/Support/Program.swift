import Foundation

/// A program that is run to its end.
struct Program {
  /// What a program did.
  struct Outcome {
    let exitCode: Int32
    let output: [UInt8]
    let errors: String

    /// Standard output as text.
    var text: String { String(decoding: output, as: UTF8.self) }
    /// The lines of standard error.
    var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
  }

  let path: String
  var arguments: [String] = []
  let folder: URL
  var environment: [String: String] = [:]

  /// Runs it in its folder, without input.
  ///
  /// What it writes goes to files, so that none of it has to be read before it ends.
  func run() throws -> Outcome {
    let streams = FileManager.default.temporaryDirectory.appending(
      path: "portolan-streams-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: streams, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: streams) }
    let output = streams.appending(path: "output")
    let errors = streams.appending(path: "errors")
    for file in [output, errors] { try Data().write(to: file) }

    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    // A signal counts as in a shell.
    let ending = process.terminationStatus + (process.terminationReason == .uncaughtSignal ? 128 : 0)
    return Outcome(
      exitCode: ending, output: Array(try Data(contentsOf: output)),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}
