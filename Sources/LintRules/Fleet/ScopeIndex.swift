/// Which objects of a namespace are for the same pods, where Istio takes one of them and ignores the rest.
struct ScopeIndex: Sendable {
  private let rivals: [ObjectIdentifier: Manifest]

  /// Indexes objects by the labels of the pods that they are for; no labels are all pods of the namespace.
  init(_ objects: [(manifest: Manifest, labels: [String: String])], _ wiring: Wiring) {
    var ofSpace: [String: [Manifest]] = [:]
    var ofPods: [Int: [Manifest]] = [:]
    var ofLabels: [Scope: [Manifest]] = [:]
    for (manifest, labels) in objects {
      if labels.isEmpty {
        ofSpace[manifest.namespace, default: []].append(manifest)
        continue
      }
      ofLabels[Scope(namespace: manifest.namespace, labels: labels), default: []].append(manifest)
      for workload in wiring.workloads(Selector(labels: labels), in: manifest.namespace) {
        ofPods[workload.number, default: []].append(manifest)
      }
    }
    var rivals: [ObjectIdentifier: Manifest] = [:]
    for (manifest, labels) in objects {
      let pods = labels.isEmpty ? [] : wiring.workloads(Selector(labels: labels), in: manifest.namespace)
      let groups =
        [
          labels.isEmpty ? ofSpace[manifest.namespace] : nil,
          ofLabels[Scope(namespace: manifest.namespace, labels: labels)],
        ]
        + pods.map { ofPods[$0.number] }
      rivals[ObjectIdentifier(manifest)] =
        groups.lazy.compactMap { $0?.prefix(2).first { $0 !== manifest } }.first
    }
    self.rivals = rivals
  }

  /// Another object for the same pods.
  func rival(of manifest: Manifest) -> Manifest? { rivals[ObjectIdentifier(manifest)] }

  private struct Scope: Hashable {
    let namespace: String
    let labels: [String: String]
  }
}
