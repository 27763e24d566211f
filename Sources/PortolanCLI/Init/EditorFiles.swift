import SpecLoading

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What SourceKit-LSP needs to complete and check a spec in an editor.
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

  /// The path of SourceKit-LSP settings, which name a folder of this machine.
  static let settingsPath = ".sourcekit-lsp/config.json"

  /// The settings of SourceKit-LSP: where the module `Portolan` is.
  static func settings(modules: String) throws -> String {
    let settings = ["swiftPM": ["swiftCompilerFlags": ["-I", modules]]]
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(settings), as: UTF8.self) + "\n"
  }
}
