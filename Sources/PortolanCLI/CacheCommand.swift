import ArgumentParser
import Diagnostics
import SpecLoading

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `portolan cache`: the cache of evaluated specs.
struct CacheCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache", abstract: "Print the path of the cache of evaluated specs, or clear the cache.",
    discussion: """
      EXAMPLES
        portolan cache path
        portolan cache clear
      """,
    subcommands: [Path.self, Clear.self])

  /// `portolan cache path`.
  struct Path: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "path", abstract: "Print the path of the cache folder.")

    func run() throws { try StandardStreams.write(Array("\(try CacheCommand.folder().path)\n".utf8)) }
  }

  /// `portolan cache clear`.
  struct Clear: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "clear", abstract: "Remove cached specs, programs, and modules.")

    func run() throws {
      do throws(SpecLoadingError) {
        try CacheCommand.folder().clear()
      } catch {
        throw CommandFailure(diagnostics: error.diagnostics, exitCode: error.exitCode).exit()
      }
    }
  }

  fileprivate static func folder() throws(SpecLoadingError) -> CacheFolder {
    guard let folder = CacheFolder(in: ProcessInfo.processInfo.environment) else {
      throw SpecLoadingError(.notFound, .noCacheFolder)
    }
    return folder
  }
}

extension Diagnostic {
  fileprivate static var noCacheFolder: Diagnostic {
    Diagnostic(
      "cache/no-folder", .error, "the environment does not set a cache folder", at: nil,
      fix: "set PORTOLAN_CACHE, XDG_CACHE_HOME, or HOME")
  }
}
