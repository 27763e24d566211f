import ArgumentParser
import Diagnostics
import FileWriting
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
      Writes two files for SourceKit-LSP into the folder of the spec: Package.swift, unless it exists, and \
      .sourcekit-lsp/config.json. For a spec with libraries, the command writes .sourcekit-lsp/compile_commands.json \
      with the compiler arguments of all files instead of Package.swift; run the command again after you add a file. \
      Do not commit the folder .sourcekit-lsp, whose files name folders of this machine.

      EXAMPLES
        portolan editor shop
      """)

  @Argument(help: "Spec: App.swift, or its folder.", completion: .directory)
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
      let isFile = spec.hasSuffix(".swift")
      let exists = !isFile && OperatingSystem.isFolder(base) != nil
      throw CommandFailure(diagnostics: [exists ? .noSpec(base) : .specNotFound(spec)], exitCode: 66)
    }
    let modules: PortolanModules
    do throws(SpecLoadingError) {
      modules = try PortolanModules(in: ProcessInfo.processInfo.environment)
    } catch {
      throw CommandFailure(diagnostics: error.diagnostics, exitCode: error.exitCode)
    }
    let libraries = try LibrarySetting.paths(ofSpecAt: spec)
    let own = "\(base)/\(EditorFiles.folder)"
    guard FolderListing.kind(of: own, followsLinks: false) != .link else {
      throw CommandFailure(diagnostics: [.linkedSettings(own)], exitCode: 73)
    }
    let settings = "\(base)/\(EditorFiles.settingsPath)"
    let isOurs = (try? String(contentsOfFile: settings, encoding: .utf8)).map { EditorFiles.isOurs($0) }
    if isOurs == false {
      throw CommandFailure(
        diagnostics: [
          .foreignSettings(settings, modules: modules.folder, hasLibraries: !libraries.isEmpty)
        ], exitCode: 73)
    }
    var files = try EditorFiles.machineFiles(
      of: spec, in: base, libraries, modules: modules.folder)
    if libraries.isEmpty, !NewFiles.exists("\(base)/Package.swift") {
      let name = URL(filePath: base).standardizedFileURL.lastPathComponent
      files.append(.init(path: "\(base)/Package.swift", text: EditorFiles.package(named: name)))
    }
    try FileReplacement.replace(files.map { ($0.path, Array($0.text.utf8)) })
    StandardStreams.say("Open the folder '\(base)' in an editor with SourceKit-LSP.\n")
  }
}

extension EditorFiles {
  /// The files that name folders of this machine.
  fileprivate static func machineFiles(
    of spec: String, in base: String, _ libraries: [String], modules: String
  ) throws(CommandFailure) -> [NewFiles.File] {
    func file(_ path: String, _ text: String?) -> NewFiles.File? {
      text.map { NewFiles.File(path: "\(base)/\(path)", text: $0) }
    }
    guard !libraries.isEmpty else {
      return [file(settingsPath, try? settings(modules: modules))].compactMap(\.self)
    }
    var request = SpecRequest(spec, environment: [:])
    request.libraries = libraries
    let paths: [String]
    do throws(SpecLoadingError) {
      paths = try request.swiftFiles()
    } catch {
      throw CommandFailure(diagnostics: error.diagnostics, exitCode: error.exitCode)
    }
    let absolute = paths.map { URL(filePath: $0).standardizedFileURL.path }
    let folder = URL(filePath: base).standardizedFileURL.path
    return [
      file(settingsPath, try? databaseSettings()),
      file(databasePath, try? database(of: absolute, modules: modules, folder: folder)),
    ].compactMap(\.self)
  }
}

extension Diagnostic {
  fileprivate static func specNotFound(_ path: String) -> Diagnostic {
    Diagnostic(
      "command/no-spec", .error, "spec '\(path)' not found", at: nil,
      fix: "pass the folder of a spec, or create one with 'portolan init'")
  }

  fileprivate static func noSpec(_ folder: String) -> Diagnostic {
    Diagnostic(
      "command/no-spec", .error, "'\(folder)' has no App.swift", at: nil,
      fix: "pass the folder of a spec, or create one with 'portolan init'")
  }

  fileprivate static func linkedSettings(_ folder: String) -> Diagnostic {
    Diagnostic(
      "output/linked-folder", .error,
      "folder '\(folder)' is a symbolic link: its files would be written outside the folder of the spec",
      at: nil,
      fix: "remove the link")
  }

  fileprivate static func foreignSettings(
    _ path: String, modules: String, hasLibraries: Bool
  ) -> Diagnostic {
    Diagnostic(
      "output/foreign-file", .error,
      "'\(path)' has settings that portolan did not write, so no file was written", at: nil,
      fix: hasLibraries
        ? "move the file away, run the command again, and add your settings to the new file"
        : "add '-I' and '\(modules)' to 'swiftPM.swiftCompilerFlags' in this file. If the folder has no Package.swift, move the file away instead, run the command again, and add your settings to the new file"
    )
  }
}
