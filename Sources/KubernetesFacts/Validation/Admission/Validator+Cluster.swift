internal import ManifestTree

/// Namespaces, quotas, limits, priority classes, runtime classes, leases, and API services.
extension Validator {
  mutating func namespace(_ object: Field) {
    for finalizer in object["spec"]["finalizers"].items {
      if finalizer.string != "kubernetes", !finalizer.string.contains("/") {
        report(
          .name, at: finalizer,
          "invalid finalizer '\(finalizer.string)': use 'kubernetes' or a name with a domain, such as 'example.com/cleanup'"
        )
      }
    }
    for (key, value) in object["metadata"]["labels"].entries {
      guard let mode = PodSecurity.label(key) else { continue }
      if mode == .version {
        if let text = value.text, !PodSecurity.acceptsVersion(text) {
          report(
            .choice, at: value,
            "unknown version '\(text)' for label '\(key)': expected 'latest', or a version such as 'v1.36'")
        }
      } else if let text = value.text, !Self.securityLevels.contains(text) {
        report(
          .choice, at: value,
          "unknown value '\(text)' for label '\(key)': expected \(Self.list(Self.securityLevels))")
      }
    }
  }

  private static let securityLevels = ["privileged", "baseline", "restricted"]

  mutating func node(_ spec: Field) {
    for taint in spec["taints"].items {
      qualifiedName(taint["key"].string, at: taint["key"], "taint key")
      labelValue(taint["value"].string, at: taint["value"], "taint value")
      choice(taint["effect"], TaintEffect.allCases.map(\.rawValue), isRequired: true)
    }
    unique(spec["taints"].items, "taint") { "\($0["key"].string):\($0["effect"].string)" }
    for range in spec["podCIDRs"].items + [spec["podCIDR"]] where range.exists { addressRange(range) }
  }

  private static let scopes = [
    "Terminating", "NotTerminating", "BestEffort", "NotBestEffort", "PriorityClass",
    "CrossNamespacePodAffinity",
    "VolumeAttributesClass",
  ]

  mutating func quota(_ spec: Field) {
    for (name, amount) in spec["hard"].entries {
      if !QualifiedName.accepts(name) {
        report(.name, at: amount, "invalid resource name '\(name)': use \(QualifiedName.expected)")
      } else if !name.contains("/"), !ResourceName.ofQuotas.contains(name), !ResourceName.isHugePages(name),
        !name.hasPrefix("requests.hugepages-")
      {
        report(
          .name, at: amount,
          "unknown resource '\(name)' in a quota: use a standard resource, 'count/<resource>.<group>' ('count/<resource>' "
            + "for the core group), or a name with a domain, such as 'requests.example.com/gpu'"
        )
      }
      guard let quantity = amount.quantity else { continue }
      if quantity.nanos < 0 {
        report(.range, at: amount, "\(name) must be 0 or more, not \(amount.plainText)")
      } else if !quantity.isWhole,
        ResourceName.whole.contains(name) || ResourceName.isExtended(name)
      {
        report(.form, at: amount, "\(name) must be a whole number, not \(amount.plainText)")
      }
    }
    let scopes = spec["scopes"]
    for scope in scopes.items { choice(scope, Self.scopes) }
    for (one, other) in [("BestEffort", "NotBestEffort"), ("Terminating", "NotTerminating")]
    where Set(scopes.texts).isSuperset(of: [one, other]) {
      report(.conflict, at: scopes, "scopes '\(one)' and '\(other)' are mutually exclusive")
    }
    let requirements = spec["scopeSelector"]["matchExpressions"]
    for expression in requirements.items { scopeRequirement(expression) }
    let selected = Set(requirements.items.map { $0["scopeName"].string })
    for (one, other) in [("BestEffort", "NotBestEffort"), ("Terminating", "NotTerminating")]
    where selected.isSuperset(of: [one, other]) {
      report(
        .conflict, at: requirements, "scopes '\(one)' and '\(other)' in scopeSelector are mutually exclusive")
    }
    for scope in scopes.items { scoped(scope.string, at: scope, spec["hard"]) }
    for expression in requirements.items {
      scoped(expression["scopeName"].string, at: expression, spec["hard"])
    }
  }

  /// The resources that a quota counts in a scope; nil for unknown scopes.
  private static func resources(within scope: String) -> Set<String>? {
    let pods: Set<String> = [
      "pods", "cpu", "memory", "limits.cpu", "limits.memory", "requests.cpu", "requests.memory",
    ]
    switch scope {
    case "BestEffort": return ["pods"]
    case "Terminating", "NotTerminating", "NotBestEffort", "PriorityClass", "CrossNamespacePodAffinity":
      return pods
    case "VolumeAttributesClass": return ["persistentvolumeclaims", "requests.storage"]
    default: return nil
    }
  }

  /// Reports a standard resource that the quota does not count in a scope.
  private mutating func scoped(_ scope: String, at field: Field, _ hard: Field) {
    guard let counted = Self.resources(within: scope) else { return }
    for (name, _) in hard.entries where !counted.contains(name) {
      guard
        ResourceName.ofQuotas.contains(name) || ResourceName.isHugePages(name)
          || name.hasPrefix("requests.hugepages-")
      else { continue }
      return report(
        .conflict, at: field,
        "scope '\(scope)' does not apply to the resource '\(name)': expected \(Self.list(counted.sorted()))")
    }
  }

  private mutating func scopeRequirement(_ expression: Field) {
    let (scope, comparison, values) = (expression["scopeName"], expression["operator"], expression["values"])
    choice(scope, Self.scopes, isRequired: true)
    choice(comparison, ["In", "NotIn", "Exists", "DoesNotExist"], isRequired: true)
    if !["PriorityClass", "VolumeAttributesClass"].contains(scope.string), Self.scopes.contains(scope.string),
      comparison.string != "Exists", comparison.exists
    {
      report(.conflict, at: comparison, "scope '\(scope.string)' requires operator 'Exists'")
    }
    switch comparison.string {
    case "In", "NotIn":
      if values.count == 0 {
        report(.required, at: values, "operator '\(comparison.string)' requires values")
      }
    case "Exists", "DoesNotExist":
      if values.count > 0 {
        report(.conflict, at: values, "operator '\(comparison.string)' and values are mutually exclusive")
      }
    default: break
    }
  }

  mutating func limitRange(_ spec: Field) {
    unique(spec["limits"].items.map { $0["type"] }, "limit type") { $0.text }
    for limit in spec["limits"].items { self.limit(limit) }
  }

  private mutating func limit(_ limit: Field) {
    let type = limit["type"].string
    if !type.isEmpty, !["Pod", "Container", "PersistentVolumeClaim"].contains(type), !type.contains("/") {
      report(
        .choice, at: limit["type"],
        "unknown type '\(type)': expected 'Pod', 'Container', 'PersistentVolumeClaim', or a name with a domain, "
          + "such as 'example.com/Device'"
      )
    }
    let (minimum, maximum, normal, request, ratio) = (
      limit["min"], limit["max"], limit["default"], limit["defaultRequest"], limit["maxLimitRequestRatio"]
    )
    for list in [minimum, maximum, normal, request, ratio] {
      for (name, amount) in list.entries { limited(name, amount, type) }
    }
    for (name, amount) in request.entries where !ResourceName.allowsOvercommit(name) {
      if let one = amount.quantity, let other = normal[name].quantity, one != other {
        report(
          .conflict, at: amount,
          "defaultRequest for '\(name)' must equal default (\(normal[name].plainText)), not \(amount.plainText)"
        )
      }
    }
    if type == "Pod" {
      for field in [normal, request] where field.count > 0 {
        report(.conflict, at: field, "\(field.name) is not allowed for type 'Pod'")
      }
    }
    if type == "PersistentVolumeClaim", !minimum["storage"].exists, !maximum["storage"].exists {
      report(.required, at: limit, "type 'PersistentVolumeClaim' requires min or max for 'storage'")
    }
    func notAbove(_ lower: Field, _ upper: Field) {
      for (name, amount) in lower.entries {
        guard let low = amount.quantity, let high = upper[name].quantity, low > high else { continue }
        report(
          .conflict, at: amount,
          "\(lower.name) for '\(name)' must be at most \(upper.name) (\(upper[name].plainText)), not \(amount.plainText)"
        )
      }
    }
    notAbove(minimum, maximum)
    for field in [request, normal] {
      for (name, amount) in field.entries {
        guard let low = minimum[name].quantity, let value = amount.quantity, value < low else { continue }
        report(
          .conflict, at: amount,
          "\(field.name) for '\(name)' must be at least min (\(minimum[name].plainText)), not \(amount.plainText)"
        )
      }
      notAbove(field, maximum)
    }
    notAbove(request, normal)
    for (name, amount) in ratio.entries {
      guard let value = amount.quantity else { continue }
      if value.nanos < Quantity.unit {
        report(
          .range, at: amount, "maxLimitRequestRatio for '\(name)' must be 1 or more, not \(amount.plainText)")
      }
      if let low = minimum[name].quantity, let high = maximum[name].quantity, low.nanos > 0,
        Double(value.nanos) / Double(Quantity.unit) > Double(high.nanos) / Double(low.nanos)
      {
        report(
          .conflict, at: amount,
          "maxLimitRequestRatio for '\(name)' must be at most max (\(maximum[name].plainText)) divided by min (\(minimum[name].plainText)), not \(amount.plainText)"
        )
      }
    }
  }

  /// Checks the name of a resource in a LimitRange; quantities are not restricted.
  private mutating func limited(_ name: String, _ amount: Field, _ type: String) {
    if type == "Container" || type == "Pod" {
      return resourceName(name, amount, of: .container)
    }
    if !QualifiedName.accepts(name) {
      report(.name, at: amount, "invalid resource name '\(name)': use \(QualifiedName.expected)")
    } else if !name.contains("/"), !ResourceName.standard.contains(name), !ResourceName.isHugePages(name) {
      report(
        .name, at: amount,
        "unknown resource '\(name)': use a standard resource, or a name with a domain, such as 'example.com/gpu'"
      )
    }
  }

  mutating func priorityClass(_ object: Field) {
    let (name, value) = (object["metadata"]["name"], object["value"])
    let reserved = CriticalPriority.values[name.string].map(Int64.init)
    let isSystem = reserved != nil
    if name.string.hasPrefix(CriticalPriority.prefix), !isSystem {
      report(
        .name, at: name,
        "invalid PriorityClass name '\(name.string)': the prefix '\(CriticalPriority.prefix)' is reserved")
    }
    if let reserved, (value.int ?? 0) != reserved {
      report(
        .choice, at: value,
        "value of PriorityClass '\(name.string)' must be \(reserved), because Kubernetes reserves the name",
        fix: "set value to \(reserved), or change the name")
    }
    if isSystem, object["globalDefault"].isTrue {
      report(
        .conflict, at: object["globalDefault"],
        "PriorityClass '\(name.string)' must not be the default, because Kubernetes reserves the name",
        fix: "remove globalDefault, or change the name")
    }
    if let number = value.int, number > FieldLimits.priority, !isSystem {
      report(.range, at: value, "value must be at most 1000000000, not \(number)")
    }
    choice(object["preemptionPolicy"], ["Never", "PreemptLowerPriority"])
  }

  mutating func runtimeClass(_ object: Field) {
    let handler = object["handler"]
    if handler.exists { name(handler, .label, "handler") }
    for (name, amount) in object["overhead"]["podFixed"].entries { resource(name, amount, of: .container) }
    let scheduling = object["scheduling"]
    labels(scheduling["nodeSelector"], "node selector")
    tolerations(scheduling["tolerations"])
    unique(scheduling["tolerations"].items, "toleration") { $0.node?.json }
  }

  mutating func lease(_ spec: Field) {
    range(spec["leaseDurationSeconds"], 1...Int(Int32.max))
    nonNegative(spec["leaseTransitions"])
  }

  mutating func apiService(_ object: Field) {
    let spec = object["spec"]
    let (group, version, name) = (spec["group"], spec["version"], object["metadata"]["name"])
    if name.exists, name.string != "\(version.string).\(group.string)" {
      let prefix = version.string.isEmpty ? "<version>" : version.string
      report(
        .name, at: name,
        "invalid APIService name '\(name.string)': use '\(prefix).\(group.string)' (version and group)")
    }
    if !group.string.isEmpty {
      self.name(group, .subdomain, "API group")
    } else if version.string != "v1" {
      report(.required, at: group, "group is required: only version 'v1' can have an empty group")
    }
    self.name(version, .serviceName, "API version")
    range(spec["groupPriorityMinimum"], 1...20_000)
    range(spec["versionPriority"], 1...1000)
    let (bundle, skips) = (spec["caBundle"], spec["insecureSkipTLSVerify"])
    let service = spec["service"]
    guard service.exists else {
      if !bundle.string.isEmpty { report(.conflict, at: bundle, "caBundle requires a service") }
      if skips.node == .bool(true) {
        report(.conflict, at: skips, "insecureSkipTLSVerify requires a service")
      }
      return
    }
    for key in ["namespace", "name"] where service[key].string.isEmpty {
      report(.required, at: service[key], "\(key) is required")
    }
    portNumber(service["port"])
    if skips.node == .bool(true), !bundle.string.isEmpty {
      report(.conflict, at: skips, "insecureSkipTLSVerify and caBundle are mutually exclusive")
    }
  }
}
