import Diagnostics
import SpecLoading

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The files beside a spec that editors, Git, and portolan read.
struct SpecFrame {
  let name: String
  /// The folder of the spec; the current folder if empty.
  let folder: String

  private var prefix: String { folder.isEmpty ? "" : folder.hasSuffix("/") ? folder : "\(folder)/" }

  /// - Throws: ``CommandFailure`` with the exit code 73 if a file of the spec or of the frame exists.
  func checkIsNew(_ names: [String]) throws(CommandFailure) {
    try NewFiles(files: names.map { .init(path: prefix + $0, text: "") } + frame).check()
  }

  /// Creates the given files and the files that each spec has: all, or none.
  /// - Throws: ``CommandFailure`` with the exit code 73 if a file exists, or with the exit code of the ``FileFault`` if
  ///   a file cannot be written.
  func create(_ files: [(name: String, text: String)]) throws(CommandFailure) {
    try NewFiles(files: files.map { .init(path: prefix + $0.name, text: $0.text) } + frame).create()
  }

  /// The settings of portolan, Git, and editors.
  var frame: [NewFiles.File] {
    var files = [
      NewFiles.File(path: "\(prefix).portolan.yaml", text: Self.settings),
      NewFiles.File(path: "\(prefix).gitignore", text: Self.ignored),
      NewFiles.File(path: "\(prefix)Package.swift", text: EditorFiles.package(named: name)),
    ]
    do {
      let modules = try PortolanModules(in: ProcessInfo.processInfo.environment)
      files.append(
        .init(
          path: prefix + EditorFiles.settingsPath, text: try EditorFiles.settings(modules: modules.folder)))
    } catch {
      StandardStreams.report([.noEditorSettings(folder.isEmpty ? "." : folder)])
    }
    return files
  }

  private static let settings = """
    # Settings of portolan in this folder.
    lint:
      preset: production

    """

  private static let ignored = """
    .build/
    # Contains the path of the module Portolan on this machine; 'portolan editor' writes it.
    .sourcekit-lsp/

    """
}

extension Diagnostic {
  fileprivate static func noEditorSettings(_ folder: String) -> Diagnostic {
    Diagnostic(
      "command/no-editor-settings", .warning,
      "module Portolan not found, so '\(EditorFiles.settingsPath)' is not created", at: nil,
      fix: "install the library, and run 'portolan editor \(folder)'")
  }
}
