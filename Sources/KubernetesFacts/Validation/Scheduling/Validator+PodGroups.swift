internal import ManifestTree

/// The API group `scheduling.k8s.io`: PriorityClasses, Workloads, and PodGroups.
extension Validator {
  mutating func scheduling(_ object: Field, _ kind: String) {
    let spec = object["spec"]
    switch kind {
    case "PriorityClass": priorityClass(object)
    case "Workload": workload(spec)
    case "PodGroup": schedulingPolicy(spec["schedulingPolicy"])
    default: break
    }
  }

  private mutating func workload(_ spec: Field) {
    controller(spec["controllerRef"])
    // v1alpha1 has groups instead of templates. Since v1alpha3, templates of composite groups can replace them.
    for (key, policy) in [("podGroups", "policy"), ("podGroupTemplates", "schedulingPolicy")] {
      let groups = spec[key]
      guard groups.exists else { continue }
      if groups.count == 0, !spec["compositePodGroupTemplates"].exists {
        report(.required, at: groups, "\(key) requires at least one item")
      }
      if groups.count > Self.podGroupLimit {
        report(
          .range, at: groups, "\(key) must have at most \(Self.podGroupLimit) items, not \(groups.count)")
        continue
      }
      for group in groups.items {
        if group["name"].exists { name(group["name"], .label, "pod group name") }
        schedulingPolicy(group[policy])
      }
    }
  }

  /// The maximum number of pod groups in a Workload.
  private static let podGroupLimit = 8

  private mutating func controller(_ reference: Field) {
    optionalName(reference["apiGroup"], .subdomain, "apiGroup")
    for field in [reference["kind"], reference["name"]] where field.exists && require(field) {
      pathSegment(field)
    }
  }

  private mutating func schedulingPolicy(_ policy: Field) {
    let (basic, gang) = (policy["basic"], policy["gang"])
    guard policy.exists else { return }
    if basic.exists, gang.exists {
      report(.conflict, at: policy, "the fields 'basic' and 'gang' are mutually exclusive")
    } else if !basic.exists, !gang.exists {
      report(.required, at: policy, "\(policy.name) requires the field 'basic' or 'gang'")
    }
    // The server reports a minimum of 0 as a missing field.
    if !basic.exists { range(gang["minCount"], 1...(.max)) }
  }
}
