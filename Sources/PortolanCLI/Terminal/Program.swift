import Foundation

/// The output of a program.
struct ProgramOutput {
  var output: [UInt8]
  var exitCode: Int32
  /// Whether the output was truncated.
  var isCut: Bool
  /// Its standard error, if it was requested.
  var errors = ""
}

/// Runs programs from the user's `PATH`; their standard error is inherited unless it is requested.
enum Program {
  /// Runs a program until it ends.
  ///
  /// - Parameters:
  ///   - limit: The maximum output in bytes; a program that writes more is stopped.
  ///   - readsErrors: Whether to capture standard error, up to 64 KiB.
  ///   - timeLimit: The maximum run time in seconds; a program that runs longer is stopped.
  static func run(
    _ arguments: [String], input: [UInt8]? = nil, limit: Int = .max, readsErrors: Bool = false,
    timeLimit: Double? = nil
  ) throws -> ProgramOutput {
    let process = Foundation.Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    let (feed, result) = (Pipe(), Pipe())
    process.standardInput = input == nil ? FileHandle.nullDevice : feed
    process.standardOutput = result
    let errors = readsErrors ? ErrorText() : nil
    if let errors { process.standardError = errors.pipe }
    try process.run()
    errors?.start()
    let alarm = DispatchWorkItem { kill(process.processIdentifier, SIGKILL) }
    if let timeLimit { DispatchQueue.global().asyncAfter(deadline: .now() + timeLimit, execute: alarm) }
    defer { alarm.cancel() }
    if let input {
      // A program that ends early closes the pipe; writing to it must not end this process.
      signal(SIGPIPE, SIG_IGN)
      Thread.detachNewThread {
        try? feed.fileHandleForWriting.write(contentsOf: Data(input))
        try? feed.fileHandleForWriting.close()
      }
    }
    var output: [UInt8] = []
    var isCut = false
    while let data = try result.fileHandleForReading.read(upToCount: 1 << 20), !data.isEmpty {
      output.append(contentsOf: data)
      if output.count > limit {
        isCut = true
        // SIGTERM may be blocked, because a program inherits the signal mask of the thread that starts it.
        kill(process.processIdentifier, SIGKILL)
        break
      }
    }
    process.waitUntilExit()
    return ProgramOutput(
      output: output, exitCode: process.terminationStatus, isCut: isCut, errors: errors?.text ?? "")
  }
}

/// The standard error of a program, which is read in parallel with its output to avoid a deadlock.
private final class ErrorText: @unchecked Sendable {
  let pipe = Pipe()
  private var bytes: [UInt8] = []
  private let isDone = DispatchSemaphore(value: 0)
  private static let limit = 1 << 16

  func start() {
    Thread.detachNewThread { [self] in
      while let data = try? pipe.fileHandleForReading.read(upToCount: Self.limit), !data.isEmpty {
        bytes += data.prefix(Self.limit - bytes.count)
      }
      isDone.signal()
    }
  }

  /// The captured output; if child processes keep the pipe open, it waits only a moment.
  var text: String {
    guard isDone.wait(timeout: .now() + 2) == .success else { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }
}
