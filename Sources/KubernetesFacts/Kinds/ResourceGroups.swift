internal import ManifestTree

/// The resources of Kubernetes, by the plural names that roles use, and their API groups.
package enum ResourceGroups {
  /// The groups of Kubernetes itself; the resources of other groups are unknown.
  package static let known: Set<String> = Set(byResource.values.joined()).union([APIGroup.extensions])

  /// Groups whose resources have no subresources, such as `pods/log`.
  package static let withoutSubresources: Set<String> = [APIGroup.metrics, APIGroup.events]

  /// The API groups that have, or in an older version had, a resource.
  ///
  /// `extensions` contained many of the resources in Kubernetes 1.21 and older.
  package static let byResource: [String: Set<String>] = {
    var groups: [String: Set<String>] = [:]
    let kinds = KindTable.all.names
    let lists = Set(kinds)
    for name in kinds {
      let group = String(name.apiVersion.apiGroup)
      guard group != APIGroup.extensions, !APIGroup.isIstio(group), !discovery.contains(name.kind),
        lists.contains(.init(apiVersion: name.apiVersion, kind: "\(name.kind)List"))
          || isOnlyCreated(name.kind)
      else { continue }
      groups[plural(of: name.kind), default: []].insert(group)
    }
    // The metrics server, not Kubernetes, serves this group.
    for resource in ["pods", "nodes"] { groups[resource, default: []].insert(APIGroup.metrics) }
    return groups
  }()

  /// Kinds that describe the API itself.
  private static let discovery: Set<String> = ["APIGroup"]

  /// Whether objects of a kind can be created, but not read or listed.
  private static func isOnlyCreated(_ kind: String) -> Bool { kind == "Binding" || kind.hasSuffix("Review") }

  /// The name of the resource of a kind of Kubernetes: `networkpolicies`.
  package static func plural(of kind: String) -> String {
    let name = kind.lowercased()
    if name == "endpoints" { return name }
    return if name.hasSuffix("s") {
      name + "es"
    } else if name.hasSuffix("y") {
      name.dropLast() + "ies"
    } else {
      name + "s"
    }
  }
}
