internal import KubernetesFacts
internal import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension SystemModel {
  /// The required node labels of a service.
  func nodeSelector(of service: Portolan.Service) -> StringMap {
    switch service.placement.nodes?.value {
    case .nodes(let labels): StringMap(labels)
    case .spot(let provider, nil): [provider.label.key: provider.label.value]
    case .spot, .onDemand, .anywhere, nil: [:]
    }
  }

  /// The tolerations of a service's pods: those for its spot nodes, and those in the spec.
  func tolerations(of service: Portolan.Service) -> [Core.Toleration] {
    let named = service.placement.tolerations.map { toleration in
      Core.Toleration(
        key: toleration.key,
        operator: toleration.value == nil ? .exists : toleration.omitsOperator ? nil : .equal,
        value: toleration.value,
        effect: toleration.effect.flatMap { Core.TaintEffect(rawValue: $0.rawValue) },
        tolerationSeconds: toleration.duration?.wholeSeconds)
    }
    guard let provider = service.spotProvider else { return named }
    let spot = Core.Toleration(
      key: provider.label.key, operator: .equal, value: provider.label.value, effect: .noSchedule)
    return [spot] + named
  }

  /// The affinity and anti-affinity of a service's pods to nodes and pods.
  func affinity(of service: Portolan.Service) -> Core.Affinity? {
    let nodes = nodeAffinity(of: service)
    let near = service.placement.attractions.compactMap { attraction in
      podTerm(attraction.service, attraction.domain, attraction.strength, of: service)
    }
    let apart = service.placement.separations.compactMap { separation in
      podTerm(
        separation.service ?? service.name, separation.domain, separation.strength, of: service)
    }
    guard nodes != nil || !near.isEmpty || !apart.isEmpty else { return nil }
    return Core.Affinity(
      nodeAffinity: nodes, podAffinity: podAffinity(near), podAntiAffinity: podAffinity(apart))
  }

  private func nodeAffinity(of service: Portolan.Service) -> Core.NodeAffinity? {
    var required: [Core.NodeSelectorRequirement] = []
    var preferred: [Core.PreferredSchedulingTerm] = []
    switch service.placement.nodes?.value {
    case .spot(let provider, .some):
      let term = Core.NodeSelectorTerm(matchExpressions: [
        Core.NodeSelectorRequirement(key: provider.label.key, operator: .in, values: [provider.label.value])
      ])
      preferred.append(
        Core.PreferredSchedulingTerm(weight: PortolanDefaults.preferenceWeight, preference: term))
    case .onDemand(let provider):
      required.append(
        Core.NodeSelectorRequirement(
          key: provider.label.key, operator: .notIn, values: [provider.label.value]))
    case .spot, .nodes, .anywhere, nil: break
    }
    for affinity in service.placement.affinities {
      let expressions = affinity.expressions.map(requirement)
      switch affinity.strength {
      case .required: required += expressions
      case .preferred(let weight):
        preferred.append(
          Core.PreferredSchedulingTerm(
            weight: weight, preference: Core.NodeSelectorTerm(matchExpressions: expressions)))
      }
    }
    guard !required.isEmpty || !preferred.isEmpty else { return nil }
    let selector = Core.NodeSelector(nodeSelectorTerms: [Core.NodeSelectorTerm(matchExpressions: required)])
    return Core.NodeAffinity(
      requiredDuringSchedulingIgnoredDuringExecution: required.isEmpty ? nil : selector,
      preferredDuringSchedulingIgnoredDuringExecution: preferred)
  }

  private func requirement(_ expression: NodeExpression) -> Core.NodeSelectorRequirement {
    switch expression {
    case .label(let key, let values): .init(key: key, operator: .in, values: values)
    case .notIn(let key, let values): .init(key: key, operator: .notIn, values: values)
    case .exists(let key): .init(key: key, operator: .exists)
    case .absent(let key): .init(key: key, operator: .doesNotExist)
    case .above(let key, let number): .init(key: key, operator: .gt, values: [String(number)])
    case .below(let key, let number): .init(key: key, operator: .lt, values: [String(number)])
    }
  }

  private typealias PodTerm = (term: Core.PodAffinityTerm, strength: Strength)

  private func podTerm(
    _ name: String, _ domain: Domain, _ strength: Strength, of owner: Portolan.Service
  ) -> PodTerm? {
    var term = Core.PodAffinityTerm(labelSelector: nil, topologyKey: domain.topologyKey)
    if name == owner.name {
      term.labelSelector = ownSelector(of: owner)
    } else {
      guard let service = service(named: name) else { return nil }
      term.labelSelector = Meta.LabelSelector(matchLabels: selector(of: service))
    }
    return (term, strength)
  }

  private func podAffinity(_ terms: [PodTerm]) -> Core.PodAffinity? {
    guard !terms.isEmpty else { return nil }
    var affinity = Core.PodAffinity()
    for (term, strength) in terms {
      switch strength {
      case .required: affinity.requiredDuringSchedulingIgnoredDuringExecution.append(term)
      case .preferred(let weight):
        affinity.preferredDuringSchedulingIgnoredDuringExecution.append(
          Core.WeightedPodAffinityTerm(weight: weight, podAffinityTerm: term))
      }
    }
    return affinity
  }
}
