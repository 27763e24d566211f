import Foundation

/// What a program left.
struct ProgramOutput {
  var output: [UInt8]
  var exitCode: Int32
  /// Whether there was more than was asked for.
  var isCut: Bool
  /// What it wrote to its standard error, as far as that was asked for.
  var errors = ""
}

/// Runs other programs that are found on the user's path; their standard error is ours unless it is asked for.
enum Program {
  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - limit: How many bytes of output to read; a program that writes more is stopped.
  ///   - readsErrors: Whether to read its standard error, of which 64 KiB are kept.
  static func run(
    _ arguments: [String], input: [UInt8]? = nil, limit: Int = .max, readsErrors: Bool = false
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
    if let input {
      // A program that stops early closes the pipe; that is its answer, not ours.
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
        // Signals that ask may be blocked, as they are wherever a program is started by a thread that blocks them.
        kill(process.processIdentifier, SIGKILL)
        break
      }
    }
    process.waitUntilExit()
    return ProgramOutput(
      output: output, exitCode: process.terminationStatus, isCut: isCut, errors: errors?.text ?? "")
  }
}

/// A program's standard error, which is read beside its output, so that neither waits for the other.
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

  /// What was written; a program that left children with the pipe is not waited for longer than a moment.
  var text: String {
    guard isDone.wait(timeout: .now() + 2) == .success else { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }
}
