package import ManifestTree

extension Cluster {
  /// Takes in what scheduling depends on: nodes, priority classes, Services, budgets, claims and volumes.
  package mutating func addContext(_ objects: [Object]) {
    for object in objects {
      switch (object.identity.group, object.identity.kind) {
      case ("scheduling.k8s.io", "PriorityClass"): priorities.add(object)
      case ("storage.k8s.io", "StorageClass"): claims.add(storageClass: object)
      case ("", "PersistentVolume"): claims.add(volume: object)
      case ("", "Namespace"):
        var labels = object.node.at("metadata", "labels").textMap
        labels["kubernetes.io/metadata.name"] = object.identity.name
        namespaceLabels[object.identity.name] = labels
      case ("node.k8s.io", "RuntimeClass"):
        overheads[object.identity.name] = Amounts(object.node.at("overhead", "podFixed"))
      default: break
      }
      if let service = ServiceSelector(object) { services.append(service) }
      if let budget = BudgetSpec(object) { add(budget) }
    }
    for object in objects where object.identity.kind == "PersistentVolumeClaim" && object.identity.group == ""
    {
      claims.add(object.node, namespace: object.identity.namespace ?? "default", name: object.identity.name)
    }
    noteChange()
  }

  /// Adds or replaces a budget.
  mutating func add(_ spec: BudgetSpec) {
    for place in budgets.indices
    where budgets[place].spec.name == spec.name && budgets[place].spec.namespace == spec.namespace {
      budgets[place].isActive = false
    }
    budgets.append(Budget(spec: spec))
    let place = budgets.count - 1
    for podClass in classes.indices where selects(place, podClass) { classes[podClass].budgets.append(place) }
    for podClass in classes.indices {
      classes[podClass].budgets.removeAll { !budgets[$0].isActive }
    }
    for workload in workloads.indices { relateBudgets(workload) }
  }

  private mutating func relateBudgets(_ workload: Int) {
    var found: [Int] = []
    for revision in workloads[workload].revisions {
      for budget in classes[revision.podClass].budgets where !found.contains(budget) { found.append(budget) }
    }
    workloads[workload].budgets = found
  }

  /// Creates a workload, or changes it to a new spec, as `kubectl apply` does.
  /// - Returns: the place of the workload.
  @discardableResult
  package mutating func apply(_ spec: WorkloadSpec) -> Int {
    let known = workloads.firstIndex {
      $0.spec.kind == spec.kind && $0.spec.namespace == spec.namespace && $0.spec.name == spec.name
    }
    let place = known ?? workloads.count
    if known == nil {
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
    relateBudgets(place)
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
      labels[WellKnown.templateHash] = hash
      owner?.requirements.append(.init(key: WellKnown.templateHash, comparison: .isIn, values: [hash]))
    case .statefulSet, .daemonSet: labels["controller-revision-hash"] = hash
    case .replicaSet, .job: break
    case .pod: owner = nil
    }
    if spec.kind == .daemonSet || spec.kind == .job { owner = nil }
    let runtime = spec.template.at("spec", "runtimeClassName").text
    var template = PodTemplate(
      spec.template, namespace: spec.namespace, labels: labels,
      overhead: runtime.flatMap { overheads[$0] } ?? [:])
    if spec.kind == .daemonSet { template.tolerateNodeConditions() }
    let podClass = addClass(template, owner: owner)
    workloads[place].revisions.append(
      Workload.Revision(template: spec.template, podClass: podClass, hash: hash))
    workloads[place].current = workloads[place].revisions.count - 1
    workloads[place].services = services.filter { $0.selects(labels, in: spec.namespace) }.map(\.name)
  }

  /// A name for a template: the same for the same text on every machine.
  private static func hash(_ template: Node) -> String {
    var value: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in template.json.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Self.word(value, length: 10)
  }

  /// Letters and digits as Kubernetes uses in generated names.
  static func word(_ value: UInt64, length: Int) -> String {
    let letters = Array("bcdfghjklmnpqrstvwxz2456789")
    var (rest, text) = (value, "")
    for _ in 0..<length {
      text.append(letters[Int(rest % UInt64(letters.count))])
      rest /= UInt64(letters.count)
    }
    return text
  }

  /// The name of a pod.
  package func podName(_ pod: Int) -> String {
    let state = pods[pod]
    let workload = workloads[state.workload]
    switch workload.spec.kind {
    case .pod: return workload.spec.name
    case .statefulSet: return "\(workload.spec.name)-\(state.ordinal)"
    case .deployment:
      let revision = workload.revisions.first { $0.podClass == state.podClass }
      return "\(workload.spec.name)-\(revision?.hash ?? "")-\(suffix(pod))"
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
      [WellKnown.notReady, WellKnown.unreachable].contains($0.key) && $0.seconds == 300
    }
    for key in [WellKnown.notReady, WellKnown.unreachable] {
      tolerations.append(Toleration(key: key, effect: .noExecute))
    }
    for condition in [
      "disk-pressure", "memory-pressure", "pid-pressure", "unschedulable", "network-unavailable",
    ] {
      tolerations.append(Toleration(key: "node.kubernetes.io/\(condition)", effect: .noSchedule))
    }
  }
}
