internal import KubernetesFacts
internal import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension SystemModel {
  /// The spread constraints of a service's pods, including its on-demand floor.
  func topologySpread(of service: Portolan.Service) -> [Core.TopologySpreadConstraint] {
    let selector = ownSelector(of: service)
    var constraints = service.placement.spreads.map { spread in
      var constraint = Core.TopologySpreadConstraint(
        maxSkew: spread.maxSkew, topologyKey: spread.domain.topologyKey,
        whenUnsatisfiable: spread.strict ? .doNotSchedule : .scheduleAnyway, labelSelector: selector)
      constraint.minDomains = spread.minDomains
      constraint.nodeAffinityPolicy = spread.affinityPolicy.flatMap {
        Core.NodeInclusionPolicy(rawValue: $0.rawValue)
      }
      constraint.nodeTaintsPolicy = spread.taintsPolicy.flatMap {
        Core.NodeInclusionPolicy(rawValue: $0.rawValue)
      }
      constraint.matchLabelKeys = countedPerRollout(service, spread.perRollout)
      return constraint
    }
    if case .spot(let provider, let floor?) = service.placement.nodes?.value {
      constraints.append(onDemandFloor(floor, provider, of: service, selector))
    }
    return constraints
  }

  /// The constraint by which the scheduler places at least `floor` pods on each of the two capacity types: if n is the
  /// minimum number of pods, a skew of at most n − 2·floor, or 1 if that is 0.
  ///
  /// With more than n pods, each type still gets at least `floor` pods. The scheduler does not move pods that already
  /// run.
  private func onDemandFloor(
    _ floor: Int, _ provider: SpotProvider, of service: Portolan.Service, _ selector: Meta.LabelSelector?
  ) -> Core.TopologySpreadConstraint {
    var constraint = Core.TopologySpreadConstraint(
      maxSkew: max(1, service.fewestReplicas - 2 * floor), topologyKey: provider.label.key,
      whenUnsatisfiable: .doNotSchedule, labelSelector: selector)
    constraint.matchLabelKeys = countedPerRollout(service)
    return constraint
  }

  /// The selector of a rule on the service's own pods; nil in a chart whose values determine the placement, because the
  /// chart then adds the selector.
  func ownSelector(of service: Portolan.Service) -> Meta.LabelSelector? {
    if let chartForm, chartForm.decidesPlacement(of: service) { return nil }
    return Meta.LabelSelector(matchLabels: selector(of: service))
  }

  /// The label keys with which a spread rule of a Deployment counts only the pods of the same revision.
  ///
  /// Without the keys, the old pods of a rollout would block the places that the new pods need.
  private func countedPerRollout(_ service: Portolan.Service, _ declared: Bool? = nil) -> [String] {
    declared ?? (service.workload == .deployment && service.has(.rollout)) ? [PodKey.templateHash] : []
  }
}
