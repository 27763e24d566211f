import ArgumentParser
import Diagnostics
import SpecLoading
import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `portolan editor`: set up completion and diagnostics for a spec.
struct EditorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "editor",
    abstract: "Set up an editor for a spec: completion, documentation, and errors while you type.",
    discussion: """
      Writes what SourceKit-LSP needs into the folder of the spec: Package.swift, if there is none, and
      .sourcekit-lsp/config.json with the folder of the module Portolan on this machine. Do not commit the latter.

      EXAMPLES
        portolan editor shop
      """)

  @Argument(help: "Folder of the spec.", completion: .directory)
  var spec = "."

  func run() throws {
    do throws(CommandFailure) {
      try writeFiles()
    } catch {
      throw error.exit()
    }
  }

  private func writeFiles() throws(CommandFailure) {
    let folder = spec.hasSuffix(".swift") ? FilePath(spec).removingLastComponent().string : spec
    let base = folder.isEmpty ? "." : folder
    guard NewFiles.exists("\(base)/App.swift") || NewFiles.exists(spec) && spec.hasSuffix(".swift") else {
      throw CommandFailure(diagnostics: [.noSpec(base)], exitCode: 66)
    }
    let modules: PortolanModules
    do throws(SpecLoadingError) {
      modules = try PortolanModules(in: ProcessInfo.processInfo.environment)
    } catch {
      throw CommandFailure(diagnostics: error.diagnostics, exitCode: error.exitCode)
    }
    let settings = "\(base)/\(EditorFiles.settingsPath)"
    guard let text = try? EditorFiles.settings(modules: modules.folder) else {
      throw CommandFailure(diagnostics: [.noSpec(base)], exitCode: 70)
    }
    let own = (try? String(contentsOfFile: settings, encoding: .utf8)).map { EditorFiles.isOurs($0) }
    if own == false { throw CommandFailure(diagnostics: [.foreignSettings(settings)], exitCode: 73) }
    if own == true {
      try FileReplacement.replace([(settings, Array(text.utf8))])
    }
    var files = own == nil ? [NewFiles.File(path: settings, text: text)] : []
    if !NewFiles.exists("\(base)/Package.swift") {
      let name = URL(filePath: base).standardizedFileURL.lastPathComponent
      files.append(.init(path: "\(base)/Package.swift", text: EditorFiles.package(named: name)))
    }
    try NewFiles(files: files).create()
    StandardStreams.say("Open the folder '\(base)' in an editor with SourceKit-LSP.\n")
  }
}

extension EditorFiles {
  /// Whether settings hold nothing but the folder of the module, so that they can be written again.
  static func isOurs(_ text: String) -> Bool {
    guard
      let settings = try? JSONDecoder().decode([String: [String: [String]]].self, from: Data(text.utf8)),
      settings.count == 1, let flags = settings["swiftPM"]?["swiftCompilerFlags"]
    else { return false }
    return settings["swiftPM"]?.count == 1 && flags.count == 2 && flags.first == "-I"
  }
}

extension Diagnostic {
  fileprivate static func noSpec(_ folder: String) -> Diagnostic {
    Diagnostic(
      "command/no-spec", .error, "'\(folder)' has no App.swift", at: nil,
      fix: "name the folder of a spec, or create one with 'portolan init'")
  }

  fileprivate static func foreignSettings(_ path: String) -> Diagnostic {
    Diagnostic(
      "output/foreign-file", .error, "'\(path)' has other settings and is not changed", at: nil,
      fix: "add the compiler flag -I with the folder of the module Portolan to 'swiftPM.swiftCompilerFlags'")
  }
}
