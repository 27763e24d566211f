import SpecLoading

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The settings with which SourceKit-LSP completes and checks a spec in an editor.
struct EditorFiles {
  /// A package with the spec as its target, from which SourceKit-LSP takes compiler arguments.
  static func package(named name: String) -> String {
    """
    // swift-tools-version: 6.0
    // For editors: SourceKit-LSP reads this file. portolan does not.
    import PackageDescription

    let package = Package(
      name: "\(name)",
      platforms: [.macOS(.v15)],
      targets: [.executableTarget(name: "\(name)", path: ".")]
    )

    """
  }

  /// The folder of SourceKit-LSP settings, whose files name folders of this machine.
  static let folder = ".sourcekit-lsp"
  /// The path of SourceKit-LSP settings.
  static let settingsPath = "\(folder)/config.json"
  /// The path of the compiler arguments of each file, for a spec with libraries: a package cannot have files outside
  /// its folder.
  static let databasePath = "\(folder)/compile_commands.json"

  /// The SourceKit-LSP settings for a spec that is a package: the location of the module `Portolan`.
  static func settings(modules: String) throws -> String {
    try text(
      SourceKitConfiguration(swiftPM: SourceKitConfiguration.Package(swiftCompilerFlags: ["-I", modules])))
  }

  /// The SourceKit-LSP settings for a spec with libraries: the location of the compiler arguments.
  static func databaseSettings() throws -> String {
    try text(
      SourceKitConfiguration(
        compilationDatabase: SourceKitConfiguration.Database(searchPaths: [folder]),
        defaultWorkspaceType: "compilationDatabase"))
  }

  /// The compiler arguments of each Swift file of a spec; the paths of the files are absolute.
  static func database(of files: [String], modules: String, folder: String) throws -> String {
    let arguments =
      ["swiftc", "-swift-version", "6", "-parse-as-library", "-module-name", "Spec", "-I", modules] + files
    return try text(files.map { Command(arguments: arguments, directory: folder, file: $0) })
  }

  /// Whether the settings contain only what portolan writes, so that they can be overwritten.
  static func isOurs(_ settings: String) -> Bool {
    guard let known = try? JSONDecoder().decode(SourceKitConfiguration.self, from: Data(settings.utf8)) else {
      return false
    }
    let flags = known.swiftPM?.swiftCompilerFlags
    return (try? text(known)) == settings && (flags == nil || flags?.count == 2 && flags?.first == "-I")
  }

  private static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }

  /// The SourceKit-LSP settings that portolan writes.
  private struct SourceKitConfiguration: Codable {
    struct Package: Codable { var swiftCompilerFlags: [String] }
    struct Database: Codable { var searchPaths: [String] }

    var swiftPM: Package?
    var compilationDatabase: Database?
    var defaultWorkspaceType: String?
  }

  /// An entry of a compilation database.
  private struct Command: Encodable {
    let arguments: [String]
    let directory: String
    let file: String
  }
}
