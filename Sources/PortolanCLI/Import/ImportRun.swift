import ClusterDiff
import Diagnostics
import Foundation
import ManifestTree
import SpecImport

/// One import: makes the spec, proves it, and writes it.
struct ImportRun {
  let input: ImportInput
  let name: String
  let output: String
  let options: SpecOptions

  /// How often parts that a spec refuses are replaced by objects.
  private static let attempts = 4

  /// - Returns: whether the spec renders the same objects.
  func run(proves: Bool) throws(CommandFailure) -> Bool {
    var request = ImportRequest(
      input.profiles.map { ($0.name, $0.declared) }, name: name, namespace: input.namespace)
    var spec = ImportedSpec(request)
    var proof: ImportProof?
    let frame = SpecFrame(name: name, folder: output)
    try frame.checkIsNew(spec.source.files.map(\.name))
    if proves {
      for attempt in 1...Self.attempts {
        let trial = try Trial(spec)
        defer { trial.remove() }
        let found = try ImportProof(of: trial.folder, input, options)
        proof = found
        if found.isEqual || attempt == Self.attempts { break }
        let refused = objects(refusedBy: found, spec).subtracting(request.demoted)
        if refused.isEmpty { break }
        request.demoted.formUnion(refused)
        spec = ImportedSpec(request)
      }
    }
    try frame.create(spec.source.files.map { ($0.name, $0.text) })
    try StandardStreams.result(ImportReport(spec, input, output: output).text)
    guard let proof else { return true }
    StandardStreams.report(proof.faults)
    try StandardStreams.result(proof.text)
    return proof.isEqual
  }

  /// The objects whose parts have errors or render something else.
  private func objects(refusedBy proof: ImportProof, _ spec: ImportedSpec) -> Set<ObjectIdentity> {
    var refused: Set<ObjectIdentity> = []
    for fault in proof.faults {
      guard let location = fault.location else { continue }
      let file = URL(filePath: location.file).lastPathComponent
      refused.formUnion(spec.objects(at: location.line, of: file).map(\.identity))
    }
    for (_, difference) in proof.differences {
      let object = difference.object
      for profile in input.profiles {
        let same = profile.declared.first {
          $0.identity.kind == object.kind && $0.identity.name == object.name
            && $0.identity.group == object.group
        }
        if let same { refused.insert(same.identity) }
      }
    }
    return refused
  }
}

/// A spec in a temporary folder.
private struct Trial {
  let folder: String

  init(_ spec: ImportedSpec) throws(CommandFailure) {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "portolan-import-\(UUID().uuidString)")
    self.folder = folder.path
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for file in spec.source.files {
        try Data(file.text.utf8).write(to: folder.appending(path: file.name))
      }
    } catch {
      throw CommandFailure(
        diagnostics: [
          Diagnostic(
            "output/unwritable", .error, "cannot write the temporary folder '\(folder.path)'", at: nil)
        ], exitCode: 73)
    }
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }
}
