import ChangeReport
import Diagnostics
import ManifestTree

/// The pairs of a spec in its profiles with manifests, which have no profiles.
///
/// If there is one spec with several profiles, and the manifests are in one folder for each compared profile, each
/// profile is compared with its folder, and the folders of other profiles are ignored. Otherwise the first compared
/// profile of each spec is compared with all manifests.
struct MixedSides {
  private let specs: [ProfiledObjects.Group]
  private let manifests: [ManifestTree.Object]
  /// The profiles that the specs declare.
  private let profiles: Set<String>
  private let isSpecNew: Bool

  init(_ old: ProfiledObjects, _ new: ProfiledObjects) {
    isSpecNew = new.hasSpecs
    let (spec, other) = isSpecNew ? (new, old) : (old, new)
    specs = spec.groups.filter { $0.spec != nil }
    profiles = Set(spec.specs.flatMap(\.profileNames).compactMap(\.self))
    manifests = (spec.groups.filter { $0.spec == nil } + other.groups).flatMap(\.objects)
  }

  var sides: [ChangeRequest.Side] {
    if let folders {
      return specs.map { group in
        side(group.profile, declared: group.objects, folders[group.profile ?? ""] ?? [])
      }
    }
    let numbers = Set(specs.compactMap(\.spec)).sorted()
    let first = numbers.flatMap { number in specs.first { $0.spec == number }?.objects ?? [] }
    return [side(nil, declared: first, manifests)]
  }

  private func side(_ profile: String?, declared: [ManifestTree.Object], _ manifests: [ManifestTree.Object])
    -> ChangeRequest.Side
  {
    isSpecNew
      ? .init(profile: profile, old: manifests, new: declared)
      : .init(profile: profile, old: declared, new: manifests)
  }

  /// The note that names the profile that manifests are compared with; nil for a single profile, or if each profile
  /// has a folder.
  var note: Diagnostic? {
    let names = specs.compactMap(\.profile)
    guard folders == nil, Set(names).count > 1, let first = names.first else { return nil }
    return Diagnostic(
      "revision/one-profile", .info,
      "manifests have no profiles, so they are compared with profile '\(first)'", at: nil,
      fix: "select \(Set(names).sorted().quoted.oneOf) with --profile")
  }

  /// The manifests of each profile; nil if a manifest is outside the folders that are named after profiles, or if
  /// there are several apps.
  private var folders: [String: [ManifestTree.Object]]? {
    let names = Set(specs.compactMap(\.profile))
    guard Set(specs.compactMap(\.spec)).count == 1, profiles.count > 1 else { return nil }
    var folders: [String: [ManifestTree.Object]] = [:]
    for object in manifests {
      guard
        let name = "\(object.origin.location)".split(separator: "/").dropLast().last(where: {
          profiles.contains(String($0))
        })
      else { return nil }
      folders[String(name), default: []].append(object)
    }
    return names.isSubset(of: folders.keys) ? folders : nil
  }
}
