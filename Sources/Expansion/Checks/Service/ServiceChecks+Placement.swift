internal import Diagnostics
internal import Portolan

extension ServiceChecks {
  /// Checks the node requirements and the spread of the pods.
  mutating func checkNodes() {
    if let nodes = service.placement.nodes { check(nodes.value, at: nodes.location) }
    for affinity in service.placement.affinities {
      check(affinity.strength, at: affinity.location)
      if affinity.expressions.isEmpty {
        faults.report(
          .empty(
            "expressions", "list of node labels", expected: "at least one expression",
            at: affinity.location))
      }
      for expression in affinity.expressions { check(expression, at: affinity.location) }
    }
    for toleration in service.placement.tolerations { check(toleration) }
    checkSpreads()
  }

  private mutating func check(_ nodes: NodePlacement, at location: FileLocation) {
    switch nodes {
    case .anywhere: break
    case .nodes(let labels):
      faults.checkLabels(labels, at: location)
      if labels.isEmpty {
        faults.report(
          .empty("labels", "list of node labels", expected: "at least one, or '.anywhere'", at: location))
      }
    case .onDemand(let provider): check(provider, at: location)
    case .spot(let provider, let floor):
      check(provider, at: location)
      guard let floor else { return }
      if !provider.labelsOnDemand {
        faults.report(.unlabeledOnDemand(provider.label.key, at: location))
        return
      }
      let fewest = service.fewestReplicas
      if floor < 1 {
        faults.checkCount(floor, from: 1, of: "on-demand floor", at: location)
      } else if service.workload != .daemonSet, fewest > 0, floor > fewest / 2 {
        let source = service.autoscaling?.location ?? service.replicas?.location ?? service.location
        faults.report(.highFloor(floor, fewest: fewest, at: location, replicas: source))
      }
    }
  }

  private mutating func check(_ provider: SpotProvider, at location: FileLocation) {
    guard case .label(let key, let value, let notice) = provider else { return }
    faults.checkQualifiedName(key, of: "label key", at: location)
    faults.checkLabelValue(value, of: key, at: location)
    faults.seconds(notice, from: 1, of: "notice", at: location)
  }

  private mutating func check(_ expression: NodeExpression, at location: FileLocation) {
    switch expression {
    case .label(let key, let values), .notIn(let key, let values):
      faults.checkQualifiedName(key, of: "label key", at: location)
      if values.isEmpty {
        faults.report(
          .empty("values", "list of values for '\(key)'", expected: "at least one", at: location))
      }
      for value in values { faults.checkLabelValue(value, of: key, at: location) }
    case .exists(let key), .absent(let key), .above(let key, _), .below(let key, _):
      faults.checkQualifiedName(key, of: "label key", at: location)
    }
  }

  private mutating func check(_ strength: Strength, at location: FileLocation) {
    guard case .preferred(let weight) = strength else { return }
    faults.checkNumber(weight, in: 1...100, of: "weight of a preference", at: location)
  }

  private mutating func check(_ toleration: Toleration) {
    let location = toleration.location
    if let key = toleration.key {
      faults.checkQualifiedName(key, of: "taint key", at: location)
      if let value = toleration.value { faults.checkLabelValue(value, of: key, at: location) }
    } else if let value = toleration.value {
      faults.report(.tolerationWithoutKey(value, at: location))
    }
    if toleration.duration != nil, toleration.effect != .noExecute {
      faults.report(.tolerationTime(at: location))
    }
    faults.seconds(toleration.duration, of: "toleration duration", at: location)
  }

  /// Checks that each domain and strictness has at most one spread constraint, including the constraint for the
  /// on-demand floor.
  ///
  /// Kubernetes rejects a second constraint with the same topology key and the same `whenUnsatisfiable`.
  private mutating func checkSpreads() {
    var spreads = service.placement.spreads.map { spread in
      (key: "\(spread.strict) \(spread.domain.topologyKey)", location: spread.location)
    }
    var floor: FileLocation?
    if case .spot(let provider, .some) = service.placement.nodes?.value, let nodes = service.placement.nodes {
      floor = nodes.location
      spreads.insert((key: "true \(provider.label.key)", location: nodes.location), at: 0)
    }
    spreads.forEachRepeat(of: \.key) { repeated, first in
      faults.report(
        .repeatedSpread(at: repeated.location, first: first.location, isOfFloor: first.location == floor))
    }
    for spread in service.placement.spreads {
      check(spread.domain, at: spread.location)
      faults.checkCount(spread.maxSkew, from: 1, of: "maxSkew", at: spread.location)
      guard let domains = spread.minDomains else { continue }
      faults.checkCount(domains, from: 1, of: "minimum number of domains", at: spread.location)
      if !spread.strict { faults.report(.looseDomains(domains, at: spread.location)) }
    }
  }

  private mutating func check(_ domain: Domain, at location: FileLocation) {
    guard case .label(let key) = domain else { return }
    faults.checkQualifiedName(key, of: "label key", at: location)
  }

  /// Checks pod affinity and anti-affinity.
  mutating func checkNeighbors() {
    for separation in service.placement.separations {
      check(separation.domain, at: separation.location)
      check(separation.strength, at: separation.location)
      if let name = separation.service { checkNeighbor(name, at: separation.location) }
    }
    for attraction in service.placement.attractions {
      check(attraction.domain, at: attraction.location)
      check(attraction.strength, at: attraction.location)
      checkNeighbor(attraction.service, at: attraction.location)
    }
  }

  private mutating func checkNeighbor(_ name: String, at location: FileLocation) {
    guard index.position(ofService: name) == nil else { return }
    faults.report(.unknownService(name, at: location), misspelling: name, of: .service)
  }
}
