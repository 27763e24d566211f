import Diagnostics
import Expansion
import Foundation
import ManifestTree

/// The objects that specs and manifests declare: what commands that take both begin with.
struct DeclaredObjects {
  var objects: [ManifestTree.Object] = []

  /// Reads paths: Swift files and folders that hold one are specs, all else are manifests.
  /// - Throws: ``Fault`` with all faults of the inputs.
  init(_ paths: [String], profile: String?, images: [ImageOverride], _ options: SpecOptions) throws(Fault) {
    let specs = paths.filter(Self.isSpec)
    var faults: [Diagnostic] = []
    for spec in try LoadedSpec.load(specs, options) {
      let expansion = try spec.expansion(in: profile, images: images)
      var diagnostics = spec.commonFaults + expansion.check(place: spec.place(ofProperty:))
      for part in (0..<expansion.partCount).concurrentMap({ expansion.part($0) }) {
        diagnostics += part.diagnostics
        objects += part.objects.map(spec.located)
      }
      faults += spec.located(diagnostics)
    }
    let others = paths.filter { !Self.isSpec($0) }
    if !others.isEmpty {
      let files = try ManifestFiles(others)
      let read = try ReadManifests(files, of: .files)
      objects += read.manifests.flatMap(\.objects)
      faults += files.faults + read.manifests.flatMap(\.diagnostics)
      StandardStreams.report(.leftOut(read.leftOut, files.unrendered))
    }
    guard !faults.contains(where: { $0.severity == .error }) else {
      throw Fault(diagnostics: faults, exitCode: 65)
    }
    StandardStreams.report(faults)
  }

  private static func isSpec(_ path: String) -> Bool {
    if path.hasSuffix(".swift") { return true }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.contains { $0.hasSuffix(".swift") }
  }
}
