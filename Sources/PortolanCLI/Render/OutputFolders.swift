import ArgumentParser
import ChartRendering
import Diagnostics

/// The output folders of a render, which are changed atomically.
struct OutputFolders {
  private let entries: [Entry]

  /// The files of an app and their folder.
  struct Entry {
    let app: String
    let folder: OutputFolder
    let files: [RenderedFile]

    init(app: String, path: String, ownFolders: [String], files: [RenderedFile]) {
      self.app = app
      folder = OutputFolder(path: path, app: app, ownFolders: ownFolders)
      self.files = files
    }
  }

  init(_ entries: [Entry]) { self.entries = entries }

  /// Reports the changes that would update the folders, without writing.
  /// - Throws: exit code 1 if anything differs.
  func check() throws {
    var plans: [OutputFolder.Plan] = []
    do throws(OutputError) {
      for entry in entries { plans.append(try entry.folder.plan(for: entry.files)) }
    } catch {
      throw CommandFailure(error)
    }
    let lines =
      plans.flatMap(\.differing).map { "differs \($0)" } + plans.flatMap(\.foreign).map { "foreign \($0)" }
      + plans.flatMap(\.missing).map { "missing \($0)" } + plans.flatMap(\.stale).map { "stale   \($0)" }
    guard !lines.isEmpty else { return }
    try StandardStreams.write(Array((lines.joined(separator: "\n") + "\n").utf8))
    throw ExitCode(1)
  }

  /// Updates the folders: either all changes are made, or none.
  func write(prune: Bool, force: Bool) throws(CommandFailure) {
    var transaction = OutputTransaction()
    var stale: [String] = []
    var foreign: [Diagnostic] = []
    do throws(OutputError) {
      for entry in entries {
        let plan = try entry.folder.stage(entry.files, in: &transaction)
        transaction.add(plan, prunes: prune)
        stale += plan.stale
        foreign += plan.foreign.map { Diagnostic.foreignFile($0, app: entry.app) }
      }
    } catch {
      transaction.abandon()
      throw CommandFailure(error)
    }
    guard foreign.isEmpty || force else {
      transaction.abandon()
      throw CommandFailure(diagnostics: foreign, exitCode: 73)
    }
    do throws(OutputError) {
      try transaction.commit()
    } catch {
      throw CommandFailure(error)
    }
    if !stale.isEmpty, !prune { StandardStreams.report([.staleFiles(stale)]) }
  }
}

extension CommandFailure {
  /// Creates an error about an unreadable or unwritable folder.
  fileprivate init(_ error: OutputError) {
    self.init(diagnostics: [error.diagnostic], exitCode: error.exitCode)
  }
}
