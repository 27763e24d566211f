internal import ChartParameters
internal import KubernetesFacts
internal import KubernetesTypes
internal import ManifestTree
internal import Portolan

/// How a system is expanded for a chart: names have placeholders, and settings that chart values determine are left
/// out.
struct ChartForm: Sendable {
  /// The name prefix and the namespace that free objects use in their references.
  let plainNames: SystemModel.PlainNames
  /// The provider that `spot.provider` selects in the profile; nil if it selects none.
  let provider: SpotProviderTraits?
  /// The providers that the chart can use.
  let providers: [SpotProviderTraits]
  /// The conditions for the derived parts that some profiles lack.
  let conditions: PartConditions

  /// The services whose placement is not a chart value, because in some profile the spec or a patch sets the same
  /// fields.
  var placedBySpec: Set<String> = []

  /// Whether chart values determine the placement of a service's pods.
  func decidesPlacement(of service: Portolan.Service) -> Bool { !placedBySpec.contains(service.name) }

  /// Whether chart values can determine the placement in this profile.
  func canDecidePlacement(of service: Portolan.Service) -> Bool {
    let patches = service.patches.compactMap(\.podChange)
    switch service.placement.nodes?.value {
    case .spot(let provider, nil), .onDemand(let provider):
      return provider == self.provider?.provider
        && !patches.contains { pod in Self.keys.contains { pod[$0] != nil } }
    case .nodes(let labels):
      if StringMap(labels).contains(where: { isSpot(.string($0.value), at: $0.key) }) { return false }
    case .spot, .anywhere, nil: break
    }
    return !patches.contains { pod in
      if case .map(let labels)? = pod["nodeSelector"],
        labels.contains(where: { isSpot($0.value, at: $0.key) })
      {
        return true
      }
      return ["affinity", "topologySpreadConstraints"].contains { key in
        pod[key].map { !$0.namesPods } ?? false
      }
    }
  }

  private func isSpot(_ value: Node, at key: String) -> Bool {
    providers.contains { $0.label.key == key && value == .string($0.label.value) }
  }

  /// The keys of a pod spec that determine its placement.
  static let keys = ["nodeSelector", "affinity", "tolerations", "topologySpreadConstraints"]
}

extension Patch {
  /// The change to the pods.
  fileprivate var podChange: Node? {
    // A patch of a list element changes no field that the chart can set.
    guard path.isEmpty else { return nil }
    let change = Node(value)
    return [APIGroup.apps, APIGroup.batch].lazy.compactMap { WorkloadKind.of(group: $0, kind: kind.rawValue) }
      .first
      .flatMap { change[$0.podSpec] }
  }
}

extension Node {
  /// Whether every affinity term and every spread constraint in the value has a selector for pods.
  ///
  /// In a chart, a term or constraint without a selector gets the service's selector.
  fileprivate var namesPods: Bool {
    switch self {
    case .map(let map):
      (map["topologyKey"] == nil || map["labelSelector"] != nil) && map.allSatisfy(\.value.namesPods)
    case .list(let list): list.allSatisfy(\.namesPods)
    case .null, .bool, .int, .double, .string: true
    }
  }
}
