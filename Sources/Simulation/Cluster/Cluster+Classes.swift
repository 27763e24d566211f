import KubernetesFacts

extension Cluster {
  /// Adds a class for the pods of a template.
  /// - Parameters:
  ///   - workload: the index of the workload that creates the pods.
  ///   - owner: the selector of the controller; the scheduler spreads the selected pods by default.
  mutating func addClass(_ template: PodTemplate, of workload: Int, owner: LabelSelector?) -> Int {
    let number = classes.count
    var new = PodClass(template: template, workload: workload)
    for (name, amount) in template.requests.fit.sorted(by: { $0.key < $1.key }) {
      new.requests.append((resources.place(of: name), amount))
    }
    new.profile = profile(NodeProfile(requirement: template.requirement, tolerations: template.tolerations))
    new.nodeNames = template.requirement.nodeNames
    matchers.addClass(number, labels: template.labels)
    classes.append(new)
    for matcher in matchers.candidates(for: template.labels) where matches(matcher, number) {
      matchers.note(number, matches: matcher)
      classes[number].matchedBy.append(matcher)
      for term in matchers.termsOfMatcher[matcher] { attach(term, to: number) }
    }
    addAffinity(of: template, to: number)
    addSpread(of: template, owner: owner, to: number)
    for budget in budgetIndex.candidates(for: template.labels) { relate(budget, to: number) }
    return number
  }

  private mutating func addAffinity(of template: PodTemplate, to number: Int) {
    if !template.affinity.isEmpty {
      let matcher = place(PodMatcher(parts: template.affinity.map(\.match)))
      let keys = template.affinity.map { topology.place(of: $0.topologyKey, nodes: nodes) }
      classes[number].affinity = (matcher, keys, matches(matcher, number))
      // A node scores 1 for each pod on it that requires the placed pod: `hardPodAffinityWeight`.
      for (term, key) in zip(template.affinity, keys) {
        hold(HeldTerm(matcher: place(PodMatcher(parts: [term.match])), key: key, weight: 1), by: number)
      }
    }
    for term in template.antiAffinity {
      let matcher = place(PodMatcher(parts: [term.match]))
      let key = topology.place(of: term.topologyKey, nodes: nodes)
      classes[number].antiAffinity.append((matcher, key))
      hold(HeldTerm(matcher: matcher, key: key, weight: nil), by: number)
    }
    for (weight, term) in template.preferred where weight != 0 {
      let matcher = place(PodMatcher(parts: [term.match]))
      let key = topology.place(of: term.topologyKey, nodes: nodes)
      classes[number].preferred.append((matcher, key, weight))
      hold(HeldTerm(matcher: matcher, key: key, weight: weight), by: number)
    }
  }

  private mutating func addSpread(of template: PodTemplate, owner: LabelSelector?, to number: Int) {
    var constraints = template.spread
    if !template.hasSpread {
      constraints = assumedSpread(of: template, owner: owner)
      classes[number].assumesSpread = true
    }
    for constraint in constraints {
      let matcher = place(PodMatcher(parts: [constraint.match]))
      let key = topology.place(of: constraint.topologyKey, nodes: nodes)
      let spread = PodClass.Spread(
        constraint: constraint, matcher: matcher, key: key, countsItself: matches(matcher, number))
      if constraint.isStrict {
        classes[number].strictSpread.append(spread)
      } else {
        classes[number].softSpread.append(spread)
      }
    }
  }

  /// The default spread constraints of the scheduler for pods of Services and controllers: across hosts and zones.
  private func assumedSpread(of template: PodTemplate, owner: LabelSelector?) -> [SpreadConstraint] {
    var labels: [String: String] = [:]
    for service in services.selecting(template.labels, in: template.namespace) {
      labels.merge(service.labels) { $1 }
    }
    var selector = LabelSelector(labels: labels)
    if let owner {
      selector.requirements += owner.requirements.filter { !selector.requirements.contains($0) }
    }
    guard !selector.isEmpty else { return [] }
    let match = PodMatch(namespaces: .named([template.namespace]), selector: selector)
    return [
      SpreadConstraint(assumed: match, over: NodeKey.hostname, maxSkew: 3),
      SpreadConstraint(assumed: match, over: NodeKey.zone, maxSkew: 5),
    ]
  }

  private mutating func profile(_ profile: NodeProfile) -> Int {
    if let place = profilePlaces[profile] { return place }
    profilePlaces[profile] = profiles.count
    profiles.append(profile)
    verdicts.append(Array(repeating: 0, count: nodes.count))
    return profiles.count - 1
  }

  private func matches(_ matcher: Int, _ podClass: Int) -> Bool {
    let template = classes[podClass].template
    return matchers.matchers[matcher].parts.allSatisfy {
      $0.matches(template.labels, in: template.namespace, namespaceLabels: namespaceLabels)
    }
  }

  /// The index of a matcher; for a new one, the matching pods are counted.
  private mutating func place(_ matcher: PodMatcher) -> Int {
    let (place, isNew) = matchers.place(of: matcher)
    guard isNew else { return place }
    live.append(Array(repeating: 0, count: nodes.count))
    bound.append(Array(repeating: 0, count: nodes.count))
    for podClass in matchers.candidateClasses(requiring: matcher.requiredLabels)
    where matches(place, podClass) {
      matchers.note(podClass, matches: place)
      classes[podClass].matchedBy.append(place)
      for node in nodes.indices {
        for pod in nodes[node].pods where pods[pod].podClass == podClass {
          bound[place][node] += 1
          if !pods[pod].isTerminating { live[place][node] += 1 }
        }
      }
    }
    return place
  }

  private mutating func hold(_ term: HeldTerm, by podClass: Int) {
    let (place, isNew) = matchers.place(of: term)
    classes[podClass].holds.append(place)
    guard isNew else { return }
    holders.append(Array(repeating: 0, count: nodes.count))
    for matched in matchers.classes[term.matcher] { attach(place, to: matched) }
  }

  /// Records a term that matches a class.
  private mutating func attach(_ term: Int, to podClass: Int) {
    if matchers.terms[term].weight == nil {
      classes[podClass].repelledBy.append(term)
    } else {
      classes[podClass].attractedBy.append(term)
    }
  }
}
