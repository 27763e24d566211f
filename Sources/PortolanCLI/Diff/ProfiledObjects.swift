import Diagnostics
import Expansion
import Foundation
import ManifestTree

/// The objects of specs and manifests by profile, for the comparison of two versions.
struct ProfiledObjects {
  /// Objects that are deployed together: a spec in one profile, or all manifests.
  struct Group {
    /// The position of the spec among the paths; nil for manifests.
    let spec: Int?
    /// The app's name; nil for manifests.
    let app: String?
    /// The profile; nil for manifests.
    let profile: String?
    let objects: [ManifestTree.Object]
  }

  private(set) var groups: [Group] = []
  /// The evaluated specs.
  private(set) var specs: [LoadedSpec] = []
  /// The manifest files; nil if there are none.
  private(set) var manifests: ManifestFiles?
  /// Paths that the side does not have.
  private(set) var absent: [String] = []

  /// Whether a spec is among the paths.
  var hasSpecs: Bool { groups.contains { $0.spec != nil } }

  /// What to take from the paths.
  struct Choice {
    /// The only profile of the specs; all if nil.
    var profile: String?
    var images: [ImageOverride] = []
    /// The namespace of the specs' objects, and of manifests without one.
    var namespace: String?
    var options: SpecOptions
    /// Whether paths and profiles that do not exist have no objects; otherwise that is an error.
    var allowsAbsent = false
  }

  /// Reads paths on disk.
  /// - Throws: ``CommandFailure`` with all errors in the inputs.
  init(_ paths: [String], _ choice: Choice) throws(CommandFailure) {
    let present = paths.enumerated().filter { _, path in
      !choice.allowsAbsent || path == "-" || FileManager.default.fileExists(atPath: path)
    }
    absent = paths.filter { path in !present.contains { $0.element == path } }
    let specPaths = present.filter { LoadedSpec.isSpec($0.element) }
    specs = try LoadedSpec.load(specPaths.map(\.element), choice.options)
    try addSpecs(at: specPaths.map(\.offset), choice)
    let others = present.map(\.element).filter { !LoadedSpec.isSpec($0) }
    if !others.isEmpty { try add(try ManifestFiles(others), choice) }
  }

  /// Reads paths at a git revision.
  /// - Throws: ``CommandFailure`` with all errors in the inputs.
  init(_ revision: RevisionInput, _ choice: Choice) throws(CommandFailure) {
    absent = revision.absent
    specs = try LoadedSpec.load(revision.specs, choice.options, reportsNotes: false)
    try addSpecs(at: revision.specPlaces, choice)
    if let files = revision.manifests { try add(files, choice) }
  }

  private mutating func add(_ files: ManifestFiles, _ choice: Choice) throws(CommandFailure) {
    manifests = files
    let objects = try DeclaredObjects(files).objects.inNamespace(choice.namespace)
    groups.append(Group(spec: nil, app: nil, profile: nil, objects: objects))
  }

  private mutating func addSpecs(at places: [Int], _ choice: Choice) throws(CommandFailure) {
    var faults: [Diagnostic] = []
    for (place, spec) in zip(places, specs) {
      var found: [(profile: String, diagnostics: [Diagnostic])] = []
      var names = choice.profile.map { [$0] } ?? spec.profileNames
      if choice.allowsAbsent, let profile = choice.profile, !spec.profileNames.contains(profile) {
        names = []
      }
      for name in names {
        let declared = try spec.expansion(in: name, images: choice.images)
        let expansion = choice.namespace.map(declared.inNamespace) ?? declared
        let parts = (0..<expansion.partCount).concurrentMap { expansion.part($0) }
        found.append(
          (
            expansion.profileName,
            spec.faults(of: expansion) + parts.flatMap(\.diagnostics)
          ))
        groups.append(
          Group(
            spec: place, app: spec.name, profile: expansion.profileName,
            objects: parts.flatMap(\.objects).map(spec.located)))
      }
      faults += spec.located(spec.commonFaults + ProfileFaults.joined(found))
    }
    guard !faults.contains(where: { $0.severity == .error }) else {
      throw CommandFailure(diagnostics: faults, exitCode: 65)
    }
    if !choice.allowsAbsent { StandardStreams.report(faults) }
  }
}

extension [ManifestTree.Object] {
  /// The objects, with a namespace for those that do not set one.
  fileprivate func inNamespace(_ namespace: String?) -> Self {
    guard let namespace else { return self }
    return map { object in
      guard object.identity.namespace == nil else { return object }
      var object = object
      object.identity.namespace = namespace
      return object
    }
  }
}
