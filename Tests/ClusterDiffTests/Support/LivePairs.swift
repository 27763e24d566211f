import ClusterDiff
import Diagnostics
import Foundation
import ManifestTree
import TestSupport
import Testing

/// Declared manifests and compressed dumps of the API server to which they were applied.
enum LivePairs {
  /// Whether the dumps can be decompressed.
  static let areReadable = (try? unpacked("clean-ssa.cluster.yaml")) != nil
  static let absence: Comment = "needs gzip on PATH"

  static let folder = Bundle.module.resourceURL?.appending(path: "Fixtures/live") ?? URL(filePath: "/")

  /// The declared objects as they were applied: by the client (`csa`) or by the server (`ssa`).
  static func declared(_ how: String) throws -> [Object] {
    // Only client-side apply accepted the manifests with unknown fields.
    let folders = how == "csa" ? ["manifests", "manifests-pruned"] : ["manifests-ssa"]
    return try folders.flatMap { name in
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: name).path)
        .sorted()
      return try names.flatMap { try objects("\(name)/\($0)") }
    }
  }

  static func objects(_ file: String) throws -> [Object] {
    let isDump = !file.contains("/")
    let bytes = isDump ? try unpacked(file) : [UInt8](try Data(contentsOf: folder.appending(path: file)))
    let manifests = ManifestReader.read(bytes, from: file, of: isDump ? .clusterDump : .files)
    if let fault = manifests.diagnostics.first { throw ReadingFault(message: "\(file): \(fault.message)") }
    return manifests.objects
  }

  /// The report for a state in one form of its dump.
  static func report(_ files: [String], how: String, explains: Bool = false, orphans: Bool = false) throws
    -> DriftReport
  {
    var request = DiffRequest(declared: try declared(how), live: try files.flatMap(objects))
    request.explains = explains
    request.showsOrphans = orphans
    return DriftReport(of: request)
  }

  /// The bytes of a compressed dump.
  private static func unpacked(_ file: String) throws -> [UInt8] {
    try Program(path: "gzip", arguments: ["-dc", packed(file).path]).run().checked().output
  }

  /// The path of a dump.
  static func packed(_ file: String) -> URL { folder.appending(path: file + ".gz") }

  struct ReadingFault: Error { let message: String }
}

extension Difference {
  /// The difference on one line, for failures.
  var line: String {
    "\(object.kind)/\(object.name) \(path) \(kind.rawValue) declared=\(declared?.json ?? "-") live=\(live?.json ?? "-") by \(manager?.name ?? "-") \(consequence.rawValue)"
  }
}
