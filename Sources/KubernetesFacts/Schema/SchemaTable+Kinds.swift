import Diagnostics
import ManifestTree

/// The versions that serve a kind under an `apiVersion`.
package struct KindAvailability: Sendable, Hashable {
  /// The first version; nil for Istio kinds, and for kinds that are older than the published schemas.
  package let since: KubernetesVersion?
  /// The last version; nil if the newest version serves the kind.
  package let until: KubernetesVersion?
}

extension SchemaTable {
  /// The versions that serve a kind under an `apiVersion`; nil if there are none.
  package static func availability(apiVersion: String, kind: String) -> KindAvailability? {
    KindTable.all[apiVersion, kind].map { KindAvailability(since: $0.since, until: $0.until) }
  }

  /// The `apiVersion` to use instead; nil if there is no better one.
  ///
  /// The result is the most stable and, among equally stable ones, the newest `apiVersion` that this Kubernetes version
  /// serves for the kind, in the same group if this group still has the kind. If this Kubernetes version serves the
  /// given `apiVersion`, there is a better one only for an alpha or a beta version.
  package func replacement(apiVersion: String, kind: String) -> String? {
    let table = KindTable.all
    let isThere = schema(apiVersion: apiVersion, kind: kind) != nil
    guard table.hasGroup(apiVersion.apiGroup) else { return nil }
    let others = table.names(in: version).filter { $0.kind == kind && $0.apiVersion != apiVersion }.map(
      \.apiVersion)
    let ofGroup = others.filter { $0.apiGroup == apiVersion.apiGroup }
    let best = (ofGroup.isEmpty ? others : ofGroup).max { Stability($0) < Stability($1) }
    guard let best, isThere else { return best }
    return Stability(apiVersion).isStable || !Stability(best).isStable || ofGroup.isEmpty ? nil : best
  }

  /// The group of a kind: the given one, or, if that is a Kubernetes group without the kind, the only group that has
  /// it.
  package static func homeGroup(of kind: String, named group: String) -> String {
    // Groups without a dot are the oldest groups of Kubernetes; some of their kinds have moved to other groups.
    guard !group.utf8.contains(UInt8(ascii: ".")), let groups = KindTable.all.groupsByKind[kind],
      let only = groups.first, groups.count == 1
    else { return group }
    return only
  }

  /// The issue for a kind that this version does not serve; nil for kinds in unknown groups.
  func unknown(apiVersion: String, kind: String) -> SchemaIssue? {
    let table = KindTable.all
    guard table.hasGroup(apiVersion.apiGroup), (apiVersion, kind) != ("v1", "List") else { return nil }
    let name = "'\(kind)' of '\(apiVersion)'"
    let replacement = replacement(apiVersion: apiVersion, kind: kind)
    let fix = replacement.map { "use '\($0)'" }
    if let entry = table[apiVersion, kind] {
      let span = entry.since.flatMap { $0 > version ? "\($0) and newer" : nil }
      return SchemaIssue(
        .unknownKind, at: NodePath().key("apiVersion"),
        found: "\(name) exists only in Kubernetes \(span ?? "\(entry.until ?? version) and older")",
        expected: "a kind of Kubernetes \(version)", nearest: replacement, fix: fix)
    }
    if let replacement {
      return SchemaIssue(
        .unknownKind, at: NodePath().key("apiVersion"), found: "unknown kind \(name)",
        expected: "'\(replacement)'", nearest: replacement, fix: fix)
    }
    let kinds = table.names(in: version).filter { $0.apiVersion == apiVersion }.map(\.kind)
      .filter { !$0.hasSuffix("List") }
    return SchemaIssue(
      .unknownKind, at: NodePath().key("kind"), found: "unknown kind \(name)",
      expected: kinds.isEmpty
        ? "a version of '\(apiVersion.apiGroup)'"
        : kinds.count <= Self.listedKinds
          ? kinds.sorted().quoted.oneOf : "one of the \(kinds.count) kinds of this version",
      nearest: nearestName(to: kind, among: kinds))
  }

  /// The maximum number of kinds of an API version that a message lists.
  private static let listedKinds = 8
}

/// The stability of an API version, in the order `v2`, `v1`, `v1beta2`, `v1alpha1`.
private struct Stability: Comparable {
  var isStable: Bool { level == 2 }
  private let level: Int
  private let major: Int
  private let minor: Int

  init(_ apiVersion: String) {
    let version = apiVersion.split(separator: "/").last ?? ""
    level = version.contains("alpha") ? 0 : version.contains("beta") ? 1 : 2
    let numbers = version.split { !$0.isNumber }.compactMap { Int($0) }
    (major, minor) = (numbers.first ?? 0, numbers.dropFirst().first ?? 0)
  }

  static func < (left: Stability, right: Stability) -> Bool {
    (left.level, left.major, left.minor) < (right.level, right.major, right.minor)
  }
}
