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
    for path in paths where !Self.isSpec(path) {
      for file in try InputFile.files(at: path, endings: [".yaml", ".yml", ".json"]) {
        let name = file == "-" ? "<stdin>" : file
        let manifests = ManifestReader.read(try InputFile.read(file), from: name)
        objects += manifests.objects
        faults += manifests.diagnostics
      }
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
