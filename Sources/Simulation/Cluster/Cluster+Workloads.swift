import KubernetesFacts
package import ManifestTree

extension Cluster {
  /// Adds the objects that scheduling depends on: priority classes, storage classes, volumes, claims, Namespaces,
  /// RuntimeClasses, Services, and budgets.
  package mutating func addContext(_ objects: [Object]) {
    for object in objects {
      switch object.identity.groupKind {
      case .priorityClass: priorities.add(object)
      case .storageClass: claims.add(storageClass: object)
      case .persistentVolume: claims.add(volume: object)
      case .namespace:
        var labels = object.node.at("metadata", "labels").textMap
        labels[NamespaceKey.name] = object.identity.name
        namespaceLabels[object.identity.name] = labels
      case .runtimeClass:
        overheads[object.identity.name] = Amounts(object.node.at("overhead", "podFixed"))
      default: break
      }
      if let service = ServiceSelector(object) { services.add(service) }
      if let budget = BudgetSpec(object) { add(budget) }
    }
    for object in objects where object.identity.groupKind == .persistentVolumeClaim {
      claims.add(
        object.node, namespace: object.identity.namespace ?? SystemNamespace.default,
        name: object.identity.name)
    }
    noteChange()
  }

  /// Adds or replaces a budget.
  mutating func add(_ spec: BudgetSpec) {
    if let former = budgetPlaces[spec.identity] {
      budgets[former].isActive = false
      for podClass in budgets[former].classes { classes[podClass].budgets.removeAll { $0 == former } }
    }
    let place = budgets.count
    budgets.append(Budget(spec: spec))
    budgetPlaces[spec.identity] = place
    let labels = spec.selector.requiredLabels
    budgetIndex.add(place, labels: labels)
    for podClass in matchers.candidateClasses(requiring: labels) { relate(place, to: podClass) }
  }

  /// Records that a budget selects the pods of a class, if it does.
  mutating func relate(_ budget: Int, to podClass: Int) {
    guard selects(budget, podClass) else { return }
    classes[podClass].budgets.append(budget)
    budgets[budget].classes.append(podClass)
    let workload = classes[podClass].workload
    if !budgets[budget].workloads.contains(workload) { budgets[budget].workloads.append(workload) }
  }

  /// Creates a workload, or changes it to a new spec, as `kubectl apply` does.
  /// - Returns: the index of the workload.
  @discardableResult
  package mutating func apply(_ spec: WorkloadSpec) -> Int {
    let known = workloadPlaces[spec.identity]
    let place = known ?? workloads.count
    if known == nil {
      workloadPlaces[spec.identity] = place
      workloads.append(Workload(spec))
      workloads[place].metrics.changedAt = time
      record.series.append([])
    }
    let old = workloads[place].spec
    workloads[place].spec = spec
    workloads[place].isActive = true
    let revisions = workloads[place].revisions
    if let same = revisions.firstIndex(where: { $0.template == spec.template }) {
      workloads[place].current = same
    } else {
      addRevision(of: place)
    }
    if known == nil { workloads[place].stable = workloads[place].current }
    if known == nil || old.template != spec.template || old.isPaused && !spec.isPaused { noteProgress(place) }
    markDirty(place)
    return place
  }

  private mutating func addRevision(of place: Int) {
    let spec = workloads[place].spec
    let hash = Self.hash(spec.template)
    var labels = spec.podLabels
    var owner: LabelSelector? = spec.selector
    switch spec.kind {
    case .deployment:
      labels[PodKey.templateHash] = hash
      owner?.requirements.append(.init(key: PodKey.templateHash, comparison: .isIn, values: [hash]))
    case .statefulSet, .daemonSet: labels[PodKey.revisionHash] = hash
    case .replicaSet, .job: break
    case .pod: owner = nil
    }
    if spec.kind == .daemonSet || spec.kind == .job { owner = nil }
    let runtime = spec.template.at("spec", "runtimeClassName").text
    var template = PodTemplate(
      spec.template, namespace: spec.namespace, labels: labels,
      overhead: runtime.flatMap { overheads[$0] } ?? [:])
    if spec.kind == .daemonSet { template.tolerateNodeConditions() }
    let podClass = addClass(template, of: place, owner: owner)
    workloads[place].revisions.append(
      Workload.Revision(template: spec.template, podClass: podClass, hash: hash))
    workloads[place].current = workloads[place].revisions.count - 1
    workloads[place].services = services.selecting(labels, in: spec.namespace).map(\.name)
  }

  /// A hash of a template, the same on every machine.
  private static func hash(_ template: Node) -> String {
    var value: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in template.json.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Self.word(value, length: 10)
  }

  /// A number as a word in the characters that Kubernetes uses for generated names.
  static func word(_ value: UInt64, length: Int) -> String {
    let letters = Array("bcdfghjklmnpqrstvwxz2456789")
    var (rest, text) = (value, "")
    for _ in 0..<length {
      text.append(letters[Int(rest % UInt64(letters.count))])
      rest /= UInt64(letters.count)
    }
    return text
  }

  package func podName(_ pod: Int) -> String {
    let state = pods[pod]
    let workload = workloads[state.workload]
    switch workload.spec.kind {
    case .pod: return workload.spec.name
    case .statefulSet: return "\(workload.spec.name)-\(state.ordinal)"
    case .deployment:
      let revision = workload.revisions.first { $0.podClass == state.podClass }
      return "\(workload.spec.name)-\(revision?.hash ?? "")-\(suffix(pod))"
    case .job where workload.spec.job.isIndexed:
      return "\(workload.spec.name)-\(state.ordinal)-\(suffix(pod))"
    case .replicaSet, .daemonSet, .job: return "\(workload.spec.name)-\(suffix(pod))"
    }
  }

  private func suffix(_ pod: Int) -> String {
    var mixed = UInt64(pod + 1) &* 0x9E37_79B9_7F4A_7C15
    mixed ^= mixed >> 29
    return Self.word(mixed, length: 5)
  }
}

extension PodTemplate {
  /// The tolerations that the DaemonSet controller adds.
  mutating func tolerateNodeConditions() {
    tolerations.removeAll {
      FailedNodeToleration.keys.contains($0.key ?? "") && $0.seconds == FailedNodeToleration.seconds
    }
    for key in FailedNodeToleration.keys {
      tolerations.append(Toleration(key: key, effect: FailedNodeToleration.effect))
    }
    for condition in [
      NodeKey.diskPressure, NodeKey.memoryPressure, NodeKey.pidPressure, NodeKey.unschedulable,
      NodeKey.networkUnavailable,
    ] {
      tolerations.append(Toleration(key: condition, effect: .noSchedule))
    }
  }
}
