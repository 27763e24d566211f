import Foundation

/// Runs a program until it ends.
struct Program {
  /// The result of a program.
  struct Outcome {
    let exitCode: Int32
    let output: [UInt8]
    let errors: String

    /// Standard output as a string.
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
  /// Its output is written to files, so that it does not have to be read before the program ends.
  /// - Parameter meanwhile: is called after the start.
  func run(meanwhile: (Process) -> Void = { _ in }) throws -> Outcome {
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
    try process.runWithoutBlockedSignals()
    meanwhile(process)
    process.waitUntilExit()
    // A signal is counted as in a shell.
    let ending = process.terminationStatus + (process.terminationReason == .uncaughtSignal ? 128 : 0)
    return Outcome(
      exitCode: ending, output: Array(try Data(contentsOf: output)),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}

extension Process {
  /// Starts the program with no signal blocked.
  ///
  /// The threads on which tests run block most signals, and a program inherits the mask. A shell would then neither
  /// receive SIGTERM nor learn that its children have ended.
  fileprivate func runWithoutBlockedSignals() throws {
    var none = sigset_t()
    sigemptyset(&none)
    var own = sigset_t()
    pthread_sigmask(SIG_SETMASK, &none, &own)
    defer { pthread_sigmask(SIG_SETMASK, &own, nil) }
    try run()
  }
}
