import Diagnostics
import Expansion
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

  /// Whether a spec is among the paths.
  var hasSpecs: Bool { groups.contains { $0.spec != nil } }

  /// Reads paths on disk.
  /// - Parameters:
  ///   - profile: the only profile of the specs; all if nil.
  ///   - allowsUnknownProfile: whether a spec without the profile has no objects; otherwise that is an error.
  /// - Throws: ``CommandFailure`` with all errors in the inputs.
  init(
    _ paths: [String], profile: String?, images: [ImageOverride], namespace: String?, _ options: SpecOptions
  ) throws(CommandFailure) {
    try add(
      try LoadedSpec.load(paths.filter(LoadedSpec.isSpec), options), profile: profile, images: images,
      namespace: namespace)
    let manifests = paths.filter { !LoadedSpec.isSpec($0) }
    if !manifests.isEmpty {
      let objects = try DeclaredObjects(manifests, profile: nil, images: [], options).objects
      groups.append(Group(spec: nil, app: nil, profile: nil, objects: objects.inNamespace(namespace)))
    }
  }

  private mutating func add(
    _ specs: [LoadedSpec], profile: String?, images: [ImageOverride], namespace: String?
  ) throws(CommandFailure) {
    var faults: [Diagnostic] = []
    for (number, spec) in specs.enumerated() {
      var found: [(profile: String, diagnostics: [Diagnostic])] = []
      for name in profile.map({ [$0] }) ?? spec.profileNames {
        let declared = try spec.expansion(in: name, images: images)
        let expansion = namespace.map(declared.inNamespace) ?? declared
        let parts = (0..<expansion.partCount).concurrentMap { expansion.part($0) }
        found.append(
          (
            expansion.profileName,
            expansion.check(place: spec.place(ofProperty:)) + parts.flatMap(\.diagnostics)
          ))
        groups.append(
          Group(
            spec: number, app: spec.name, profile: expansion.profileName,
            objects: parts.flatMap(\.objects).map(spec.located)))
      }
      faults += spec.located(spec.commonFaults + ProfileFaults.joined(found))
    }
    guard !faults.contains(where: { $0.severity == .error }) else {
      throw CommandFailure(diagnostics: faults, exitCode: 65)
    }
    StandardStreams.report(faults)
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
