/// Istio objects of a namespace for the same pods, such as two Sidecars.
///
/// Istio ignores all of them except one, or merges them.
package struct ScopeIndex: Sendable {
  private let rivals: [ObjectIdentifier: Manifest]

  /// Indexes objects by the labels of the pods that they select; no labels select all pods of the namespace.
  package init(_ objects: [(manifest: Manifest, labels: TextMap)], _ relations: RelationIndex) {
    let scopes = objects.map { Scope(namespace: $0.manifest.namespace, labels: $0.labels) }
    let groups = Dictionary(grouping: objects.indices) { scopes[$0] }
    // Two selectors per pod are enough to find another object.
    var selecting: [Int: [Scope]] = [:]
    var pods: [Scope: [Int]] = [:]
    for scope in groups.keys.sorted() where !scope.labels.isEmpty {
      let numbers = relations.workloads(Selector(labels: scope.labels), in: scope.namespace).map(\.number)
      pods[scope] = numbers
      for number in numbers where selecting[number, default: []].count < 2 {
        selecting[number, default: []].append(scope)
      }
    }
    var rivals: [ObjectIdentifier: Manifest] = [:]
    for (scope, members) in groups {
      let rival = pods[scope, default: []].lazy.flatMap { selecting[$0] ?? [] }.first { $0 != scope }
        .flatMap { groups[$0]?.first }
      for number in members {
        let other = members.prefix(2).first { $0 != number } ?? rival
        if let other { rivals[ObjectIdentifier(objects[number].manifest)] = objects[other].manifest }
      }
    }
    self.rivals = rivals
  }

  /// Another object for the same pods.
  package func rival(of manifest: Manifest) -> Manifest? { rivals[ObjectIdentifier(manifest)] }

  private struct Scope: Hashable, Comparable {
    let namespace: String
    let labels: TextMap

    static func < (left: Scope, right: Scope) -> Bool {
      (left.namespace, left.text) < (right.namespace, right.text)
    }

    private var text: String {
      labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
    }
  }
}
