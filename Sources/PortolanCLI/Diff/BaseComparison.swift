import ChangeReport
import ClusterDiff
import Diagnostics
import Expansion
import ManifestTree

/// The comparison of specs or manifests with an earlier version of them.
struct BaseComparison {
  let paths: [String]
  let base: String
  let profile: String?
  let images: [ImageOverride]
  let namespace: String?
  let options: SpecOptions

  /// Reads both versions and compares them.
  /// - Throws: ``CommandFailure`` with all errors in the inputs.
  func changes() throws(CommandFailure) -> ChangeSet {
    let old = try ProfiledObjects(
      [base], profile: profile, images: images, namespace: namespace, options)
    let new = try ProfiledObjects(
      paths, profile: profile, images: images, namespace: namespace, options)
    let changes = ChangeSet(
      of: ChangeRequest(
        Self.sides(old, new), oldName: base, newName: paths.count == 1 ? paths[0] : "the given paths"))
    StandardStreams.report(changes.diagnostics)
    return changes
  }

  /// Pairs the groups of both versions by spec and profile.
  private static func sides(_ old: ProfiledObjects, _ new: ProfiledObjects) -> [ChangeRequest.Side] {
    let severalApps = Set((old.groups + new.groups).compactMap(\.app)).count > 1
    guard old.hasSpecs == new.hasSpecs else {
      // Manifests have no profiles, so only the first profile can be compared with them.
      func first(_ side: ProfiledObjects) -> [ManifestTree.Object] {
        let specs = Set(side.groups.compactMap(\.spec))
        return specs.sorted().flatMap { spec in
          side.groups.first { $0.spec == spec }?.objects ?? []
        } + side.groups.filter { $0.spec == nil }.flatMap(\.objects)
      }
      return [.init(old: first(old), new: first(new))]
    }
    var sides: [ChangeRequest.Side] = []
    for group in new.groups {
      let former = old.groups.first { $0.spec == group.spec && $0.profile == group.profile }
      sides.append(
        .init(profile: group.title(severalApps), old: former?.objects, new: group.objects))
    }
    for group in old.groups
    where !new.groups.contains(where: { $0.spec == group.spec && $0.profile == group.profile }) {
      sides.append(.init(profile: group.title(severalApps), old: group.objects, new: nil))
    }
    return sides
  }
}

extension ProfiledObjects.Group {
  /// The name of the profile in reports, with the app's name if there are several apps.
  fileprivate func title(_ severalApps: Bool) -> String? {
    guard let profile else { return nil }
    return severalApps ? "\(app ?? "")/\(profile)" : profile
  }
}
