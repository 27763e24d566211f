internal import ManifestTree

/// HorizontalPodAutoscalers.
extension Validator {
  mutating func autoscaler(_ object: Field) {
    let spec = object["spec"]
    let (minimum, maximum) = (spec["minReplicas"], spec["maxReplicas"])
    range(minimum, 1...Int(Int32.max))
    range(maximum, 1...Int(Int32.max))
    if let low = minimum.int, let high = maximum.int, high < low, high > 0 {
      report(.autoscalerRange, at: maximum, "maxReplicas (\(high)) is below minReplicas (\(low))")
    }
    let target = spec["scaleTargetRef"]
    for key in ["kind", "name"] where target[key].exists {
      if require(target[key]) { pathSegment(target[key]) }
    }
    groupVersion(target["apiVersion"])
    // ReplicationController is the only scalable kind in the core group. Servers before 1.34 accept other kinds without
    // a group and cannot scale them.
    if version.minor >= 34, target.exists, target["kind"].string != "ReplicationController",
      !target["apiVersion"].string.contains("/")
    {
      report(
        .form, at: target["apiVersion"],
        "scaleTargetRef requires an apiVersion with an API group, such as 'apps/v1'")
    }
    range(spec["targetCPUUtilizationPercentage"], 1...Int(Int32.max))
    for metric in spec["metrics"].items { self.metric(metric) }
    let behavior = spec["behavior"]
    for key in ["scaleUp", "scaleDown"] where behavior[key].exists { scaling(behavior[key]) }
  }

  /// Reports an apiVersion with more than one slash.
  private mutating func groupVersion(_ field: Field) {
    let text = field.string
    guard text.utf8.count(where: { $0 == UInt8(ascii: "/") }) > 1 else { return }
    report(.form, at: field, "invalid apiVersion '\(text)': use '<group>/<version>' or '<version>'")
  }

  /// Checks the bounds of a ScaledObject, as KEDA's admission webhook does.
  mutating func scaledObject(_ spec: Field) {
    let (minimum, maximum, idle) = (
      spec["minReplicaCount"], spec["maxReplicaCount"], spec["idleReplicaCount"]
    )
    // KEDA counts an explicit minimum of 0 or less as 1.
    let low = minimum.int.map { max(1, $0) } ?? 0
    let lowText = minimum.int.map { $0 < 1 ? "\($0), which counts as 1" : "\($0)" } ?? "0, the default"
    let standard = AutoscalerBounds.scaledObject.most.map(Int64.init)
    if let high = maximum.int ?? standard.flatMap({ low > $0 ? $0 : nil }), high < low {
      let origin = maximum.exists ? "" : ", the default"
      report(
        .autoscalerRange, at: maximum,
        "maxReplicaCount (\(high)\(origin)) is below minReplicaCount (\(lowText))")
    }
    if let number = idle.int, number >= low {
      report(
        .autoscalerRange, at: idle,
        minimum.exists
          ? "idleReplicaCount must be below minReplicaCount (\(lowText)), not \(number)"
          : "idleReplicaCount requires minReplicaCount: a missing value counts as 0")
    }
  }

  /// Checks a string that becomes a segment of a URL path; a missing or empty one is valid.
  mutating func pathSegment(_ field: Field) {
    let text = field.string
    if !text.isEmpty, !PathSegment.accepts(text) {
      let value = Self.title(of: text, in: field, "name")
      report(.name, at: field, "invalid \(value): use \(PathSegment.expected)")
    }
  }

  private static let sources = [
    "Object": "object", "Pods": "pods", "Resource": "resource", "ContainerResource": "containerResource",
    "External": "external",
  ]

  private mutating func metric(_ metric: Field) {
    let type = metric["type"]
    choice(type, ["ContainerResource", "External", "Object", "Pods", "Resource"], isRequired: true)
    guard let key = Self.sources[type.string] else { return }
    for other in Self.sources.values.sorted() where other != key && metric[other].exists {
      report(.conflict, at: metric[other], "\(other) is not allowed for a metric of type '\(type.string)'")
    }
    let source = metric[key]
    guard source.exists else {
      return report(.required, at: source, "a metric of type '\(type.string)' requires \(key)")
    }
    let target = source["target"]
    self.target(target)
    switch key {
    case "resource", "containerResource":
      if source["name"].exists, require(source["name"]), key == "containerResource" {
        resourceName(source["name"].string, source["name"], of: .container)
      }
      if key == "containerResource", source["container"].exists, require(source["container"]) {
        optionalName(source["container"], .label, "container name")
      }
      let (utilization, average) = (target["averageUtilization"], target["averageValue"])
      if utilization.exists, average.exists {
        report(.conflict, at: average, "averageUtilization and averageValue are mutually exclusive")
      } else if !utilization.exists, !average.exists {
        report(.required, at: utilization, "the target requires averageUtilization or averageValue")
      }
    case "pods":
      metricName(source["metric"])
      if !target["averageValue"].exists {
        report(.required, at: target["averageValue"], "a metric of type 'Pods' requires averageValue")
      }
    case "object":
      let described = source["describedObject"]
      for field in ["kind", "name"] where described[field].exists {
        if require(described[field]) { pathSegment(described[field]) }
      }
      groupVersion(described["apiVersion"])
      metricName(source["metric"])
      if !target["value"].exists, !target["averageValue"].exists {
        report(.required, at: target["averageValue"], "the target requires value or averageValue")
      }
    default:
      metricName(source["metric"])
      if target["value"].exists, target["averageValue"].exists {
        report(.conflict, at: target["value"], "value and averageValue are mutually exclusive")
      } else if !target["value"].exists, !target["averageValue"].exists {
        report(.required, at: target["averageValue"], "the target requires value or averageValue")
      }
    }
  }

  private mutating func metricName(_ metric: Field) {
    if metric["name"].exists, require(metric["name"]) { pathSegment(metric["name"]) }
  }

  private mutating func target(_ target: Field) {
    guard target.exists else { return }
    choice(target["type"], ["Utilization", "Value", "AverageValue"], isRequired: true)
    amount(target["value"], isPositive: true)
    amount(target["averageValue"], isPositive: true)
    range(target["averageUtilization"], 1...Int(Int32.max))
  }

  private mutating func scaling(_ rules: Field) {
    range(rules["stabilizationWindowSeconds"], 0...FieldLimits.stabilizationWindow)
    choice(rules["selectPolicy"], ["Max", "Min", "Disabled"])
    amount(rules["tolerance"])
    let policies = rules["policies"]
    if policies.exists, policies.count == 0 {
      report(.required, at: policies, "policies must have at least one policy")
    }
    for policy in policies.items {
      choice(policy["type"], ["Pods", "Percent"], isRequired: true)
      range(policy["value"], 1...Int(Int32.max))
      range(policy["periodSeconds"], FieldLimits.scalingPeriod)
    }
  }
}
