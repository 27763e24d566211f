import ArgumentParser
import ChartRendering
import Diagnostics
import FileWriting

/// The output folders of a render, which are changed atomically.
struct OutputFolders {
  private let entries: [Entry]
  private let followsLinks: Bool

  /// The files of an app and their folder.
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

  /// Reports the changes that would update the folders, without writing.
  /// - Throws: exit code 1 if anything differs.
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
    if MessageFormat.current == .github {
      StandardStreams.report(
        plans.flatMap { $0.differing + $0.foreign + $0.missing + $0.stale }.map(Diagnostic.outdatedFile))
    }
    try StandardStreams.write(Array((lines.joined(separator: "\n") + "\n").utf8))
    throw ExitCode(1)
  }

  /// Updates the folders: either all changes are made, or none.
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
