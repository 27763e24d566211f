internal import ManifestTree

/// Tolerations, affinity, and spreading.
extension Validator {
  mutating func tolerations(_ tolerations: Field, isClass: Bool = false) {
    for toleration in tolerations.items {
      let (key, comparison, value, effect) = (
        toleration["key"], toleration["operator"], toleration["value"], toleration["effect"]
      )
      if !key.string.isEmpty { qualifiedName(key.string, at: key, "taint key") }
      if key.string.isEmpty, comparison.string != "Exists" {
        report(.conflict, at: comparison, "a toleration without a key requires the operator 'Exists'")
      }
      if toleration["tolerationSeconds"].exists, effect.string != "NoExecute" {
        report(.conflict, at: effect, "tolerationSeconds requires the effect 'NoExecute'")
      }
      switch comparison.string {
      case "", "Equal": labelValue(value.string, at: value, "taint value")
      case "Exists":
        if !value.string.isEmpty {
          report(.conflict, at: comparison, "the operator 'Exists' and value are mutually exclusive")
        }
      default: choice(comparison, ["Equal", "Exists"])
      }
      choice(effect, ["", "NoSchedule", "PreferNoSchedule", "NoExecute"])
    }
  }

  mutating func affinity(_ affinity: Field) {
    guard affinity.exists else { return }
    let node = affinity["nodeAffinity"]
    let required = node["requiredDuringSchedulingIgnoredDuringExecution"]
    if required.exists { nodeSelector(required) }
    for term in node["preferredDuringSchedulingIgnoredDuringExecution"].items {
      range(term["weight"], 1...100)
      nodeTerm(term["preference"])
    }
    for key in ["podAffinity", "podAntiAffinity"] {
      for term in affinity[key]["requiredDuringSchedulingIgnoredDuringExecution"].items { podTerm(term) }
      for term in affinity[key]["preferredDuringSchedulingIgnoredDuringExecution"].items {
        range(term["weight"], 1...100)
        podTerm(term["podAffinityTerm"])
      }
    }
  }

  /// Checks a selector of nodes.
  mutating func nodeSelector(_ selector: Field) {
    let terms = selector["nodeSelectorTerms"]
    if terms.count == 0 {
      if terms.exists { report(.required, at: terms, "nodeSelectorTerms requires at least one term") }
    }
    for term in terms.items { nodeTerm(term) }
  }

  private mutating func nodeTerm(_ term: Field) {
    for expression in term["matchExpressions"].items { nodeRequirement(expression) }
    for expression in term["matchFields"].items {
      let (key, values) = (expression["key"], expression["values"])
      choice(key, ["metadata.name"], isRequired: true)
      choice(expression["operator"], ["In", "NotIn"], isRequired: true)
      if values.count != 1 {
        report(.required, at: values, "matchFields requires exactly one value, not \(values.count)")
      }
      for value in values.items where key.string == "metadata.name" {
        check(value.string, .subdomain, at: value, "node name")
      }
    }
  }

  private mutating func nodeRequirement(_ expression: Field) {
    let (comparison, values) = (expression["operator"].string, expression["values"])
    switch comparison {
    case "In", "NotIn":
      if values.count == 0 {
        report(.required, at: values, "values is required when operator is '\(comparison)'")
      }
    case "Exists", "DoesNotExist":
      if values.count > 0 {
        report(.conflict, at: values, "values is not allowed when operator is '\(comparison)'")
      }
    case "Gt", "Lt":
      if values.count != 1 {
        report(
          .required, at: values, "operator '\(comparison)' requires exactly one value, not \(values.count)")
      }
    default:
      choice(expression["operator"], ["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"], isRequired: true)
    }
    qualifiedName(expression["key"].string, at: expression["key"], "node label key")
    for value in values.items { labelValue(value.string, at: value, "node label value") }
  }

  private mutating func podTerm(_ term: Field) {
    labelSelector(term["labelSelector"])
    labelSelector(term["namespaceSelector"])
    for namespace in term["namespaces"].items { check(namespace.string, .label, at: namespace, "namespace") }
    let topology = term["topologyKey"]
    if topology.exists, require(topology) { qualifiedName(topology.string, at: topology, "topology key") }
    let (match, mismatch) = (term["matchLabelKeys"], term["mismatchLabelKeys"])
    for keys in [match, mismatch] {
      labelKeys(keys, term["labelSelector"])
      if keys.count > 0, !term["labelSelector"].exists {
        report(.conflict, at: keys, "\(keys.name) requires labelSelector")
      }
    }
    let excluded = Set(mismatch.texts)
    for key in match.items where excluded.contains(key.string) {
      report(.conflict, at: key, "label key '\(key.string)' is in matchLabelKeys and mismatchLabelKeys")
    }
  }

  private mutating func labelKeys(_ keys: Field, _ selector: Field) {
    let used = Set(
      selector["matchLabels"].entries.map(\.key) + selector["matchExpressions"].items.map { $0["key"].string }
    )
    for key in keys.items {
      qualifiedName(key.string, at: key, "label key")
      if used.contains(key.string) {
        report(.conflict, at: key, "label key '\(key.string)' is in \(keys.name) and in labelSelector")
      }
    }
  }

  mutating func spreads(_ spreads: Field) {
    for spread in spreads.items {
      range(spread["maxSkew"], 1...Int64(Int32.max))
      range(spread["minDomains"], 1...Int64(Int32.max))
      if spread["minDomains"].exists, spread["whenUnsatisfiable"].string == "ScheduleAnyway" {
        report(.conflict, at: spread["minDomains"], "minDomains requires whenUnsatisfiable 'DoNotSchedule'")
      }
      let topology = spread["topologyKey"]
      if topology.exists, require(topology) { qualifiedName(topology.string, at: topology, "topology key") }
      choice(spread["whenUnsatisfiable"], ["DoNotSchedule", "ScheduleAnyway"])
      choice(spread["nodeAffinityPolicy"], ["Honor", "Ignore"])
      choice(spread["nodeTaintsPolicy"], ["Honor", "Ignore"])
      labelSelector(spread["labelSelector"])
      let keys = spread["matchLabelKeys"]
      if keys.count > 0, !spread["labelSelector"].exists {
        report(.conflict, at: keys, "matchLabelKeys requires labelSelector")
      }
      labelKeys(keys, spread["labelSelector"])
    }
    unique(spreads.items, "spread constraint") { spread in
      spread["topologyKey"].text.map { "\($0), \(spread["whenUnsatisfiable"].string)" }
    }
  }
}
