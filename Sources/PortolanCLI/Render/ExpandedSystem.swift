import ChartParameters
import ChartRendering
import Diagnostics
import Expansion
import ManifestTree
import Portolan

/// A spec in the rendered profiles, with each part converted to what the format needs.
struct ExpandedSystem<Output: Sendable> {
  let spec: LoadedSpec
  let expansions: [SystemExpansion]
  let profiles: [(name: String, parts: [Output])]

  /// Expands specs; all parts of all profiles in parallel.
  ///
  /// The objects of a part are freed before those of the next one are created, unless the result contains them.
  /// - Parameters:
  ///   - profile: the only profile to expand; by default the app's first one, or all if `coversAll` is set.
  ///   - needsObjects: whether the objects are needed, and not only the errors.
  /// - Throws: ``CommandFailure`` with the errors of all specs and profiles.
  static func expand(
    _ specs: [LoadedSpec], in profile: String?, coversAll: Bool, images: [ImageOverride],
    needsObjects: Bool = true, _ transform: @Sendable (SystemExpansion.File) -> Output
  ) throws(CommandFailure) -> [ExpandedSystem] {
    var systems: [ExpandedSystem] = []
    var diagnostics: [Diagnostic] = []
    var unusedImages = images
    var serviceNames: [String] = []
    for spec in specs {
      let names = profile == nil && coversAll ? spec.profileNames : [profile]
      var profiles: [(name: String, expansion: SystemExpansion)] = []
      for name in names {
        let expansion = try spec.expansion(in: name, images: images)
        unusedImages.removeAll(where: expansion.has)
        serviceNames += expansion.serviceNames
        profiles.append((expansion.profileName, expansion))
      }
      let (system, found) = expand(spec, in: profiles, needsObjects: needsObjects, transform)
      systems.append(system)
      diagnostics += found + spec.unusedImages(in: system.expansions)
    }
    guard unusedImages.isEmpty else {
      throw CommandFailure(
        diagnostics: unusedImages.map { .unknownService($0.target, known: serviceNames) }, exitCode: 64)
    }
    guard !diagnostics.contains(where: { $0.severity == .error }) else {
      throw CommandFailure(diagnostics: diagnostics, exitCode: 65)
    }
    StandardStreams.report(diagnostics)
    return systems
  }

  private static func expand(
    _ spec: LoadedSpec, in profiles: [(name: String, expansion: SystemExpansion)], needsObjects: Bool,
    _ transform: @Sendable (SystemExpansion.File) -> Output
  ) -> (ExpandedSystem, [Diagnostic]) {
    let expansions = profiles.map(\.expansion)
    let numbers = expansions.indices.flatMap { index in
      (0..<expansions[index].partCount).map { (expansion: index, part: $0) }
    }
    let parts = numbers.concurrentMap { number in
      let part = expansions[number.expansion].part(
        number.part, placesParts: false, needsObjects: needsObjects)
      return (result: transform(part), diagnostics: part.diagnostics)
    }
    var found: [(profile: String, diagnostics: [Diagnostic])] = []
    var results: [(name: String, parts: [Output])] = []
    var start = 0
    for (name, expansion) in profiles {
      let own = parts[start..<(start + expansion.partCount)]
      start += expansion.partCount
      found.append((name, spec.faults(of: expansion) + own.flatMap(\.diagnostics)))
      results.append((name, own.map(\.result)))
    }
    return (
      ExpandedSystem(spec: spec, expansions: expansions, profiles: results),
      spec.located(
        spec.commonFaults + ProfileFaults.joined(found)
          + SystemExpansion.sharedNameFaults(of: expansions, place: spec.place(ofProperty:)))
    )
  }
}

extension ExpandedSystem where Output == RenderedPart {
  /// The plain manifests of the system's only profile.
  var manifests: RenderedManifests { RenderedManifests(app: spec.name, profiles.flatMap(\.parts)) }
}

extension ExpandedSystem {
  /// The system with the parameters that a chart takes values for.
  var parameterized: ParameterizedSystem { ParameterizedSystem(spec.name, expansions) }
}

extension ExpandedSystem where Output == FileObjects {
  /// The objects of all profiles.
  var objects: SystemObjects {
    let names = spec.deployment
    var objects = SystemObjects(
      app: spec.name, release: names.common, defaultProfile: spec.payload.app.profiles.first?.rawValue ?? "",
      profiles: zip(profiles, expansions).map { profile, expansion in
        ProfileObjects(
          profile: profile.name, application: names.application(in: profile.name),
          release: expansion.releaseName, namespace: expansion.namespace, files: profile.parts)
      })
    // The files are for the profile with spot nodes, in which reclaims can be tested, or for the first one.
    let tested = expansions.filter { !$0.experiments.isEmpty }
    let files = (tested.first(where: \.usesSpotNodes) ?? tested.first)?.experimentFiles
    objects.experiments = files.map { files in files.map { (name: $0.name, text: $0.text) } } ?? []
    return objects
  }
}
