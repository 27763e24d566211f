import Diagnostics
import Foundation
import ManifestTree
import Testing

@testable import ChartRendering

/// `kubectl kustomize`, an independent implementation.
enum Kubectl {
  static let absence: Comment = "needs kubectl 1.27 or newer, whose Kustomize is of version 5"

  static let isInstalled: Bool = {
    let outcome = try? run(["version", "--client"], in: FileManager.default.temporaryDirectory)
    return outcome?.exitCode == 0 && outcome?.output.contains("Kustomize Version: v5.") == true
  }()

  /// The objects that Kustomize builds from an overlay.
  static func build(_ files: [RenderedFile], overlay: String) throws -> [ObjectIdentity: Node] {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "portolan-kustomize-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in files {
      let place = folder.appending(path: file.name)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.bytes).write(to: place)
    }
    let outcome = try run(["kustomize", "overlays/\(overlay)"], in: folder)
    try #require(outcome.exitCode == 0, "\(outcome.errors)")
    let manifests = ManifestReader.read(Array(outcome.output.utf8), from: "output")
    #expect(manifests.diagnostics == [])
    return Dictionary(uniqueKeysWithValues: manifests.objects.map { ($0.identity, $0.node) })
  }

  private static func run(
    _ arguments: [String], in folder: URL
  ) throws -> (exitCode: Int32, output: String, errors: String) {
    // Files are used because a full pipe would block the program.
    let streams = FileManager.default.temporaryDirectory.appending(
      path: "portolan-kubectl-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: streams, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: streams) }
    let (output, errors) = (streams.appending(path: "output"), streams.appending(path: "errors"))
    for file in [output, errors] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["kubectl"] + arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return (
      process.terminationStatus, try String(contentsOf: output, encoding: .utf8),
      try String(contentsOf: errors, encoding: .utf8)
    )
  }
}
