import ArgumentParser
import ChartRendering
import Diagnostics
import FileWriting

/// The folders that a render goes to: all of them change, or none.
struct OutputFolders {
  private let entries: [Entry]
  private let followsLinks: Bool

  /// One app's files and their folder.
  struct Entry {
    let app: String
    let folder: OutputFolder
    let files: [RenderedFile]

    init(app: String, path: String, ownFolders: [String], files: [RenderedFile], followsLinks: Bool) {
      self.app = app
      folder = OutputFolder(path: path, app: app, ownFolders: ownFolders, followsLinks: followsLinks)
      self.files = files
    }
  }

  init(_ entries: [Entry], followsLinks: Bool) {
    self.entries = entries
    self.followsLinks = followsLinks
  }

  /// Says what it would take to bring the folders up to date; it writes nothing.
  /// - Throws: exit code 1 where anything differs.
  func check() throws {
    var plans: [OutputFolder.Plan] = []
    do throws(FileFault) {
      for entry in entries { plans.append(try entry.folder.plan(for: entry.files)) }
    } catch {
      throw CommandFailure(error)
    }
    let kinds: [(word: String, paths: (OutputFolder.Plan) -> [String])] = [
      ("differs", \.differing), ("foreign", \.foreign), ("missing", \.missing), ("stale  ", \.stale),
      ("left   ", \.leftovers),
    ]
    let lines = kinds.flatMap { kind in plans.flatMap(kind.paths).map { "\(kind.word) \($0)" } }
    guard !lines.isEmpty else { return }
    try StandardStreams.write(Array((lines.joined(separator: "\n") + "\n").utf8))
    throw ExitCode(1)
  }

  /// Brings the folders up to date: all changes happen, or none.
  func write(prune: Bool, force: Bool) throws(CommandFailure) {
    var transaction = FileTransaction(followsLinks: followsLinks)
    var stale: [String] = []
    var foreign: [Diagnostic] = []
    do throws(FileFault) {
      for entry in entries {
        let plan = try entry.folder.stage(entry.files, in: &transaction)
        plan.add(to: &transaction, prunes: prune)
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
    do throws(FileFault) {
      try transaction.commit()
    } catch {
      throw CommandFailure(error)
    }
    if !stale.isEmpty, !prune { StandardStreams.report([.staleFiles(stale)]) }
  }
}

extension CommandFailure {
  /// A file or folder that cannot be read or written.
  init(_ error: FileFault) {
    self.init(diagnostics: [error.diagnostic], exitCode: error.exitCode)
  }
}
