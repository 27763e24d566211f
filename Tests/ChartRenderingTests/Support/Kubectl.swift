import Foundation
import ManifestTree
import TestSupport

@testable import ChartRendering

extension Kubectl {
  /// The objects that Kustomize builds from one overlay of the files.
  static func build(_ files: [RenderedFile], overlay: String) throws -> [ObjectIdentity: Node] {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "portolan-kustomize-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in files {
      let place = folder.appending(path: file.name)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(try file.bytes).write(to: place)
    }
    return try build(folder.appending(path: "overlays/\(overlay)").path)
  }
}
