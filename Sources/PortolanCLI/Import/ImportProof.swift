import ClusterDiff
import Diagnostics
import Expansion
import KubernetesFacts
import ManifestTree

/// The comparison of a spec with the manifests that it was imported from.
struct ImportProof {
  private var count = 0
  private var report = ""
  private(set) var differences: [(profile: String, difference: Difference)] = []
  /// The errors of the spec.
  private(set) var faults: [Diagnostic] = []

  var isEqual: Bool { differences.isEmpty && faults.isEmpty }

  /// Compiles a spec, renders it in all profiles of the input, and compares.
  /// - Throws: ``CommandFailure`` if the spec cannot be compiled or does not have a profile; the errors of its objects
  ///   are in ``faults``.
  init(of folder: String, _ input: ImportInput, _ options: SpecOptions) throws(CommandFailure) {
    let specs = try Pipeline.load([folder], options)
    for profile in input.profiles {
      let isUnnamed = input.profiles.count == 1 && profile.name == "base"
      let systems = try Pipeline.expand(
        specs, ExpansionRequest(isUnnamed ? .first : .only(profile.name)), output: \.objects)
      faults += systems.flatMap(\.diagnostics).filter { $0.severity == .error && !faults.contains($0) }
      let found = ObjectEquality.differences(
        profile.declared, raw: profile.raw, systems.flatMap(\.objects), namespace: profile.namespace)
      count += profile.declared.count
      differences += found.map { (profile.name, $0) }
    }
    hasProfiles = input.profiles.count > 1
  }

  private var hasProfiles = false

  /// The result: the number of objects, or every difference.
  var text: String {
    if isEqual { return "\(count) \(count == 1 ? "object" : "objects"), equal\n" }
    var text = ""
    for (profile, difference) in differences {
      let place = hasProfiles ? "\(profile): " : ""
      let object = "\(difference.object.kind)/\(difference.object.name)"
      if difference.path.steps.isEmpty {
        let side = difference.kind == .orphan ? "spec" : "manifests"
        text += ImportReport.shown("\(place)\(object): found only in the \(side)") + "\n"
      } else {
        let secrets = ObjectSecrets(of: difference.object) { _, _ in "(masked)" }
        func shown(_ node: Node?) -> String {
          node.map { Self.short(secrets.masked($0, at: difference.path)) } ?? "nothing"
        }
        let values = "\(shown(difference.live)) in the spec, \(shown(difference.declared)) in the manifests"
        text += ImportReport.shown("\(place)\(object) \(difference.path): \(values)") + "\n"
      }
    }
    return text
      + "\(count) \(count == 1 ? "object" : "objects"), \(differences.count) \(differences.count == 1 ? "difference" : "differences")\n"
  }

  private static func short(_ node: Node) -> String {
    let text = node.json
    return text.count > 120 ? "\(text.prefix(120))…" : text
  }
}
