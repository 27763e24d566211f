import KubernetesFacts
import ManifestTree

extension FileLift {
  /// The pods of a service, in which the values decide where they run.
  /// - Parameters:
  ///   - variants: the pods.
  ///   - holders: what holds them, whose labels they have.
  mutating func pod(
    of variants: Variants, _ holders: Variants, at site: Site, _ origin: Origin
  ) -> [Template.Entry] {
    guard let service, let selector = selector(in: holders) else {
      return entries(of: variants, at: site, origin).addingPullSecrets
    }
    let placements = variants.map { variant in
      variant.node.map { PlacementParts(of: $0, selector: selector) }
    }
    let first = placements.lazy.compactMap { $0 }.first ?? PlacementParts(of: .null, selector: [:])
    func values(_ part: (PlacementParts) -> Node) -> [Node] { placements.map { part($0 ?? first) } }
    note(
      service.key("placement"),
      "Nodes of the pods: anywhere, spot (the spot nodes of `spot.provider`), or onDemand (all other nodes)",
      .choice(["anywhere", "spot", "onDemand"]), values { .string($0.placement) })
    noteField(
      "nodeSelector", "Required node labels in addition to that of spot nodes", at: site,
      values(\.nodeSelector))
    noteField(
      "affinity",
      "Affinity of the pods; a rule without `labelSelector` selects the pods of this service",
      at: site, values(\.affinity))
    noteField(
      "tolerations", "Tolerations in addition to the one for spot nodes", at: site,
      values(\.tolerations))
    noteField(
      "topologySpreadConstraints",
      "Topology spread constraints; a rule without `labelSelector` selects the pods of this service",
      at: site,
      values(\.topologySpreadConstraints))
    note(
      service.key("terminationGracePeriodSeconds"),
      "Grace period in seconds, limited to the time that spot nodes leave a pod; null is the Kubernetes default of 30",
      .integer(0...Int64(Int32.max)), nullable: true, values(\.gracePeriod))
    var pod = entries(of: variants.without(PlacementParts.keys), at: site, origin)
    // Where readers look for it: before the security context and the containers.
    let place =
      pod.firstIndex { entry in
        guard case .pair(let key, _, _) = entry else { return false }
        return ["restartPolicy", "securityContext", "initContainers", "containers"].contains(key)
      } ?? pod.endIndex
    let labels = selector.entries.map { entry in
      (key: entry.key, value: [Template.TextPart](marked: entry.value.text ?? ""))
    }
    pod.insert(
      contentsOf: [
        .scheduling(Template.Scheduling(service: service, selector: labels)),
        .pair("terminationGracePeriodSeconds", .gracePeriod(service: service), when: nil),
      ], at: place)
    return pod.addingPullSecrets
  }

  private mutating func noteField(_ name: String, _ comment: String, at site: Site, _ values: [Node]) {
    guard let service, let schema = site.key(name).schema else { return }
    note(service.key(name), comment, .field(schema), values)
  }

  /// The label by which the service's pods are told from others.
  private func selector(in holders: Variants) -> NodeMap? {
    guard let labels = holders.firstNode?["metadata"]?["labels"], case .map(let map) = labels,
      let entry = map.entries.first
    else { return nil }
    return NodeMap(uniqueEntries: [entry])
  }
}
