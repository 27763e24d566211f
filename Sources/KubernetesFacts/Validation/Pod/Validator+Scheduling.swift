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
        report(.conflict, at: comparison, "a toleration without a key requires operator 'Exists'")
      }
      if toleration["tolerationSeconds"].exists, effect.string != TaintEffect.noExecute.rawValue {
        report(.conflict, at: effect, "tolerationSeconds requires effect 'NoExecute'")
      }
      switch comparison.string {
      // For an invalid value, the server's message names the operator.
      case "", "Equal": labelValue(value.string, at: comparison.exists ? comparison : value, "taint value")
      case "Exists":
        if !value.string.isEmpty {
          report(.conflict, at: comparison, "operator 'Exists' and value are mutually exclusive")
        }
      default: choice(comparison, ["Equal", "Exists"])
      }
      choice(effect, [""] + TaintEffect.allCases.map(\.rawValue))
    }
  }

  mutating func affinity(_ affinity: Field, _ pod: PodContext) {
    guard affinity.exists else { return }
    let node = affinity["nodeAffinity"]
    let required = node["requiredDuringSchedulingIgnoredDuringExecution"]
    if required.exists { nodeSelector(required) }
    for term in node["preferredDuringSchedulingIgnoredDuringExecution"].items {
      range(term["weight"], 1...100)
      nodeTerm(term["preference"], isRequired: false)
    }
    for key in ["podAffinity", "podAntiAffinity"] {
      for term in affinity[key]["requiredDuringSchedulingIgnoredDuringExecution"].items { podTerm(term, pod) }
      for term in affinity[key]["preferredDuringSchedulingIgnoredDuringExecution"].items {
        range(term["weight"], 1...100)
        podTerm(term["podAffinityTerm"], pod)
      }
    }
  }

  /// Checks a selector of nodes.
  mutating func nodeSelector(_ selector: Field) {
    let terms = selector["nodeSelectorTerms"]
    if terms.count == 0 {
      if terms.exists { report(.required, at: terms, "nodeSelectorTerms must have at least one term") }
    }
    for term in terms.items { nodeTerm(term, isRequired: true) }
  }

  private mutating func nodeTerm(_ term: Field, isRequired: Bool) {
    for expression in term["matchExpressions"].items { nodeRequirement(expression, checksValues: isRequired) }
    for expression in term["matchFields"].items {
      let (key, values) = (expression["key"], expression["values"])
      choice(key, ["metadata.name"], isRequired: true)
      choice(expression["operator"], ["In", "NotIn"], isRequired: true)
      if values.count != 1, ["In", "NotIn"].contains(expression["operator"].string) {
        report(.required, at: values, "matchFields requires exactly one value, not \(values.count)")
      }
      for value in values.items where key.string == "metadata.name" {
        check(value.string, .subdomain, at: value, "node name")
      }
    }
  }

  private mutating func nodeRequirement(_ expression: Field, checksValues: Bool) {
    let (comparison, values) = (expression["operator"].string, expression["values"])
    switch comparison {
    case "In", "NotIn":
      if values.count == 0 {
        report(.required, at: values, "operator '\(comparison)' requires values")
      }
    case "Exists", "DoesNotExist":
      if values.count > 0 {
        report(.conflict, at: values, "operator '\(comparison)' and values are mutually exclusive")
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
    guard checksValues else { return }
    for value in values.items { labelValue(value.string, at: value, "node label value") }
  }

  private mutating func podTerm(_ term: Field, _ pod: PodContext) {
    labelSelector(term["labelSelector"])
    labelSelector(term["namespaceSelector"])
    for namespace in term["namespaces"].items { check(namespace.string, .label, at: namespace, "namespace") }
    let topology = term["topologyKey"]
    if topology.exists, require(topology) { qualifiedName(topology.string, at: topology, "topology key") }
    let (match, mismatch) = (term["matchLabelKeys"], term["mismatchLabelKeys"])
    for keys in [match, mismatch] {
      labelKeys(keys)
      if keys.count > 0, !term["labelSelector"].exists {
        report(.conflict, at: keys, "\(keys.name) requires labelSelector")
      }
    }
    selectedKeys(match, term["labelSelector"], pod)
    let excluded = Set(mismatch.texts)
    for key in match.items where excluded.contains(key.string) {
      report(.conflict, at: key, "label key '\(key.string)' is in both matchLabelKeys and mismatchLabelKeys")
    }
  }

  private mutating func labelKeys(_ keys: Field) {
    for key in keys.items { qualifiedName(key.string, at: key, "label key") }
  }

  /// Reports keys in matchLabelKeys that are also in the selector.
  ///
  /// For each key whose label the pod has, the server adds a requirement to the selector, and rejects a key that the
  /// selector then contains twice. In a template nothing is added, so only a selector that already contains the key
  /// twice is rejected.
  private mutating func selectedKeys(_ keys: Field, _ selector: Field, _ pod: PodContext) {
    guard keys.count > 0, selector.exists else { return }
    var counts: [String: Int] = [:]
    for (key, _) in selector["matchLabels"].entries { counts[key, default: 0] += 1 }
    for expression in selector["matchExpressions"].items { counts[expression["key"].string, default: 0] += 1 }
    for key in keys.items {
      let isAdded = !pod.isTemplate && pod.metadata["labels"][key.string].exists
      if (counts[key.string] ?? 0) + (isAdded ? 1 : 0) > 1 {
        report(.conflict, at: key, "label key '\(key.string)' is in both \(keys.name) and labelSelector")
      }
    }
  }

  /// Reports keys in matchLabelKeys that are also in the selector, as servers before 1.34 do for spread constraints.
  private mutating func usedKeys(_ keys: Field, _ selector: Field) {
    let used = Set(
      selector["matchLabels"].entries.map(\.key) + selector["matchExpressions"].items.map { $0["key"].string }
    )
    for key in keys.items where used.contains(key.string) {
      report(.conflict, at: key, "label key '\(key.string)' is in both \(keys.name) and labelSelector")
    }
  }

  mutating func spreads(_ spreads: Field, _ pod: PodContext) {
    for spread in spreads.items {
      range(spread["maxSkew"], 1...Int(Int32.max))
      range(spread["minDomains"], 1...Int(Int32.max))
      if spread["minDomains"].exists, !SpreadAction.isStrict(spread["whenUnsatisfiable"].text) {
        report(
          .conflict, at: spread["minDomains"],
          "minDomains requires whenUnsatisfiable '\(SpreadAction.strict)'")
      }
      if spread["topologyKey"].exists { require(spread["topologyKey"]) }
      choice(spread["whenUnsatisfiable"], [SpreadAction.strict, SpreadAction.lenient])
      choice(spread["nodeAffinityPolicy"], ["Honor", "Ignore"])
      choice(spread["nodeTaintsPolicy"], ["Honor", "Ignore"])
      labelSelector(spread["labelSelector"])
      let keys = spread["matchLabelKeys"]
      if keys.count > 0, !spread["labelSelector"].exists {
        report(.conflict, at: keys, "matchLabelKeys requires labelSelector")
      }
      labelKeys(keys)
      if version.minor >= 34 {
        selectedKeys(keys, spread["labelSelector"], pod)
      } else {
        usedKeys(keys, spread["labelSelector"])
      }
    }
    // The server's message names the first of two equal constraints.
    unique(spreads.items.reversed(), "spread constraint") { spread in
      spread["topologyKey"].text.map { "\($0), \(spread["whenUnsatisfiable"].string)" }
    }
  }
}
