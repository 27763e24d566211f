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
    /// What was wrong with the text and did not keep it from being read.
    var faults: [Diagnostic] = []
    var profile: String?
    var spec: LoadedSpec?

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

  private(set) var files: [(path: String, bytes: [UInt8])] = []
  private var specGroups: [Group] = []
  private var manifestGroup: Group?

  /// All groups: the manifests together, and each spec in each profile.
  var groups: [Group] { specGroups + (manifestGroup.map { [$0] } ?? []) }

  /// Reads specs, files, folders and standard input.
  /// - Throws: ``Fault`` with everything that cannot be read.
  static func read(_ paths: [String], profile: String?, _ options: SpecOptions) throws(Fault) -> LintInput {
    var input = LintInput()
    let specPaths = paths.filter(isSpec)
    let manifestPaths = paths.filter { !isSpec($0) }
    if !specPaths.isEmpty {
      for spec in try LoadedSpec.load(specPaths, options) { try input.add(spec, profile: profile) }
    }
    if !manifestPaths.isEmpty {
      let manifests = try ManifestFiles(manifestPaths)
      StandardStreams.report(.leftOut(try input.add(manifests), manifests.unrendered))
    }
    return input
  }

  /// Takes files, but those found in folders that are meant for something else: settings, workflows, packages.
  /// - Returns: the paths that are left out.
  private mutating func add(_ manifests: ManifestFiles) throws(Fault) -> [String] {
    let read = Self.read(manifests.files)
    let isForeign = zip(manifests.files, read).map { file, read in
      manifests.found.contains(file.path) && !read.namesKinds && !read.isBroken
    }
    let hasNothing = isForeign.allSatisfy { $0 }
    if hasNothing, let part = manifests.unrendered.first {
      throw Fault(diagnostics: [.onlyUnrendered(part)], exitCode: 66)
    }
    // Where there is nothing else, the faults say what was expected.
    let isKept = isForeign.map { hasNothing || !$0 }
    let kept = zip(zip(manifests.files, read), isKept).filter(\.1).map(\.0)
    try take(kept.map(\.0), kept.map(\.1))
    return zip(manifests.files, isKept).filter { !$1 }.map(\.0.path)
  }

  /// Takes other texts of the files, such as repaired ones.
  /// - Throws: ``Fault`` with everything that cannot be read.
  mutating func replaceFiles(_ files: [(path: String, bytes: [UInt8])]) throws(Fault) {
    try take(files, Self.read(files))
  }

  private static func read(_ files: [(path: String, bytes: [UInt8])]) -> [Manifests] {
    files.concurrentMap(minimum: 2) { ManifestReader.read($0.bytes, from: $0.path, of: .review) }
  }

  private mutating func take(_ files: [(path: String, bytes: [UInt8])], _ read: [Manifests]) throws(Fault) {
    let diagnostics = read.flatMap(\.diagnostics)
    // A key that is written twice hides nothing else: that is a finding.
    let faults = diagnostics.filter { $0.id != "manifest/repeated-key" }
    guard faults.isEmpty else { throw Fault(diagnostics: faults, exitCode: 65) }
    self.files = files
    manifestGroup = Group(objects: read.flatMap(\.objects), faults: diagnostics)
  }

  private mutating func add(_ spec: LoadedSpec, profile: String?) throws(Fault) {
    let profiles = profile.map { [$0] } ?? spec.payload.app.profiles.map(\.rawValue)
    for profile in profiles {
      let expansion = try spec.expansion(in: profile, images: [])
      let parts = (0..<expansion.partCount).concurrentMap { expansion.part($0) }
      let faults =
        (spec.commonFaults + expansion.check(place: spec.place(ofProperty:)) + parts.flatMap(\.diagnostics))
        .filter { $0.severity == .error }
      guard faults.isEmpty else { throw Fault(diagnostics: spec.located(faults), exitCode: 65) }
      specGroups.append(Group(objects: parts.flatMap(\.objects), profile: profile, spec: spec))
    }
  }

  /// The texts of the files that findings stand in, those of specs among them.
  func sources(of findings: [Finding]) -> SourceLines {
    let wanted = Set(findings.flatMap { [$0.location.file] + $0.notes.compactMap(\.location?.file) })
    let known = files.filter { wanted.contains($0.path) }
    let read = wanted.subtracting(known.map(\.path)).sorted().compactMap { path in
      FileManager.default.contents(atPath: path).map { (path: path, bytes: Array($0)) }
    }
    return SourceLines(known + read)
  }

  /// Whether a path names a spec: a Swift file, or a folder that holds one.
  private static func isSpec(_ path: String) -> Bool {
    if path.hasSuffix(".swift") { return true }
    let names = try? FileManager.default.contentsOfDirectory(atPath: path)
    return names?.contains { $0.hasSuffix(".swift") } ?? false
  }
}

extension Manifests {
  /// Whether a file is not even sound as YAML or JSON.
  fileprivate var isBroken: Bool {
    diagnostics.contains { !["manifest/no-object", "manifest/incomplete"].contains($0.id) }
  }
}
