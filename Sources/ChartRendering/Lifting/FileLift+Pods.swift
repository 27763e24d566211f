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
      "The nodes that the pods run on: anywhere, spot (those of `spot.provider`), or onDemand (none of those).",
      .choice(["anywhere", "spot", "onDemand"]), values { .string($0.placement) })
    noteField(
      "nodeSelector", "Labels that the nodes must have, beside that of spot nodes.", at: site,
      values(\.nodeSelector))
    noteField(
      "affinity",
      "What draws the pods to nodes and other pods, or away; a rule without `labelSelector` is about the service's own pods.",
      at: site, values(\.affinity))
    noteField(
      "tolerations", "Taints that the pods put up with, beside that of spot nodes.", at: site,
      values(\.tolerations))
    noteField(
      "topologySpreadConstraints",
      "How evenly the pods are spread; a rule without `labelSelector` is about the service's own pods.",
      at: site,
      values(\.topologySpreadConstraints))
    note(
      service.key("terminationGracePeriodSeconds"),
      "Seconds that a pod has to end, or less where spot nodes leave it less; null is Kubernetes' default of 30.",
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
