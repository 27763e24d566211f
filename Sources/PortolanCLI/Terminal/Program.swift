import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

struct ProgramOutput {
  var output: [UInt8]
  var exitCode: Int32
  /// Whether the output was truncated.
  var isCut: Bool
  /// The program's standard error, if it was requested.
  var errors = ""
}

/// Runs programs from the user's `PATH`; their standard error is inherited unless it is requested.
enum Program {
  /// Runs a program until it ends.
  ///
  /// - Parameters:
  ///   - limit: the maximum output in bytes; a program that writes more is stopped.
  ///   - readsErrors: whether to capture standard error, up to 64 KiB.
  ///   - timeLimit: the maximum run time in seconds; a program that runs longer is stopped.
  static func run(
    _ arguments: [String], input: [UInt8]? = nil, limit: Int = .max, readsErrors: Bool = false,
    timeLimit: Double? = nil
  ) throws -> ProgramOutput {
    // A program that ends early closes its standard input; writing to it must not end this process.
    signal(SIGPIPE, SIG_IGN)
    let feed = try input.map { _ in try ProgramPipe() }
    let output = try ProgramPipe()
    let errors = readsErrors ? try ProgramPipe() : nil
    let process = try start(
      arguments, input: feed?.readingEnd, output: output.writingEnd, errors: errors?.writingEnd)
    feed?.closeReadingEnd()
    output.closeWritingEnd()
    errors?.closeWritingEnd()
    var exchange = ProgramExchange(
      process: process, feed: feed, output: output, errors: errors, input: input ?? [], limit: limit)
    exchange.run(timeLimit: timeLimit.map { .seconds($0) })
    return ProgramOutput(
      output: exchange.outputBytes, exitCode: exitCode(of: process), isCut: exchange.isCut,
      errors: String(decoding: exchange.errorBytes, as: UTF8.self))
  }

  /// Starts a program; descriptors that are nil are `/dev/null` for standard input and inherited for standard error.
  private static func start(_ arguments: [String], input: Int32?, output: Int32, errors: Int32?) throws
    -> pid_t
  {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input {
      posix_spawn_file_actions_adddup2(&actions, input, 0)
    } else {
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    }
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    if let errors { posix_spawn_file_actions_adddup2(&actions, errors, 2) }
    let words = (["/usr/bin/env"] + arguments).map { strdup($0) }
    let variables = ProcessInfo.processInfo.environment.map { strdup("\($0.key)=\($0.value)") }
    defer { for text in words + variables { free(text) } }
    var process: pid_t = 0
    let status = posix_spawn(&process, "/usr/bin/env", &actions, nil, words + [nil], variables + [nil])
    guard status == 0 else { throw Errno(rawValue: status) }
    return process
  }

  /// Waits for a program to end.
  ///
  /// - Returns: its exit code, or the number of the signal that ended it.
  private static func exitCode(of process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
    return status & 0x7F == 0 ? status >> 8 & 0xFF : status & 0x7F
  }
}

/// A pipe between this process and a program that it runs; other programs do not inherit it.
final class ProgramPipe {
  private var ends: (read: FileDescriptor, write: FileDescriptor)
  private var isReadOpen = true
  private var isWriteOpen = true

  init() throws {
    let pipe = try FileDescriptor.pipe()
    ends = (pipe.readEnd, pipe.writeEnd)
    for end in [ends.read, ends.write] { _ = fcntl(end.rawValue, F_SETFD, FD_CLOEXEC) }
  }

  deinit {
    closeReadingEnd()
    closeWritingEnd()
  }

  var readingEnd: Int32 { ends.read.rawValue }
  var writingEnd: Int32 { ends.write.rawValue }

  func closeReadingEnd() {
    if isReadOpen { try? ends.read.close() }
    isReadOpen = false
  }

  func closeWritingEnd() {
    if isWriteOpen { try? ends.write.close() }
    isWriteOpen = false
  }
}
