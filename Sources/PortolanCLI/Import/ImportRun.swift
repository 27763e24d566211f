import ClusterDiff
import Diagnostics
import ManifestTree
import SpecImport
import SpecLoading

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One import: makes the spec, proves it, and writes it.
struct ImportRun {
  let input: ImportInput
  let name: String
  /// Whether the app must have that name.
  let isNameFixed: Bool
  let output: String
  let options: SpecOptions

  /// The maximum number of rounds in which invalid parts are replaced.
  private static let attempts = 8

  /// Makes the spec, compares it with the input, and writes it and a report.
  /// - Parameter proves: whether the spec is compiled and compared; if false, it counts as equal.
  /// - Returns: whether the spec renders the same objects.
  /// - Throws: ``CommandFailure`` with the exit code 73 if a file exists or cannot be written, 74 if standard output
  ///   cannot be written, or with the exit code of the cause if the spec cannot be compiled.
  func run(proves: Bool) throws(CommandFailure) -> Bool {
    var request = ImportRequest(
      input.profiles.map { .init($0.name, $0.stored, namespace: $0.namespace) }, name: name)
    request.isNameFixed = isNameFixed
    request.comments = input.profiles.flatMap { YAMLComments.all(in: $0.files) }
    var spec = ImportedSpec(request)
    var proof: ImportProof?
    var reasons: [ObjectIdentity: String] = [:]
    let frame = SpecFrame(name: spec.name, folder: output)
    try frame.checkIsNew(spec.source.files.map(\.name))
    if !proves {
      let trial = try Trial(spec)
      defer { trial.remove() }
      spec.format(trial.formatted())
    } else {
      let first = request
      proof = try prove(&spec, &request, &reasons)
      if let found = proof, !found.isEqual, spec.usesDefaults {
        // Without defaults, every field is declared.
        request = first
        request.recognizesDefaults = false
        reasons = [:]
        spec = ImportedSpec(request)
        proof = try prove(&spec, &request, &reasons)
      }
    }
    try frame.create(spec.source.files.map { ($0.name, $0.text) })
    try StandardStreams.result(ImportReport(spec, input, output: output, reasons: reasons).text)
    if let objects = input.profiles.first?.declared { try StandardStreams.result(Improvements(objects).text) }
    guard let proof else { return true }
    StandardStreams.report(proof.faults.map { located($0, in: spec) })
    try StandardStreams.result(proof.text)
    return proof.isEqual
  }

  /// Compiles the spec, compares the rendered objects with the input, and replaces parts that differ.
  private func prove(
    _ spec: inout ImportedSpec, _ request: inout ImportRequest, _ reasons: inout [ObjectIdentity: String]
  ) throws(CommandFailure) -> ImportProof {
    var attempt = 1
    while true {
      let trial = try Trial(spec)
      defer { trial.remove() }
      spec.format(trial.formatted())
      let found = try ImportProof(of: trial.folder, input, options)
      if found.isEqual || attempt == Self.attempts { return found }
      guard replace(refusedBy: found, spec, in: &request, &reasons) else { return found }
      spec = ImportedSpec(request)
      attempt += 1
    }
  }

  /// Replaces parts that have errors or render other objects with free objects, and rejected objects with unchecked
  /// ones.
  /// - Returns: whether anything was replaced.
  private func replace(
    refusedBy proof: ImportProof, _ spec: ImportedSpec, in request: inout ImportRequest,
    _ reasons: inout [ObjectIdentity: String]
  ) -> Bool {
    let free = Set(spec.free.map(\.identity))
    var isChanged = false
    for fault in proof.faults {
      var objects = objects(of: fault, in: spec)
      // The message of an object that the API server rejects begins with its kind and name.
      let rejected = objects.filter { fault.message.hasPrefix("\($0.kind)/\($0.name):") }
      if !rejected.isEmpty { objects = rejected }
      if objects.isEmpty, request.sharesDeclarations {
        request.sharesDeclarations = false
        isChanged = true
      }
      if spec.usesDefaults, let object = objects.first, let workload = spec.workload(of: object),
        request.leaveOutDefaults(of: workload, for: nil)
      {
        isChanged = true
        continue
      }
      for identity in objects {
        reasons[identity] = fault.message
        if free.contains(identity) {
          if request.unchecked.insert(identity).inserted { isChanged = true }
        } else if request.demoted.insert(identity).inserted {
          isChanged = true
        }
      }
    }
    // Errors can hide objects, so differences count only in a spec without errors.
    guard proof.faults.isEmpty else { return isChanged }
    for (_, difference) in proof.differences {
      if spec.usesDefaults, let workload = spec.workload(of: difference.object),
        request.leaveOutDefaults(of: workload, for: difference.object)
      {
        isChanged = true
        continue
      }
      for object in input.profiles.flatMap(\.declared)
      where object.identity.kind == difference.object.kind && object.identity.name == difference.object.name
        && !free.contains(object.identity)
      {
        if request.demoted.insert(object.identity).inserted {
          isChanged = true
          reasons[object.identity] = "its DSL parts render a different \(difference.path)"
        }
      }
    }
    return isChanged
  }

  private func objects(of fault: Diagnostic, in spec: ImportedSpec) -> [ObjectIdentity] {
    guard let location = fault.location else { return [] }
    return spec.objects(at: location.line, of: URL(filePath: location.file).lastPathComponent).map(\.identity)
  }

  /// An error of the spec at the object that it comes from.
  private func located(_ fault: Diagnostic, in spec: ImportedSpec) -> Diagnostic {
    guard let location = fault.location,
      let object = spec.objects(
        at: location.line, of: URL(filePath: location.file).lastPathComponent
      ).first
    else { return fault }
    var fault = fault
    fault.location = object.origin.location
    return fault
  }
}

/// A copy of the spec in a temporary folder.
private struct Trial {
  let folder: String
  private let cleanup: InterruptionCleanup

  init(_ spec: ImportedSpec) throws(CommandFailure) {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "portolan-import-\(UUID().uuidString)")
    let path = folder.path
    self.folder = path
    cleanup = InterruptionCleanup { try? FileManager.default.removeItem(atPath: path) }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for file in spec.source.files {
        let folder = folder.appending(path: file.name).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      }
      for file in spec.source.files {
        try Data(file.text.utf8).write(to: folder.appending(path: file.name))
      }
    } catch {
      remove()
      throw CommandFailure(
        diagnostics: [
          Diagnostic(
            "output/unwritable", .error, "cannot write the temporary folder '\(folder.path)'", at: nil,
            fix: "set TMPDIR to a writable folder with free space")
        ], exitCode: 73)
    }
  }

  /// The files formatted by swift-format, if the toolchain includes it.
  func formatted() -> [String: String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let paths = names.filter { $0.hasSuffix(".swift") }.map { "\(folder)/\($0)" }
    guard
      let result = try? Program.run(
        ["swift", "format", "--in-place", "--parallel"] + paths, limit: 1 << 20, readsErrors: true),
      result.exitCode == 0
    else { return [:] }
    var texts: [String: String] = [:]
    for name in names where name.hasSuffix(".swift") {
      texts[name] = try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    }
    return texts
  }

  func remove() {
    try? FileManager.default.removeItem(atPath: folder)
    cleanup.end()
  }
}
