import ArgumentParser
import ChartRendering
import Diagnostics
import FileWriting
import LintEngine
import ManifestTree

/// The output folders of a render, which are changed atomically.
struct OutputFolders {
  private let entries: [Entry]
  private let followsLinks: Bool

  /// The files of an app and their folder.
  struct Entry {
    let app: String
    let path: String
    let folder: OutputFolder
    let files: [RenderedFile]

    init(app: String, path: String, ownFolders: [String], files: [RenderedFile], followsLinks: Bool) {
      self.app = app
      self.path = path
      folder = OutputFolder(path: path, app: app, ownFolders: ownFolders, followsLinks: followsLinks)
      self.files = files
    }
  }

  init(_ entries: [Entry], followsLinks: Bool) {
    self.entries = entries
    self.followsLinks = followsLinks
  }

  /// Reports the changes that would bring the folders up to date, without writing files.
  /// - Parameter showsDiff: whether to add a patch from the existing files to the rendered ones.
  /// - Throws: the exit code 1 if anything differs, or ``CommandFailure`` with the exit code of the ``FileFault`` if
  ///   the folders cannot be read.
  func check(showsDiff: Bool) throws {
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
    var text = lines.joined(separator: "\n") + "\n"
    if showsDiff { text += try zip(entries, plans).map { try Self.patch(of: $0, $1) }.joined() }
    try StandardStreams.write(Array(text.utf8))
    throw ExitCode(1)
  }

  /// The patch from the existing files of an app to the rendered ones.
  private static func patch(of entry: Entry, _ plan: OutputFolder.Plan) throws(CommandFailure) -> String {
    let places = Set(plan.differing + plan.missing + plan.foreign)
    var patch = ""
    for file in entry.files.sorted(by: { $0.name < $1.name }) {
      let place = FolderListing.join(entry.path, file.name)
      guard places.contains(place) else { continue }
      let present = plan.missing.contains(place) ? [] : try InputFile.read(place)
      do throws(FileFault) {
        patch += text(from: present, to: try file.bytes, at: place)
      } catch {
        throw CommandFailure(error)
      }
    }
    for place in plan.stale { patch += text(from: try InputFile.read(place), to: [], at: place) }
    return patch
  }

  private static func text(from old: [UInt8], to new: [UInt8], at place: String) -> String {
    // Packed charts have no lines.
    guard !old.contains(0), !new.contains(0) else { return "Binary file \(place) differs\n" }
    let secrets = SecretWords(
      of: [old, new].flatMap { ManifestReader.read($0, from: place, of: .review).objects })
    return UnifiedPatch(old, new, mask: { secrets.masked($0) }).text(at: place)
  }

  /// Updates the folders: either all changes are made, or none.
  /// - Throws: ``CommandFailure`` with the exit code 73 for files that portolan did not write for the app, unless
  ///   `force` is true, or with the exit code of the ``FileFault`` if a file cannot be written.
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
  /// The failure for a file or folder that cannot be read or written.
  init(_ error: FileFault) {
    self.init(diagnostics: [error.diagnostic], exitCode: error.exitCode)
  }
}
