import Diagnostics
import Expansion
import LintEngine
import LintRules
import ManifestTree

/// The input of a review: groups of objects, with the files from which they were read.
struct LintInput {
  /// Objects that are deployed together: all manifests, or a spec in one profile.
  struct Group {
    let objects: [ManifestTree.Object]
    /// Errors in the files that did not prevent reading them.
    var faults: [Diagnostic] = []
    var profile: String?
    /// The namespace of the app in the profile.
    var namespace: String?
    var spec: LoadedSpec?
    /// ConfigMaps and Secrets that are not among the objects: a tool generates them when the objects are applied, or
    /// the spec declares that they exist in the cluster.
    var generated: [ObjectIdentity] = []
    /// The fields that kustomizations add to objects, by file.
    var addedFields: [String: AddedFields] = [:]
    /// The namespaces that kustomizations set, by file.
    var namespaces: [String: String] = [:]

    /// The findings with positions relative to the current folder.
    func located(_ findings: [Finding]) -> [Finding] {
      guard let spec else { return findings }
      return findings.map { finding in
        var finding = finding
        finding.location = spec.located(finding.location)
        finding.fix = finding.specFix ?? finding.fix
        finding.notes = finding.notes.map { .init($0.message, at: $0.location.map(spec.located)) }
        return finding
      }
    }
  }

  /// The manifest files with their text, except files whose text was released.
  private(set) var files: [(path: String, bytes: [UInt8])] = []
  /// Large files whose text was released, with its size.
  private var released: [(path: String, byteCount: Int)] = []
  /// The errors of unreadable files; the other files are still reviewed.
  private(set) var faults: [Diagnostic] = []
  /// The invalid files, of which only a part could be read.
  private var broken: Set<String> = []
  private var specs: [LoadedSpec] = []
  private var specGroups: [Group] = []
  private var manifestGroup: Group?
  private var addedFields: [String: AddedFields] = [:]
  private var namespaces: [String: String] = [:]

  /// All groups: the manifests together, and each spec in each profile.
  var groups: [Group] { specGroups + (manifestGroup.map { [$0] } ?? []) }

  /// Reads specs, files, folders, and standard input.
  /// - Throws: ``CommandFailure`` if a spec cannot be evaluated, with the exit code of the cause. The exit code is 66
  ///   if manifests cannot be read, 65 for errors in the objects of a spec, and 64 for an unknown profile.
  static func read(_ paths: [String], profile: String?, _ options: SpecOptions) throws(CommandFailure)
    -> LintInput
  {
    let manifestPaths = paths.filter { !LoadedSpec.isSpec($0) }
    return try LintInput(
      specs: try Pipeline.load(paths.filter(LoadedSpec.isSpec), options),
      manifestPaths.isEmpty ? nil : try ManifestFiles(manifestPaths), profile: profile)
  }

  /// Uses evaluated specs and manifest files.
  /// - Throws: ``CommandFailure`` with the exit code 64 for an unknown profile, 65 for errors in a spec, or 66 if the
  ///   files are only templates and patches.
  init(specs: [LoadedSpec], _ manifests: ManifestFiles?, profile: String?) throws(CommandFailure) {
    self.specs = specs
    let systems = try Pipeline.expand(
      specs, ExpansionRequest(profile, otherwise: .all), output: \.objects)
    let diagnostics = systems.flatMap(\.diagnostics)
    // The rules also report the problems that a spec's warnings are about, except for its list of images.
    try Pipeline.check(diagnostics.filter { $0.severity == .error || $0.id.hasPrefix("images/") })
    for system in systems {
      specGroups += system.profiles.map { profile in
        Group(
          objects: profile.parts.flatMap(\.self), profile: profile.name,
          namespace: profile.expansion.namespace, spec: system.spec,
          generated: profile.expansion.existingSecrets + profile.expansion.existingConfigMaps)
      }
    }
    guard let manifests else { return }
    let read = try ReadManifests(manifests, of: .review)
    // The command before a pipe failed, or printed nothing: success would hide that nothing was reviewed.
    if read.hasEmptyStandardInput {
      throw CommandFailure(diagnostics: [.noManifestObjects(in: ["-"])], exitCode: 65)
    }
    addedFields = manifests.addedFields
    namespaces = manifests.namespaces
    take(read.files, read.manifests)
    faults = manifests.faults + faults
    StandardStreams.report(
      .leftOut(read.leftOut, manifests.unrendered, documents: read.leftOutDocuments))
  }

  /// Replaces the content of files, for example with repaired content.
  /// - Throws: ``CommandFailure`` with the exit code 70 if the new content is invalid.
  mutating func replaceFiles(_ files: [(path: String, bytes: [UInt8])]) throws(CommandFailure) {
    let known = faults.count
    take(files, ReadManifests.read(files, of: .review))
    if faults.count > known { throw CommandFailure(diagnostics: faults, exitCode: 70) }
  }

  private mutating func take(_ files: [(path: String, bytes: [UInt8])], _ read: [ManifestContents]) {
    let diagnostics = read.flatMap(\.diagnostics)
    // A duplicate key does not affect other findings, and is reported as a finding.
    faults = diagnostics.filter { $0.id != "manifest/repeated-key" }
    broken = Set(zip(files, read).filter { $1.isBroken }.map(\.0.path))
    self.files = files
    manifestGroup = Group(
      // The objects of a single file, which can be large, are not copied.
      objects: read.count == 1 ? read[0].objects : read.flatMap(\.objects), faults: diagnostics,
      generated: read.flatMap(\.toolDocuments).flatMap(\.generated), addedFields: addedFields,
      namespaces: namespaces)
  }

  /// The findings except those in files of which only a part could be read.
  func certain(_ findings: [Finding]) -> [Finding] {
    broken.isEmpty ? findings : findings.filter { !broken.contains($0.location.file) }
  }

  /// Releases the text of large files, which a report reads again if it shows their lines.
  mutating func releaseLargeFiles() {
    func isLarge(_ file: (path: String, bytes: [UInt8])) -> Bool {
      file.path != ManifestFiles.standardInput && file.bytes.count > 1 << 20
    }
    released += files.filter(isLarge).map { ($0.path, $0.bytes.count) }
    files.removeAll(where: isLarge)
  }

  /// The lines that a report shows, from manifests and specs.
  func sources(of findings: [Finding]) -> SourceLines {
    let locations =
      findings.flatMap { [$0.location] + $0.notes.compactMap(\.location) } + faults.compactMap(\.location)
    let wanted = Set(locations.map(\.file))
    let known = (files + specs.flatMap(\.files)).filter { wanted.contains($0.path) }
    return SourceLines(
      known + released.filter { wanted.contains($0.path) }.compactMap(Self.again), at: locations)
  }

  /// A released file; nil if it has changed since.
  private static func again(_ file: (path: String, byteCount: Int)) -> (path: String, bytes: [UInt8])? {
    guard let bytes = try? InputFile.read(file.path), bytes.count == file.byteCount else { return nil }
    return (file.path, bytes)
  }
}
