import Diagnostics
import Expansion
import ManifestTree

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

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
  /// Paths that do not exist in this version.
  private(set) var absent: [String] = []

  /// Whether a group is a spec.
  var hasSpecs: Bool { groups.contains { $0.spec != nil } }

  /// The settings with which the paths are read.
  struct Choice {
    /// The profile to expand; nil for all profiles.
    var profile: String?
    var images: [ImageOverride] = []
    /// The namespace of the specs' objects, and of manifests that set no namespace.
    var namespace: String?
    var options: SpecOptions
    /// Whether a missing path or profile counts as a path or profile without objects; if false, it is an error.
    var allowsAbsent = false
    /// Whether this is the earlier version, which may lack services whose images are replaced.
    var isEarlier = false
  }

  /// Reads paths on disk.
  /// - Throws: ``CommandFailure`` if a spec cannot be evaluated, with the exit code of the cause. The exit code is 66
  ///   if manifests cannot be read, 65 for errors in the objects, and 64 for an unknown profile or an image of an
  ///   unknown service.
  init(_ paths: [String], _ choice: Choice) throws(CommandFailure) {
    let present = paths.enumerated().filter { _, path in
      !choice.allowsAbsent || path == "-" || FileManager.default.fileExists(atPath: path)
    }
    absent = paths.filter { path in !present.contains { $0.element == path } }
    let specPaths = present.filter { LoadedSpec.isSpec($0.element) }
    specs = try Pipeline.load(specPaths.map(\.element), choice.options)
    try addSpecs(at: specPaths.map(\.offset), choice)
    let others = present.map(\.element).filter { !LoadedSpec.isSpec($0) }
    if !others.isEmpty { try add(try ManifestFiles(others), choice) }
  }

  /// Reads paths at a git revision.
  /// - Throws: ``CommandFailure`` as for paths on disk.
  init(_ revision: RevisionInput, _ choice: Choice) throws(CommandFailure) {
    absent = revision.absent
    specs = try LoadedSpec.load(revision.specs, choice.options, reportsNotes: false)
    try addSpecs(at: revision.specPlaces, choice)
    if let files = revision.manifests { try add(files, choice) }
  }

  private mutating func add(_ files: ManifestFiles, _ choice: Choice) throws(CommandFailure) {
    manifests = files
    let objects = try DeclaredObjects(manifests: files).objects.inNamespace(choice.namespace)
    groups.append(Group(spec: nil, app: nil, profile: nil, objects: objects))
  }

  private mutating func addSpecs(at places: [Int], _ choice: Choice) throws(CommandFailure) {
    let systems = try Pipeline.expand(specs, choice.request, output: \.objects)
    try Pipeline.check(systems.flatMap(\.diagnostics), reportsWarnings: !choice.allowsAbsent)
    for (place, system) in zip(places, systems) {
      for profile in system.profiles {
        groups.append(
          Group(
            spec: place, app: system.spec.name, profile: profile.name,
            objects: profile.parts.joined().map(system.spec.located)))
      }
    }
  }
}

extension ProfiledObjects.Choice {
  fileprivate var request: ExpansionRequest {
    var request = ExpansionRequest(profile, otherwise: .all)
    if allowsAbsent, let profile { request.profiles = .ifDeclared(profile) }
    request.images = images
    request.checksImages = !isEarlier
    request.namespace = namespace
    return request
  }
}

extension [ManifestTree.Object] {
  /// The objects, with a namespace for objects that do not set one.
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
