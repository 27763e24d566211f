import Diagnostics
import FileWriting

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Replaces the contents of files that the user named: all of them, or none.
enum FileReplacement {
  /// Replaces the files' contents; symbolic links are followed, and permissions are kept.
  /// - Throws: ``CommandFailure`` with the exit code of the ``FileFault`` if a file cannot be written. The files are
  ///   then unchanged, or the error lists those that could not be restored.
  static func replace(_ files: [(path: String, bytes: [UInt8])]) throws(CommandFailure) {
    var transaction = FileTransaction(followsLinks: true)
    let places = files.map { (path: Self.target(of: $0.path), bytes: $0.bytes) }
    let folders = Dictionary(grouping: places.map(\.path), by: FolderListing.parent)
    do throws(FileFault) {
      for (folder, places) in folders.sorted(by: { $0.key < $1.key }) {
        try transaction.begin(places, in: folder)
      }
      for (place, bytes) in places {
        // A rename would replace even a file that may not be written to.
        if FileManager.default.fileExists(atPath: place), !FileManager.default.isWritableFile(atPath: place) {
          throw .unwritable(place, reason: "the file is read-only")
        }
        try transaction.stage(bytes, for: place)
        transaction.replace(place)
      }
    } catch {
      transaction.abandon()
      throw CommandFailure(error)
    }
    do throws(FileFault) {
      try transaction.commit()
    } catch {
      throw CommandFailure(error)
    }
  }

  /// The file that a path leads to, so that a link stays a link.
  private static func target(of path: String) -> String {
    FolderListing.kind(of: path, followsLinks: false) == .link
      ? URL(filePath: path).resolvingSymlinksInPath().path : path
  }
}
