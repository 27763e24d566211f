import ClusterDiff
import Diagnostics
import Foundation
import ManifestTree

/// Declared manifests and dumps of a real API server that they were applied to.
enum LivePairs {
  static let folder = Bundle.module.resourceURL?.appending(path: "Fixtures/live") ?? URL(filePath: "/")

  /// The declared side, as it was applied: `csa` or `ssa`.
  static func declared(_ how: String) throws -> [Object] {
    // Only client-side apply took the manifests with fields that the server does not know.
    let folders = how == "csa" ? ["manifests", "manifests-pruned"] : ["manifests-ssa"]
    return try folders.flatMap { name in
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: name).path)
        .sorted()
      return try names.flatMap { try objects("\(name)/\($0)") }
    }
  }

  static func objects(_ file: String) throws -> [Object] {
    let bytes = [UInt8](try Data(contentsOf: folder.appending(path: file)))
    let manifests = ManifestReader.read(bytes, from: file)
    if let fault = manifests.diagnostics.first { throw ReadingFault(message: "\(file): \(fault.message)") }
    return manifests.objects
  }

  /// The reports of a state in one form of its dump.
  static func report(_ files: [String], how: String, explains: Bool = false, orphans: Bool = false) throws
    -> DriftReport
  {
    var request = DiffRequest(declared: try declared(how), live: try files.flatMap(objects))
    request.explains = explains
    request.showsOrphans = orphans
    return ClusterDiff.report(request)
  }

  struct ReadingFault: Error { let message: String }
}

extension Difference {
  /// The difference on one line, for failures.
  var line: String {
    "\(object.kind)/\(object.name) \(path) \(kind.rawValue) declared=\(declared?.json ?? "-") live=\(live?.json ?? "-") by \(manager?.name ?? "-") \(consequence.rawValue)"
  }
}
