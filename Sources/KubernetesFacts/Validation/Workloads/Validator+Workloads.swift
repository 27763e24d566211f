internal import ManifestTree

/// The API group `apps`, ReplicationControllers, DeploymentConfigs, and PodDisruptionBudgets.
extension Validator {
  mutating func workload(_ object: Field, _ kind: String) {
    let spec = object["spec"]
    switch kind {
    case "Deployment":
      longRunning(spec, kind)
      deployment(spec)
    case "ReplicaSet": longRunning(spec, kind)
    case "DaemonSet":
      longRunning(spec, kind)
      daemonSet(spec["updateStrategy"])
    case "StatefulSet":
      longRunning(spec, kind)
      statefulSet(spec)
    case "ControllerRevision":
      if !object["data"].exists { report(.required, at: object["data"], "data is required") }
      nonNegative(object["revision"])
    default: break
    }
  }

  /// Checks that are common to workloads whose pods run continuously.
  private mutating func longRunning(_ spec: Field, _ kind: String) {
    for key in ["replicas", "minReadySeconds", "revisionHistoryLimit"] { nonNegative(spec[key]) }
    let selector = spec["selector"]
    labelSelector(selector)
    if selector.exists, selector["matchLabels"].count + selector["matchExpressions"].count == 0 {
      report(.required, at: selector, "selector must have at least one label or expression")
    } else if selector.exists, spec["template"].exists {
      let labels = spec["template"]["metadata"]["labels"]
      if !LabelMatch.selects(selector, labels) {
        report(
          .selectorMismatch, at: labels,
          "the labels of the pod template do not match the selector of the \(kind)")
      }
    }
    alwaysRestarts(spec["template"], kind)
    podTemplate(
      spec["template"], claims: kind == "StatefulSet" ? spec["volumeClaimTemplates"].items : [])
  }

  private mutating func alwaysRestarts(_ template: Field, _ kind: String) {
    let policy = template["spec"]["restartPolicy"]
    if ["OnFailure", "Never"].contains(policy.string) {
      report(
        .choice, at: policy,
        "restartPolicy '\(policy.string)' is not allowed for a \(kind): expected 'Always'")
    }
    let deadline = template["spec"]["activeDeadlineSeconds"]
    if deadline.exists {
      report(.conflict, at: deadline, "activeDeadlineSeconds is not allowed for a \(kind)")
    }
  }

  private mutating func deployment(_ spec: Field) {
    let deadline = spec["progressDeadlineSeconds"]
    nonNegative(deadline)
    let ready = spec["minReadySeconds"].int ?? 0
    if (deadline.int ?? Int64(WorkloadDefaults.progressDeadline)) <= ready {
      let found = deadline.int.map { "\($0)" } ?? "\(WorkloadDefaults.progressDeadline), the default"
      report(
        .conflict, at: deadline,
        "progressDeadlineSeconds must be greater than minReadySeconds (\(ready)), not \(found)")
    }
    let (strategy, rolling) = (spec["strategy"], spec["strategy"]["rollingUpdate"])
    choice(strategy["type"], ["RollingUpdate", "Recreate"], hasDefault: true)
    if strategy["type"].string == "Recreate" {
      if rolling.exists {
        report(
          .conflict, at: rolling, "rollingUpdate and the strategy type 'Recreate' are mutually exclusive")
      }
      return
    }
    rollingUpdate(rolling, surge: rolling["maxSurge"])
  }

  private mutating func rollingUpdate(_ rolling: Field, surge: Field) {
    let unavailable = rolling["maxUnavailable"]
    numberOrPercent(unavailable, maximum: 100)
    numberOrPercent(surge)
    if Self.isZero(unavailable), Self.isZero(surge) {
      report(.conflict, at: unavailable, "maxUnavailable and maxSurge must not both be 0")
    }
  }

  /// Whether a number or percentage is set and zero.
  private static func isZero(_ field: Field) -> Bool {
    field.int == 0 || field.text.flatMap(Percentage.value) == 0
  }

  private mutating func daemonSet(_ strategy: Field) {
    choice(strategy["type"], ["RollingUpdate", "OnDelete"], hasDefault: true)
    guard strategy["type"].string != "OnDelete" else { return }
    let rolling = strategy["rollingUpdate"]
    let (unavailable, surge) = (rolling["maxUnavailable"], rolling["maxSurge"])
    numberOrPercent(unavailable, maximum: 100)
    numberOrPercent(surge, maximum: 100)
    let hasSurge = surge.exists && !Self.isZero(surge)
    if hasSurge, !Self.isZero(unavailable) {
      report(
        .conflict, at: surge,
        "maxSurge requires 'maxUnavailable: 0'\(unavailable.exists ? "" : ": the default is 1")")
    } else if !hasSurge, Self.isZero(unavailable) {
      report(
        .conflict, at: unavailable,
        "maxUnavailable and maxSurge must not both be 0\(surge.exists ? "" : ": the default of maxSurge is 0")"
      )
    }
  }

  private mutating func statefulSet(_ spec: Field) {
    choice(spec["podManagementPolicy"], ["OrderedReady", "Parallel"], hasDefault: true)
    let strategy = spec["updateStrategy"]
    choice(strategy["type"], ["RollingUpdate", "OnDelete"], hasDefault: true)
    if strategy["type"].string == "OnDelete", strategy["rollingUpdate"].exists {
      report(
        .conflict, at: strategy["rollingUpdate"],
        "rollingUpdate and the type 'OnDelete' are mutually exclusive")
    }
    nonNegative(strategy["rollingUpdate"]["partition"])
    unavailable(strategy["rollingUpdate"]["maxUnavailable"])
    nonNegative(spec["ordinals"]["start"])
    // Servers before 1.33 accept any name, and then fail to create the pods.
    if version.minor >= 33 { optionalName(spec["serviceName"], .label, "service name") }
    let retention = spec["persistentVolumeClaimRetentionPolicy"]
    for key in ["whenDeleted", "whenScaled"] { choice(retention[key], ["Retain", "Delete"]) }
    for template in spec["volumeClaimTemplates"].items {
      let name = template["metadata"]["name"]
      self.name(name, .label, "volume name")
      claim(template["spec"])
    }
  }

  /// Checks the field of a StatefulSet whose feature gate, MaxUnavailableStatefulSet, is disabled in most versions.
  private mutating func unavailable(_ field: Field) {
    isOfGate = true
    numberOrPercent(field, maximum: 100)
    if Self.isZero(field) { report(.range, at: field, "maxUnavailable must not be 0") }
    isOfGate = false
  }

  mutating func replicationController(_ spec: Field) {
    selectedByMap(spec, "ReplicationController")
    alwaysRestarts(spec["template"], "ReplicationController")
  }

  /// OpenShift's predecessor of Deployment; its server validates pods in the same way.
  mutating func deploymentConfig(_ spec: Field) {
    let changes = spec["triggers"].items.filter { $0["type"].string == "ImageChange" }
    let names = changes.flatMap { $0["imageChangeParams"]["containerNames"].texts }
    selectedByMap(spec, "DeploymentConfig", triggeredImages: Set(names))
  }

  private mutating func selectedByMap(
    _ spec: Field, _ kind: String, triggeredImages: Set<String> = []
  ) {
    for key in ["replicas", "minReadySeconds"] { nonNegative(spec[key]) }
    let (selector, labels) = (spec["selector"], spec["template"]["metadata"]["labels"])
    if selector.count > 0 {
      if selector.entries.contains(where: { labels[$0.key].text != $0.value.text }) {
        report(
          .selectorMismatch, at: labels,
          "the labels of the pod template do not match the selector of the \(kind)")
      }
    } else if labels.count == 0 {
      report(
        .required, at: selector, "selector is required if the pod template has no labels",
        fix: "add labels to the pod template: without a selector, they become the selector")
    }
    podTemplate(spec["template"], triggeredImages: triggeredImages)
  }

  mutating func disruptionBudget(_ spec: Field) {
    let (minimum, maximum) = (spec["minAvailable"], spec["maxUnavailable"])
    if minimum.exists, maximum.exists {
      report(.conflict, at: spec, "minAvailable and maxUnavailable are mutually exclusive")
    }
    numberOrPercent(minimum, maximum: 100)
    numberOrPercent(maximum, maximum: 100)
    labelSelector(spec["selector"])
    choice(spec["unhealthyPodEvictionPolicy"], ["IfHealthyBudget", "AlwaysAllow"])
  }
}

/// Whether a label selector matches labels.
enum LabelMatch {
  static func selects(_ selector: Field, _ labels: Field) -> Bool {
    selector["matchLabels"].entries.allSatisfy {
      labels[$0.key].exists && labels[$0.key].string == $0.value.string
    }
      && selector["matchExpressions"].items.allSatisfy { expression in
        let label = labels[expression["key"].string]
        let comparison = LabelOperator(rawValue: expression["operator"].string)
        return comparison?.holds(label.exists ? label.string : nil, expression["values"].texts) ?? true
      }
  }
}
