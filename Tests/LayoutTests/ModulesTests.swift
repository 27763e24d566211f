import Foundation
import Testing

/// The modules of the package and their allowed dependencies.
@Suite struct ModulesTests {
  /// The modules that each module may import.
  private static let arrows: [String: Set<String>] = [
    "Diagnostics": [],
    "Digests": [],
    "FileWriting": ["Diagnostics"],
    "Portolan": ["Diagnostics"],
    "ManifestTree": ["Diagnostics"],
    "KubernetesFacts": ["Diagnostics", "Digests", "ManifestTree"],
    "KubernetesTypes": ["Diagnostics", "ManifestTree"],
    "ChartParameters": ["Diagnostics", "KubernetesFacts", "ManifestTree"],
    "Expansion": [
      "ChartParameters", "Diagnostics", "KubernetesFacts", "KubernetesTypes", "ManifestTree", "Portolan",
    ],
    "ChartRendering": ["ChartParameters", "Diagnostics", "FileWriting", "KubernetesFacts", "ManifestTree"],
    "ClusterDiff": ["Diagnostics", "Digests", "KubernetesFacts", "ManifestTree"],
    "ChangeReport": ["ClusterDiff", "Diagnostics", "KubernetesFacts", "ManifestTree"],
    "LintEngine": ["Diagnostics", "KubernetesFacts", "ManifestTree"],
    "LintRules": ["Diagnostics", "KubernetesFacts", "LintEngine", "ManifestTree"],
    "Simulation": ["Diagnostics", "KubernetesFacts", "ManifestTree"],
    "Topology": ["Diagnostics", "KubernetesFacts", "LintEngine", "ManifestTree"],
    "SpecImport": ["Diagnostics", "KubernetesFacts", "ManifestTree"],
    "SpecLoading": ["Diagnostics", "Digests"],
    "PortolanCLI": [
      "ChangeReport", "ChartParameters", "ChartRendering", "ClusterDiff", "Diagnostics", "Expansion",
      "FileWriting", "KubernetesFacts", "LintEngine", "LintRules", "ManifestTree", "Portolan", "Simulation",
      "SpecImport", "SpecLoading", "Topology",
    ],
  ]

  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test(arguments: arrows.keys.sorted())
  func `a module imports only the allowed modules`(module: String) throws {
    let manifest = try Package.described.get()
    let target = try #require(manifest.targets.first { $0.name == module })
    let used = Set(target.target_dependencies ?? [])
    #expect(used.isSubset(of: try #require(Self.arrows[module])))
  }

  @Test func `every folder of Sources is a listed module`() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appending(path: "Sources").path)
    #expect(Set(folders).subtracting([".DS_Store"]) == Set(Self.arrows.keys))
  }

  @Test func `no source file has more than 400 lines, and the median is at most about 120`() throws {
    var counts: [String: Int] = [:]
    let sources = Self.root.appending(path: "Sources")
    let paths = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    for case let file as URL in paths where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      if text.hasPrefix("// swift-format-ignore-file") { continue }
      counts[file.path] = text.utf8.count { $0 == UInt8(ascii: "\n") }
    }
    #expect(counts.filter { $0.value > 400 }.isEmpty)
    let sorted = counts.values.sorted()
    #expect(sorted[sorted.count / 2] <= 120)
  }

  @Test func `no module contains a type with its own name`() throws {
    for module in Self.arrows.keys {
      let sources = Self.root.appending(path: "Sources/\(module)")
      let paths = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
      let declaration = try Regex(
        "^ *(public |package |final )*(struct|enum|class|protocol|actor|typealias) \(module)\\b"
      )
      .anchorsMatchLineEndings()
      for case let file as URL in paths where file.pathExtension == "swift" {
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.firstMatch(of: declaration) == nil, "\(file.lastPathComponent)")
      }
    }
  }

  @Test func `the DSL does not import Foundation`() throws {
    let sources = Self.root.appending(path: "Sources/Portolan")
    let paths = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    for case let file as URL in paths where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(!text.contains("import Foundation"), "\(file.lastPathComponent)")
    }
  }

  @Test func `only tests depend on libyaml`() throws {
    // The Yams module imports all of Foundation, whose ICU data would make the program much larger.
    let targets = try Package.described.get().targets
    let users = targets.filter { $0.product_dependencies?.contains("Yams") ?? false }
    #expect(users.map(\.type) == ["test"])
  }

  @Test func `no module imports more of Foundation than FoundationEssentials`() throws {
    let sources = Self.root.appending(path: "Sources")
    let paths = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    for case let file as URL in paths where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      let other = text.replacing(
        "#if canImport(FoundationEssentials)\n  import FoundationEssentials\n#else\n  import Foundation\n#endif",
        with: "")
      #expect(!other.contains("import Foundation"), "\(file.lastPathComponent)")
    }
  }

  /// The output of `swift package describe` about the targets.
  private struct Package: Decodable {
    struct Target: Decodable {
      let name: String
      let type: String
      let target_dependencies: [String]?
      let product_dependencies: [String]?
    }
    let targets: [Target]

    static let described: Result<Package, any Error> = Result {
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      // A separate scratch folder, because the running tests lock the usual one.
      let scratch = FileManager.default.temporaryDirectory.appending(path: "portolan-describe")
      process.arguments = [
        "swift", "package", "--package-path", ModulesTests.root.path, "--scratch-path", scratch.path,
        "--disable-sandbox", "describe", "--type", "json",
      ]
      let output = Pipe()
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      try process.run()
      let data = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      return try JSONDecoder().decode(Package.self, from: data)
    }
  }
}
