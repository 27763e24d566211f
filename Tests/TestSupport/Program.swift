package import Foundation

/// Runs a program until it ends.
package struct Program {
  /// The result of a program.
  package struct Outcome {
    package let exitCode: Int32
    package let output: [UInt8]
    package let errors: String

    /// Standard output as a string.
    package var text: String { String(decoding: output, as: UTF8.self) }
    /// The lines of standard error.
    package var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
  }

  private let path: String
  private let arguments: [String]
  private let folder: URL
  private let environment: [String: String]
  private let input: [UInt8]

  /// Creates a call of the program at a path, or of the program with a name on the `PATH` of `environment`.
  package init(
    path: String, arguments: [String] = [], folder: URL = FileManager.default.temporaryDirectory,
    environment: [String: String] = ProcessInfo.processInfo.environment, input: [UInt8] = []
  ) {
    self.path = path.contains("/") ? path : "/usr/bin/env"
    self.arguments = path.contains("/") ? arguments : [path] + arguments
    self.folder = folder
    self.environment = environment
    self.input = input
  }

  /// Runs the program in its folder.
  ///
  /// Its output is written to files, so that it does not have to be read before the program ends.
  /// - Parameter meanwhile: a function that is called after the program has started.
  package func run(meanwhile: (Process) -> Void = { _ in }) throws -> Outcome {
    let streams = FileManager.default.temporaryDirectory.appending(
      path: "portolan-streams-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: streams, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: streams) }
    let output = streams.appending(path: "output")
    let errors = streams.appending(path: "errors")
    let source = streams.appending(path: "input")
    for file in [output, errors] { try Data().write(to: file) }
    try Data(input).write(to: source)

    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = environment
    process.standardInput = try FileHandle(forReadingFrom: source)
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

extension Program.Outcome {
  /// The outcome of a program that succeeded.
  package func checked() throws -> Program.Outcome {
    guard exitCode == 0 else { throw ProgramFailure(outcome: self) }
    return self
  }
}

/// A program that ended with an error.
package struct ProgramFailure: Error, CustomStringConvertible {
  let outcome: Program.Outcome
  package var description: String { "exit code \(outcome.exitCode): \(outcome.text)\(outcome.errors)" }
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
