import Diagnostics

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension ProjectSettings {
  /// Reads the settings in a folder; nil if there are none.
  ///
  /// A symbolic link must lead to a file in the folder or below it, because errors print parts of the file.
  /// - Parameters:
  ///   - folder: the folder with a slash at the end; empty for the current folder.
  ///   - file: the name of the file in messages.
  /// - Throws: ``CommandFailure`` with the exit code 66 if the file cannot be read, or 65 if it is a link that leads
  ///   outside or has errors, all of which are reported.
  static func read(in folder: String, shownAs file: String) throws(CommandFailure) -> ProjectSettings? {
    let path = folder + Self.file
    if (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil {
      guard FileManager.default.fileExists(atPath: path) else {
        throw CommandFailure(diagnostics: [.brokenLinks([file])], exitCode: 66)
      }
      let root = URL(filePath: folder.isEmpty ? "." : folder).resolvingSymlinksInPath().path
      let target = URL(filePath: path).resolvingSymlinksInPath().path
      guard target.hasPrefix(root.hasSuffix("/") ? root : "\(root)/") else {
        throw CommandFailure(diagnostics: [.settingsOutside(file)], exitCode: 65)
      }
    }
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let settings = ProjectSettings(try InputFile.read(path), from: file)
    guard settings.faults.isEmpty else { throw CommandFailure(diagnostics: settings.faults, exitCode: 65) }
    return settings
  }
}

extension Diagnostic {
  fileprivate static func settingsOutside(_ path: String) -> Diagnostic {
    Diagnostic(
      "settings/outside", .error, "'\(path)' is a symbolic link to a place outside its folder", at: nil,
      fix: "replace the link with a copy")
  }
}
