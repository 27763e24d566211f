import ArgumentParser
import Diagnostics
import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Results are written to standard output, everything else to standard error.
enum StandardStreams {
  /// Whether messages are colored: standard error is a terminal, and neither `NO_COLOR` nor `TERM=dumb` is set.
  static let isErrorColored = isColored(.standardError)
  /// Whether results are colored: standard output is a terminal, and neither `NO_COLOR` nor `TERM=dumb` is set.
  static let isOutputColored = isColored(.standardOutput)

  private static func isColored(_ descriptor: FileDescriptor) -> Bool {
    OperatingSystem.isTerminal(descriptor) && ProcessEnvironment.variable("NO_COLOR") == nil
      && ProcessEnvironment.variable("TERM") != "dumb"
  }

  /// Writes a result.
  /// - Throws: exit code 74 if the reader closed the pipe or the disk is full.
  static func write(_ bytes: [UInt8]) throws {
    do {
      try FileDescriptor.standardOutput.writeAll(bytes)
    } catch Errno.brokenPipe {
      throw ExitCode(74)
    } catch {
      report([Diagnostic("output/unwritable", .error, "cannot write to standard output: \(error)", at: nil)]
      )
      throw ExitCode(74)
    }
  }

  /// Prints diagnostics.
  static func report(_ diagnostics: [Diagnostic]) {
    say(MessageFormat.current.text(for: diagnostics, colored: isErrorColored))
  }

  /// Writes to standard error and ignores errors, such as a closed pipe.
  static func say(_ text: String) { _ = try? FileDescriptor.standardError.writeAll(Array(text.utf8)) }
}

enum ProcessEnvironment {
  /// A variable of the environment.
  static func variable(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }
}
