import ChangeReport
import Diagnostics
import Expansion
import ManifestTree

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A comparison of specs or manifests with an earlier version.
struct BaseComparison {
  let paths: [String]
  let base: BaseSource
  let choice: ProfiledObjects.Choice
  /// Whether to add the lint findings that the earlier version does not have.
  let lints: Bool

  /// Reads both versions and compares them.
  /// - Throws: ``CommandFailure`` if the revision or one of the versions cannot be read, or if a version has errors,
  ///   with the exit code of the cause.
  func changes() throws(CommandFailure) -> ChangeSet {
    var oldChoice = choice
    oldChoice.allowsAbsent = true
    oldChoice.isEarlier = true
    let old: ProfiledObjects
    var newChoice = choice
    switch base {
    case .path(let path):
      oldChoice.allowsAbsent = false
      old = try ProfiledObjects([path], oldChoice)
    case .revision(let revision):
      old = try ProfiledObjects(try RevisionInput(paths, at: revision), oldChoice)
      newChoice.allowsAbsent = true
    }
    // A path or a profile that only one side has is not an error.
    if !paths.contains(where: {
      !FileManager.default.fileExists(atPath: $0) && !old.absent.contains($0) && $0 != "-"
    }) {
      newChoice.allowsAbsent =
        choice.profile.map { name in
          old.groups.contains { $0.profile == name }
        } ?? false
    }
    let new = try ProfiledObjects(paths, newChoice)
    let oneSided =
      old.absent.map { Diagnostic.onlyNew($0, base.name) } + new.absent.map { .onlyOld($0, base.name) }
    StandardStreams.report(oneSided)
    if Self.isMixed(old, new), let note = MixedSides(old, new).note { StandardStreams.report([note]) }
    if let profile = choice.profile, !old.specs.isEmpty,
      !old.groups.contains(where: { $0.profile == profile })
    {
      StandardStreams.report([.newProfile(profile, base.name)])
    }
    var changes = ChangeSet(
      of: ChangeRequest(Self.sides(old, new), oldName: base.name, newName: newName))
    StandardStreams.report(changes.diagnostics)
    if lints {
      changes.findings = try BaseFindings(old: old, new: new, profile: choice.profile, paths: paths).news()
    }
    return changes
  }

  private var newName: String {
    if case .revision = base { return "working tree" }
    guard paths.count == 1 else { return "the given paths" }
    return paths[0] == "-" ? "standard input" : paths[0]
  }

  /// Whether a spec is compared with manifests.
  private static func isMixed(_ old: ProfiledObjects, _ new: ProfiledObjects) -> Bool {
    old.hasSpecs != new.hasSpecs && !old.groups.isEmpty && !new.groups.isEmpty
  }

  /// Pairs the groups of both versions by spec and profile.
  private static func sides(_ old: ProfiledObjects, _ new: ProfiledObjects) -> [ChangeRequest.Side] {
    let severalApps = Set((old.groups + new.groups).compactMap(\.spec)).count > 1
    if isMixed(old, new) { return MixedSides(old, new).sides }
    var sides: [ChangeRequest.Side] = []
    for group in new.groups {
      let former = old.groups.first { $0.spec == group.spec && $0.profile == group.profile }
      sides.append(.init(profile: group.title(severalApps), old: former?.objects, new: group.objects))
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

extension Diagnostic {
  fileprivate static func onlyNew(_ path: String, _ base: String) -> Diagnostic {
    Diagnostic(
      "revision/only-new", .info, "'\(path)' does not exist at '\(base)': all its objects are added", at: nil)
  }

  fileprivate static func onlyOld(_ path: String, _ base: String) -> Diagnostic {
    Diagnostic(
      "revision/only-old", .info, "'\(path)' exists only at '\(base)': all its objects are removed", at: nil)
  }

  fileprivate static func newProfile(_ name: String, _ base: String) -> Diagnostic {
    Diagnostic(
      "revision/new-profile", .info,
      "profile '\(name)' does not exist at '\(base)': all its objects are added",
      at: nil)
  }
}
