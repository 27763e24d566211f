import Foundation

/// What a program left.
struct ProgramOutput {
  var output: [UInt8]
  var exitCode: Int32
  /// Whether there was more than was asked for.
  var isCut: Bool
}

/// Runs other programs that are found on the user's path; their standard error is ours.
enum Program {
  /// Runs a program to its end.
  static func run(_ arguments: [String], input: [UInt8]? = nil, limit: Int = .max) throws -> ProgramOutput {
    let process = Foundation.Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    let (feed, result) = (Pipe(), Pipe())
    process.standardInput = input == nil ? FileHandle.nullDevice : feed
    process.standardOutput = result
    try process.run()
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
    return ProgramOutput(output: output, exitCode: process.terminationStatus, isCut: isCut)
  }
}
