import ChartParameters
import Diagnostics
import Expansion
import ManifestTree

/// A spec in the requested profiles, with the data that a command keeps for each part.
struct ExpandedSystem<Output: Sendable> {
  /// The spec in one profile.
  struct Profile {
    let name: String
    let expansion: SystemExpansion
    let parts: [Output]
  }

  let spec: LoadedSpec
  let profiles: [Profile]
  /// The errors and warnings of all profiles, with positions relative to the current folder.
  let diagnostics: [Diagnostic]

  var expansions: [SystemExpansion] { profiles.map(\.expansion) }

  /// Expands a spec; all parts of all profiles in parallel.
  /// - Throws: ``CommandFailure`` with the exit code 64 for an unknown profile, or 65 if the result of the spec is
  ///   invalid.
  init(
    _ spec: LoadedSpec, _ request: ExpansionRequest, output: @Sendable (SystemExpansion.File) -> Output
  ) throws(CommandFailure) {
    let expansions = try request.expansions(of: spec)
    let numbers = expansions.indices.flatMap { index in
      (0..<expansions[index].partCount).map { (expansion: index, part: $0) }
    }
    let parts = numbers.concurrentMap { number in
      let part = expansions[number.expansion].part(
        number.part, placesParts: request.placesParts, needsObjects: request.needsObjects)
      return (output: output(part), diagnostics: part.diagnostics)
    }
    var found: [(profile: String, diagnostics: [Diagnostic])] = []
    var profiles: [Profile] = []
    var start = 0
    for expansion in expansions {
      let own = parts[start..<(start + expansion.partCount)]
      start += expansion.partCount
      let name = expansion.profileName
      found.append((name, spec.faults(of: expansion) + own.flatMap(\.diagnostics)))
      profiles.append(Profile(name: name, expansion: expansion, parts: own.map(\.output)))
    }
    self.spec = spec
    self.profiles = profiles
    diagnostics =
      spec.located(
        spec.commonFaults + ProfileFaults.joined(found)
          + SystemExpansion.sharedNameFaults(of: expansions, place: spec.place(ofProperty:)))
      + spec.unusedImages(in: expansions)
  }
}

extension ExpandedSystem {
  /// The system with the parameters that a chart takes values for.
  var parameterized: ParameterizedSystem { ParameterizedSystem(spec.name, expansions) }
}

extension ExpandedSystem where Output == [ManifestTree.Object] {
  /// The objects of all profiles, with positions relative to the current folder.
  var objects: [ManifestTree.Object] { profiles.flatMap { $0.parts.joined().map(spec.located) } }
}
