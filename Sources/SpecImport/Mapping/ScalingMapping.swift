internal import KubernetesFacts
import ManifestTree

/// Autoscalers and disruption budgets.
enum ScalingMapping {
  /// The modifier for an autoscaler; the fields that it sets are removed.
  static func autoscaler(_ spec: inout NodeMap, named name: String?) -> Call? {
    guard let maximum = spec.peek(AutoscalerField.maxReplicas)?.int else { return nil }
    let minimum = spec.takeInt(AutoscalerField.minReplicas) ?? Int64(WorkloadDefaults.replicas)
    _ = spec.take(AutoscalerField.maxReplicas)
    _ = spec.take(AutoscalerField.scaleTargetRef)
    var arguments = [Argument("from", .integer(minimum)), Argument("to", .integer(maximum))]
    let metrics = spec.convert(AutoscalerField.metrics, metrics) ?? []
    arguments += metrics.enumerated().map { Argument($0.offset == 0 ? "on" : nil, $0.element) }
    if let behavior = spec.convert(AutoscalerField.behavior, behavior) {
      arguments.append(Argument("behavior", behavior))
    }
    if let name { arguments.append(Argument("named", .text(name))) }
    return Call(".autoscaled", arguments)
  }

  private static func metrics(_ node: Node) -> [Expression]? {
    guard let list = node.list else { return nil }
    let metrics = list.compactMap(metric)
    return metrics.count == list.count ? metrics : nil
  }

  private static func metric(_ node: Node) -> Expression? {
    guard case .map(var map) = node, let type = map.remove(MetricField.type)?.text, let entry = map.only,
      case .map(var source) = entry.value, case .map(var target)? = source.remove(MetricSourceField.target)
    else { return nil }
    let targetType = target.remove(MetricTargetField.type)?.text
    guard let value = target.only, target.count == 1 else { return nil }
    switch (type, entry.key) {
    case ("Resource", "resource"), ("ContainerResource", "containerResource"):
      guard let name = source.remove(MetricSourceField.name)?.text else { return nil }
      let container = source.remove(MetricSourceField.container)?.text.map {
        Argument("container", .text($0))
      }
      guard source.isEmpty else { return nil }
      if targetType == "Utilization", value.key == "averageUtilization", let percent = value.value.int,
        ["cpu", "memory"].contains(name)
      {
        let first = Argument("percent", .integer(percent))
        return .call(Call(".\(name)", [first] + [container].compactMap(\.self)))
      }
      guard targetType == "AverageValue", value.key == "averageValue", let amount = value.value.plainText
      else {
        return nil
      }
      return .call(
        Call(
          ".average",
          [Argument(nil, .text(name)), Argument(nil, .text(amount))] + [container].compactMap(\.self)))
    case ("Pods", "pods"):
      guard value.key == "averageValue", targetType == "AverageValue", let amount = value.value.plainText,
        let (name, labels) = identifier(source.remove(MetricSourceField.metric)), source.isEmpty
      else { return nil }
      return .call(
        Call(".pods", [Argument(nil, .text(name)), Argument("average", .text(amount))] + labels))
    case ("External", "external"), ("Object", "object"):
      guard let (name, labels) = identifier(source.remove(MetricSourceField.metric)),
        let amount = value.value.plainText
      else {
        return nil
      }
      var arguments = [Argument(nil, .text(name))]
      if type == "Object" {
        guard let object = source.remove(MetricSourceField.describedObject), object.map?.count == 3,
          let version = object["apiVersion"]?.text, let kind = object["kind"]?.text,
          let name = object["name"]?.text
        else { return nil }
        arguments.append(
          Argument(
            "of",
            .make(
              ".init", Argument("apiVersion", .text(version)), Argument("kind", .text(kind)),
              Argument("name", .text(name)))))
      }
      guard source.isEmpty else { return nil }
      switch (targetType, value.key) {
      case ("AverageValue", "averageValue"): arguments.append(Argument("average", .text(amount)))
      case ("Value", "value"): arguments.append(Argument("value", .text(amount)))
      default: return nil
      }
      return .call(Call(".\(entry.key)", arguments + labels))
    default: return nil
    }
  }

  private static func identifier(_ node: Node?) -> (String, [Argument])? {
    guard case .map(var map)? = node, let name = map.remove(MetricIdentifierField.name)?.text else {
      return nil
    }
    guard let selector = map.remove(MetricIdentifierField.selector) else {
      return map.isEmpty ? (name, []) : nil
    }
    guard map.isEmpty, let labels = selector.map?.only, labels.key == "matchLabels",
      let pairs = labels.value.textPairs
    else { return nil }
    return (name, [Argument("labels", .texts(pairs))])
  }

  private static func behavior(_ node: Node) -> Expression? {
    guard case .map(var map) = node else { return nil }
    var arguments: [Argument] = []
    for (field, label) in [(BehaviorField.scaleUp, "up"), (.scaleDown, "down")] {
      guard let rules = map.remove(field) else { continue }
      guard let direction = direction(rules) else { return nil }
      arguments.append(Argument(label, direction))
    }
    return map.isEmpty && !arguments.isEmpty ? .call(Call("ScalingBehavior", arguments)) : nil
  }

  private static func direction(_ node: Node) -> Expression? {
    guard case .map(var map) = node else { return nil }
    var arguments: [Argument] = []
    if let seconds = map.remove(ScalingRulesField.stabilizationWindowSeconds)?.int {
      arguments.append(Argument("stabilization", .seconds(seconds)))
    }
    switch map.remove(ScalingRulesField.selectPolicy)?.text {
    case nil: break
    case "Max": arguments.append(Argument("selects", .name(".max")))
    case "Min": arguments.append(Argument("selects", .name(".min")))
    case "Disabled": arguments.append(Argument("selects", .name(".disabled")))
    default: return nil
    }
    var steps: [Expression] = []
    for policy in map.remove(ScalingRulesField.policies)?.list ?? [] {
      guard policy.map?.count == 3, let value = policy["value"]?.int,
        let period = policy["periodSeconds"]?.int
      else { return nil }
      switch policy["type"]?.text {
      case "Pods":
        steps.append(.make(".pods", Argument(nil, .integer(value)), Argument("every", .seconds(period))))
      case "Percent":
        steps.append(.make(".percent", Argument(nil, .integer(value)), Argument("every", .seconds(period))))
      default: return nil
      }
    }
    if !steps.isEmpty { arguments.append(Argument("steps", .list(steps))) }
    return map.isEmpty ? .call(Call(".init", arguments)) : nil
  }

  /// The modifier for a disruption budget.
  static func budget(_ spec: inout NodeMap, named name: String?) -> Call? {
    let bound: Argument
    if let amount = spec.convert(BudgetField.minAvailable, amount) {
      bound = Argument("minAvailable", amount)
    } else if let amount = spec.convert(BudgetField.maxUnavailable, amount) {
      bound = Argument("maxUnavailable", amount)
    } else {
      return nil
    }
    _ = spec.take(BudgetField.selector)
    var arguments = [bound]
    switch spec.takeText(BudgetField.unhealthyPodEvictionPolicy) {
    case PortolanDefaults.unhealthyPods: break
    case "IfHealthyBudget": arguments.append(Argument("unhealthyPods", .name(".evictedWithinBudget")))
    default: arguments.append(Argument("unhealthyPods", .name(".clusterDefault")))
    }
    if let name { arguments.append(Argument("named", .text(name))) }
    return Call(".disruptionBudget", arguments)
  }

  /// A number or percentage of pods.
  static func amount(_ node: Node) -> Expression? {
    if let count = node.int { return .integer(count) }
    guard let text = node.text, text.hasSuffix("%"), Int(text.dropLast()) != nil else { return nil }
    return .text(text)
  }
}
