import Diagnostics
import Expansion
import Foundation
import ManifestTree

/// The objects that specs and manifests declare: what commands that take both begin with.
struct DeclaredObjects {
  var objects: [ManifestTree.Object] = []

  /// Reads paths: Swift files and folders that hold one are specs, all else are manifests.
  ///
  /// Of what is found in folders, files that are no manifests are left out, as `portolan lint` does.
  /// - Parameter namespace: the namespace of specs' objects, in place of the one that the specs declare.
  /// - Throws: ``Fault`` with all faults of the inputs.
  init(
    _ paths: [String], profile: String?, images: [ImageOverride], namespace: String? = nil,
    _ options: SpecOptions
  ) throws(CommandFailure) {
    let specs = paths.filter(Self.isSpec)
    var faults: [Diagnostic] = []
    for spec in try LoadedSpec.load(specs, options) {
      let declared = try spec.expansion(in: profile, images: images)
      let expansion = namespace.map(declared.inNamespace) ?? declared
      var diagnostics = spec.commonFaults + expansion.check(place: spec.place(ofProperty:))
      for part in (0..<expansion.partCount).concurrentMap({ expansion.part($0) }) {
        diagnostics += part.diagnostics
        objects += part.objects.map(spec.located)
      }
      faults += spec.located(diagnostics)
    }
    let manifestPaths = paths.filter { !Self.isSpec($0) }
    if !manifestPaths.isEmpty { faults += try add(try ManifestFiles(manifestPaths)) }
    guard !faults.contains(where: { $0.severity == .error }) else {
      throw CommandFailure(diagnostics: faults, exitCode: 65)
    }
    StandardStreams.report(faults)
  }

  /// Adds the objects of files, but of those found in folders only what is meant for a cluster.
  /// - Returns: what is wrong with them, and what is left out.
  private mutating func add(_ manifests: ManifestFiles) throws(CommandFailure) -> [Diagnostic] {
    var (faults, leftOut, kept): ([Diagnostic], [String], Int) = ([], [], 0)
    for file in manifests.files {
      let read = ManifestReader.read(file.bytes, from: file.path)
      if manifests.found.contains(file.path), read.isForeign {
        leftOut.append(file.path)
        continue
      }
      kept += 1
      objects += read.objects
      faults += read.diagnostics
    }
    if kept == 0, let part = manifests.unrendered.first {
      throw CommandFailure(diagnostics: [.onlyUnrendered(part)], exitCode: 66)
    }
    if kept == 0, let path = leftOut.first {
      throw CommandFailure(diagnostics: [.noObjects(in: path)], exitCode: 66)
    }
    return manifests.faults + faults + .leftOut(leftOut, manifests.unrendered)
  }

  private static func isSpec(_ path: String) -> Bool {
    if path.hasSuffix(".swift") { return true }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.contains { $0.hasSuffix(".swift") }
  }
}

extension ManifestContents {
  /// Whether a file is meant for something else: it is sound and names no kind, or it is a tool's own configuration, which
  /// no cluster stores.
  var isForeign: Bool {
    let isSound = diagnostics.allSatisfy { ["manifest/no-object", "manifest/incomplete"].contains($0.id) }
    return isSound && (!namesKinds || objects.isEmpty && namesOnlyConfiguration)
  }
}

extension Diagnostic {
  fileprivate static func noObjects(in path: String) -> Diagnostic {
    Diagnostic(
      "input/no-manifests", .error,
      "found no Kubernetes object in '\(path)', expected manifests",
      at: nil)
  }
}
