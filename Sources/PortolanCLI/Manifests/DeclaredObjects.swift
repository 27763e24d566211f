import Diagnostics
import Expansion
import ManifestTree

/// The declared objects of specs and manifests, for commands that accept both.
struct DeclaredObjects {
  var objects: [ManifestTree.Object] = []
  /// The specs' systems, in the order of the paths.
  private(set) var systems: [SystemExpansion] = []
  /// The calls that the specs declare, with positions relative to the current folder.
  private(set) var calls: [ExpandedCall] = []

  /// Reads paths: Swift files, folders that contain one, and compiled specs are specs; all others are manifests.
  ///
  /// In folders, files that are not manifests are skipped, as in `portolan lint`.
  /// - Parameter namespace: the namespace of the specs' objects, which overrides the declared one.
  /// - Throws: ``CommandFailure`` if a spec cannot be evaluated, with the exit code of the cause. The exit code is 66
  ///   if manifests cannot be read, 65 for errors in the objects, and 64 for an unknown profile or an image of an
  ///   unknown service.
  init(
    _ paths: [String], profile: String?, images: [ImageOverride] = [], namespace: String? = nil,
    _ options: SpecOptions
  ) throws(CommandFailure) {
    var request = ExpansionRequest(profile, otherwise: .first)
    request.images = images
    request.namespace = namespace
    let specs = try Pipeline.load(paths.filter(LoadedSpec.isSpec), options)
    let manifestPaths = paths.filter { !LoadedSpec.isSpec($0) }
    try self.init(
      specs: specs, request, manifests: manifestPaths.isEmpty ? nil : try ManifestFiles(manifestPaths))
  }

  /// Reads paths at a git revision; a path or a profile that the revision does not have adds no objects.
  /// - Throws: ``CommandFailure`` if a spec cannot be evaluated, with the exit code of the cause. The exit code is 66
  ///   if the files contain no manifests, and 65 for errors in the objects.
  init(_ revision: RevisionInput, profile: String?, _ options: SpecOptions) throws(CommandFailure) {
    let specs = try LoadedSpec.load(revision.specs, options, reportsNotes: false)
    let profiles = profile.map(ExpansionRequest.Profiles.ifDeclared) ?? .first
    try self.init(specs: specs, ExpansionRequest(profiles), manifests: revision.manifests)
  }

  /// Combines the objects of specs and of files.
  /// - Throws: ``CommandFailure`` with the exit code 64 for an unknown profile or an image of an unknown service, 66 if
  ///   the files contain no manifests, or 65 and all errors in the objects.
  init(
    specs: [LoadedSpec] = [], _ request: ExpansionRequest = ExpansionRequest(.first),
    manifests: ManifestFiles?
  ) throws(CommandFailure) {
    var faults: [Diagnostic] = []
    for system in try Pipeline.expand(specs, request, output: \.objects) {
      systems += system.expansions
      calls += system.expansions.flatMap(\.calls).map(system.spec.located)
      objects += system.objects
      if case .first = request.profiles, let profile = system.profiles.first?.name,
        system.spec.profileNames.count > 1
      {
        faults.append(.chosenProfile(profile, of: system.spec))
      }
      faults += system.diagnostics
    }
    if let manifests { faults += try add(manifests) }
    try Pipeline.check(faults)
  }

  /// Adds the objects of files; from files in folders, only objects for a cluster.
  /// - Returns: the errors, and the skipped files.
  private mutating func add(_ manifests: ManifestFiles) throws(CommandFailure) -> [Diagnostic] {
    var (faults, leftOut, kept): ([Diagnostic], [String], Int) = ([], [], 0)
    var documents: [ToolDocument] = []
    for file in manifests.files {
      let read = ManifestReader.read(file.bytes, from: file.path)
      if manifests.found.contains(file.path), read.isForeign {
        leftOut.append(file.path)
        continue
      }
      kept += 1
      objects += read.objects
      documents += read.toolDocuments
      faults += read.diagnostics
    }
    if kept == 0, let part = manifests.unrendered.first {
      throw CommandFailure(diagnostics: [.onlyUnrendered(part)], exitCode: 66)
    }
    if kept == 0, !leftOut.isEmpty {
      throw CommandFailure(diagnostics: [.noManifestObjects(in: leftOut)], exitCode: 66)
    }
    return manifests.faults + faults + .leftOut(leftOut, manifests.unrendered, documents: documents)
  }
}

extension ManifestContents {
  /// Whether a file has another purpose: it has no kind, and is valid or JSON data, or it is the configuration of a
  /// tool.
  var isForeign: Bool {
    if isBrokenData { return true }
    let ids = Set(diagnostics.map(\.id))
    let isSound = ids.isSubset(of: ["manifest/no-object", "manifest/incomplete"])
    if !namesKinds {
      return isSound || ids.isSubset(of: ["manifest/no-object", "manifest/incomplete", "manifest/tag"])
    }
    return isSound && objects.isEmpty && namesOnlyConfiguration
  }
}

extension Diagnostic {
  /// Which of several profiles is used if none is set.
  fileprivate static func chosenProfile(_ profile: String, of spec: LoadedSpec) -> Diagnostic {
    let others = spec.profileNames.compactMap(\.self).filter { $0 != profile }.map { "'\($0)'" }.joined(
      separator: ", ")
    return Diagnostic(
      "input/profile", .info,
      "using profile '\(profile)' of app '\(spec.name)', not \(others), because --profile is not set", at: nil
    )
  }
}
