import Diagnostics
import Expansion
import Foundation
import LintRules
import ManifestTree
import Portolan

/// Everything under review: objects that belong together, and the files they were read from.
struct LintInput {
  /// Objects that are deployed together: all manifests, or a spec in one profile.
  struct Group {
    let objects: [ManifestTree.Object]
    let profile: String?
    let spec: LoadedSpec?

    /// Findings at the places where the user finds them from the current folder.
    func located(_ findings: [Finding]) -> [Finding] {
      guard let spec else { return findings }
      return findings.map { finding in
        var finding = finding
        finding.location = spec.located(finding.location)
        finding.notes = finding.notes.map { .init($0.message, at: $0.location.map(spec.located)) }
        return finding
      }
    }
  }

  private(set) var groups: [Group] = []
  private(set) var files: [(path: String, bytes: [UInt8])] = []

  /// Reads specs, files, folders and standard input.
  /// - Throws: ``Fault`` with everything that cannot be read.
  static func read(_ paths: [String], profile: String?, _ options: SpecOptions) throws(Fault) -> LintInput {
    var input = LintInput()
    var manifestPaths: [String] = []
    var specPaths: [String] = []
    for path in paths {
      if isSpec(path) { specPaths.append(path) } else { manifestPaths.append(path) }
    }
    if !specPaths.isEmpty {
      for spec in try LoadedSpec.load(specPaths, options) { try input.add(spec, profile: profile) }
    }
    if !manifestPaths.isEmpty { try input.addManifests(at: manifestPaths) }
    return input
  }

  private mutating func add(_ spec: LoadedSpec, profile: String?) throws(Fault) {
    let profiles = profile.map { [$0] } ?? spec.payload.app.profiles.map(\.rawValue)
    for profile in profiles {
      let expansion = try spec.expansion(in: profile, images: [])
      let parts = (0..<expansion.partCount).concurrentMap { expansion.part($0) }
      let faults =
        (spec.unknownChoices + expansion.check(place: spec.place(ofProperty:)) + parts.flatMap(\.diagnostics))
        .filter { $0.severity == .error }
      guard faults.isEmpty else { throw Fault(diagnostics: spec.located(faults), exitCode: 65) }
      groups.append(Group(objects: parts.flatMap(\.objects), profile: profile, spec: spec))
    }
  }

  private mutating func addManifests(at paths: [String]) throws(Fault) {
    for path in paths { files += try ManifestFiles.read(path) }
    let read = files.concurrentMap(minimum: 2) { ManifestReader.read($0.bytes, from: $0.path) }
    let faults = read.flatMap(\.diagnostics)
    guard faults.isEmpty else { throw Fault(diagnostics: faults, exitCode: 65) }
    groups.append(Group(objects: read.flatMap(\.objects), profile: nil, spec: nil))
  }

  /// Whether a path names a spec: a Swift file, or a folder that holds one.
  private static func isSpec(_ path: String) -> Bool {
    if path.hasSuffix(".swift") { return true }
    let names = try? FileManager.default.contentsOfDirectory(atPath: path)
    return names?.contains { $0.hasSuffix(".swift") } ?? false
  }
}
