internal import KubernetesFacts
internal import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension SystemModel {
  /// The autoscaler of a service, if it has one.
  func autoscaler(
    of service: Portolan.Service, _ common: CommonMetadata
  ) -> Autoscaling.HorizontalPodAutoscaler? {
    guard let autoscaling = service.autoscaling else { return nil }
    let target = Autoscaling.CrossVersionObjectReference(
      apiVersion: Apps.Deployment.apiVersion,
      kind: service.isStatefulSet ? Apps.StatefulSet.kind : Apps.Deployment.kind, name: common.name)
    return Autoscaling.HorizontalPodAutoscaler(
      metadata: metadata(of: service, common, named: autoscaling.name),
      spec: Autoscaling.HorizontalPodAutoscalerSpec(
        scaleTargetRef: target, minReplicas: autoscaling.minimum, maxReplicas: autoscaling.maximum,
        metrics: autoscaling.metrics.map(metric), behavior: autoscaling.behavior.map(behavior)))
  }

  private func metric(_ metric: Metric) -> Autoscaling.MetricSpec {
    switch metric {
    case .cpu(let percent, let container):
      resource("cpu", of: container, .init(type: .utilization, averageUtilization: percent))
    case .memory(let percent, let container):
      resource("memory", of: container, .init(type: .utilization, averageUtilization: percent))
    case .average(let name, let amount, let container):
      resource(name, of: container, .init(type: .averageValue, averageValue: amount.rawValue))
    case .pods(let name, let average, let labels):
      Autoscaling.MetricSpec(
        type: .pods,
        pods: .init(
          metric: identifier(name, labels), target: .init(type: .averageValue, averageValue: average.rawValue)
        ))
    case .object(let name, let object, let value, let average, let labels):
      Autoscaling.MetricSpec(
        type: .object,
        object: .init(
          describedObject: .init(apiVersion: object.apiVersion, kind: object.kind, name: object.name),
          metric: identifier(name, labels),
          target: .init(
            type: average == nil ? .value : .averageValue, averageValue: average?.rawValue,
            value: value?.rawValue)))
    case .external(let name, let average, let value, let labels):
      Autoscaling.MetricSpec(
        type: .external,
        external: .init(
          metric: identifier(name, labels),
          target: .init(
            type: average == nil ? .value : .averageValue, averageValue: average?.rawValue,
            value: value?.rawValue)))
    }
  }

  private func resource(
    _ name: String, of container: String?, _ target: Autoscaling.MetricTarget
  ) -> Autoscaling.MetricSpec {
    if let container {
      return Autoscaling.MetricSpec(
        type: .containerResource,
        containerResource: .init(name: name, container: container, target: target))
    }
    return Autoscaling.MetricSpec(type: .resource, resource: .init(name: name, target: target))
  }

  private func identifier(_ name: String, _ labels: KeyValues) -> Autoscaling.MetricIdentifier {
    .init(name: name, selector: labels.isEmpty ? nil : Meta.LabelSelector(matchLabels: StringMap(labels)))
  }

  private func behavior(_ behavior: ScalingBehavior) -> Autoscaling.HorizontalPodAutoscalerBehavior {
    .init(scaleUp: behavior.up.map(rules), scaleDown: behavior.down.map(rules))
  }

  private func rules(_ direction: ScalingBehavior.Direction) -> Autoscaling.HPAScalingRules {
    .init(
      stabilizationWindowSeconds: direction.stabilization?.wholeSeconds,
      selectPolicy: direction.selects.flatMap { .init(rawValue: $0.rawValue) },
      policies: direction.steps.map { step in
        switch step.amount {
        case .pods(let count): .init(type: .pods, value: count, periodSeconds: step.period.wholeSeconds ?? 0)
        case .percent(let share):
          .init(type: .percent, value: share, periodSeconds: step.period.wholeSeconds ?? 0)
        }
      })
  }

  /// The disruption budget of a service, if it has one.
  func budget(of service: Portolan.Service, _ common: CommonMetadata) -> Policy.PodDisruptionBudget? {
    guard let budget = service.budget else { return nil }
    var spec = Policy.PodDisruptionBudgetSpec(
      selector: Meta.LabelSelector(matchLabels: common.selector))
    switch budget.bound {
    case .minAvailable(let amount): spec.minAvailable = IntOrString(amount)
    case .maxUnavailable(let amount): spec.maxUnavailable = IntOrString(amount)
    }
    if budget.unhealthyPods != .clusterDefault {
      spec.unhealthyPodEvictionPolicy = .init(rawValue: budget.unhealthyPods.rawValue)
    }
    return Policy.PodDisruptionBudget(metadata: metadata(of: service, common, named: budget.name), spec: spec)
  }
}
