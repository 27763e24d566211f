internal import KubernetesFacts
internal import ManifestTree

/// A change to the manifests or the nodes that may fix a failing service.
struct ScenarioFix: Sendable {
  /// The change in terms of the manifest, such as `maxSurge: 0, maxUnavailable: 1`.
  let title: String
  let apply: @Sendable (inout SimulationInput) -> Void

  /// The changes that may fix a service, in the order in which they are tried.
  /// - Parameter lacksRoom: whether pods of the service were pending. Otherwise, more nodes are not tried, because they
  ///   would only change the placement by chance.
  static func candidates(for service: ServiceResult, in input: SimulationInput, lacksRoom: Bool)
    -> [ScenarioFix]
  {
    guard
      let place = input.objects.firstIndex(where: { object in
        object.identity.kind == service.kind && object.identity.name == service.name
          && (object.identity.namespace ?? SystemNamespace.default) == service.namespace
      }), let spec = WorkloadSpec(input.objects[place])
    else { return [] }
    var fixes: [ScenarioFix] = []
    if spec.kind == .job { return [ignoringDisruptions(place, spec, in: input)] }
    if service.verdict == .stalled { fixes += rollout(place, spec) }
    if service.verdict == .blocked { fixes += budgets(of: spec, in: input) }
    fixes += termination(place, spec, cutOff: service.cutOff)
    fixes += spreading(place, spec)
    if spec.ownVolume(in: input.objects) == nil { fixes += replicas(place, spec, in: input) }
    if service.verdict != .stalled { fixes += rollout(place, spec) }
    // A budget can also refuse evictions between the notice of a reclaim and the end of the node.
    if service.verdict == .missed { fixes += budgets(of: spec, in: input) }
    if lacksRoom { fixes += nodes(in: input) }
    return fixes
  }

  /// Adds a policy with which disrupted pods do not count toward the backoff limit of a Job.
  ///
  /// The API server accepts such a policy only with the restart policy `Never`.
  private static func ignoringDisruptions(
    _ place: Int, _ spec: WorkloadSpec, in input: SimulationInput
  ) -> ScenarioFix {
    let isKept = spec.template.at("spec", "restartPolicy").text == "Never"
    let others = input.objects[place].node.at("spec", "podFailurePolicy", "rules").items
    let title =
      others.isEmpty
      ? "add a podFailurePolicy that ignores DisruptionTarget"
      : "add a first rule to podFailurePolicy that ignores DisruptionTarget"
    let path = templatePath(spec)
    return ScenarioFix(title: isKept ? title : "set restartPolicy: Never, and \(title)") { input in
      input.objects[place].node.set("Never", at: path + ["restartPolicy"])
      // The first rule that matches determines the action.
      let rule: Node = [
        "action": "Ignore", "onPodConditions": [["type": "DisruptionTarget", "status": "True"]],
      ]
      input.objects[place].node.set(.list([rule] + others), at: ["spec", "podFailurePolicy", "rules"])
    }
  }

  private static func rollout(_ place: Int, _ spec: WorkloadSpec) -> [ScenarioFix] {
    guard spec.kind == .deployment else { return [] }
    return [
      ScenarioFix(title: "maxSurge: 0, maxUnavailable: 1") { input in
        input.objects[place].node.set(
          ["type": "RollingUpdate", "rollingUpdate": ["maxSurge": 0, "maxUnavailable": 1]],
          at: ["spec", "strategy"])
      },
      ScenarioFix(title: "maxSurge: 1, maxUnavailable: 0") { input in
        input.objects[place].node.set(
          ["type": "RollingUpdate", "rollingUpdate": ["maxSurge": 1, "maxUnavailable": 0]],
          at: ["spec", "strategy"])
      },
    ]
  }

  private static func budgets(of spec: WorkloadSpec, in input: SimulationInput) -> [ScenarioFix] {
    let selecting = input.objects.indices.filter { place in
      guard let budget = BudgetSpec(input.objects[place]) else { return false }
      return budget.namespace == spec.namespace && budget.selector.matches(spec.podLabels)
    }
    var fixes = selecting.map { place in
      // The API server rejects a budget with both fields.
      let isMinimum = input.objects[place].node.at("spec", "minAvailable") != .null
      return ScenarioFix(
        title: "maxUnavailable: 1\(isMinimum ? " instead of minAvailable" : "") in PodDisruptionBudget '"
          + "\(input.objects[place].identity.name)'"
      ) { input in
        guard case .map(var budget)? = input.objects[place].node["spec"] else { return }
        budget["minAvailable"] = nil
        budget["maxUnavailable"] = 1
        input.objects[place].node.set(.map(budget), at: ["spec"])
      }
    }
    if selecting.count > 1 {
      for place in selecting {
        fixes.append(
          ScenarioFix(title: "remove PodDisruptionBudget '\(input.objects[place].identity.name)'") { input in
            input.objects.remove(at: place)
          })
      }
    }
    return fixes
  }

  /// Changes of preStop hooks and grace periods, for pods that cut off requests.
  private static func termination(_ place: Int, _ spec: WorkloadSpec, cutOff: Int) -> [ScenarioFix] {
    guard cutOff > 0 else { return [] }
    let pod = PodLifecycle(spec.template)
    let path = templatePath(spec)
    let hooks = spec.template.at("spec", "containers").items.map { $0.at("lifecycle", "preStop") }
    /// Sets the grace period, and the sleep of the containers whose hook `isReplaced`.
    func change(
      _ title: String, grace: Int, sleep seconds: Int = 0,
      ofHooks isReplaced: @escaping @Sendable (Node) -> Bool = { _ in false }
    ) -> ScenarioFix {
      ScenarioFix(title: title) { input in
        var containers = input.objects[place].node.at(path).at("containers").items
        for number in containers.indices where isReplaced(containers[number].at("lifecycle", "preStop")) {
          containers[number].set(["sleep": ["seconds": .int(Int64(seconds))]], at: ["lifecycle", "preStop"])
        }
        input.objects[place].node.set(.list(containers), at: path + ["containers"])
        input.objects[place].node.set(.int(Int64(grace)), at: path + ["terminationGracePeriodSeconds"])
      }
    }
    let (preStop, grace) = (Int(pod.preStop / 1000), Int(pod.grace / 1000))
    var fixes: [ScenarioFix] = []
    let delay = PortolanDefaults.endpointDelay
    // A hook that runs a program is kept.
    let isFree: @Sendable (Node) -> Bool = { $0 == .null || $0.at("sleep") != .null }
    if preStop == 0, hooks.contains(where: isFree) {
      fixes.append(
        change("add a preStop sleep of \(delay) s", grace: grace, sleep: delay, ofHooks: isFree))
    }
    let needed = preStop + Int(pod.drain / 1000)
    if needed > grace {
      fixes.append(change("terminationGracePeriodSeconds \(grace) → \(needed + 5)", grace: needed + 5))
    }
    for shorter in [20, 10, 5] where shorter < preStop {
      let shorterGrace = min(grace, shorter + 5)
      fixes.append(
        change(
          "preStop sleep \(preStop) s → \(shorter) s, terminationGracePeriodSeconds \(grace) → \(shorterGrace)",
          grace: shorterGrace, sleep: shorter
        ) { StopTimes.sleep(ofHook: $0) > shorter * 1000 })
    }
    return fixes
  }

  private static func spreading(_ place: Int, _ spec: WorkloadSpec) -> [ScenarioFix] {
    let path = templatePath(spec)
    var fixes: [ScenarioFix] = []
    let constraints = spec.template.at("spec", "topologySpreadConstraints").items
    if constraints.contains(where: { SpreadAction.isStrict($0.at("whenUnsatisfiable").text) }) {
      fixes.append(
        // The API server accepts `minDomains` only with `DoNotSchedule`.
        ScenarioFix(
          title: "whenUnsatisfiable: \(SpreadAction.lenient)"
            + (constraints.contains { $0.at("minDomains").int != nil } ? ", without minDomains" : "")
        ) { input in
          let relaxed = constraints.map { constraint in
            var constraint = constraint
            constraint.set(.string(SpreadAction.lenient), at: ["whenUnsatisfiable"])
            constraint.set(.null, at: ["minDomains"])
            return constraint
          }
          input.objects[place].node.set(.list(relaxed), at: path + ["topologySpreadConstraints"])
        })
    }
    let required = spec.template.at(
      "spec", "affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution"
    ).items
    if !required.isEmpty {
      let preferred = spec.template.at(
        "spec", "affinity", "podAntiAffinity", "preferredDuringSchedulingIgnoredDuringExecution"
      ).items
      fixes.append(
        ScenarioFix(title: "prefer the pod anti-affinity instead of requiring it") { input in
          let relaxed: [Node] = required.map { ["weight": 100, "podAffinityTerm": $0] }
          input.objects[place].node.set(
            ["preferredDuringSchedulingIgnoredDuringExecution": .list(preferred + relaxed)],
            at: path + ["affinity", "podAntiAffinity"])
        })
    }
    if constraints.isEmpty, spec.replicas > 1 {
      var labels = NodeMap()
      for (key, value) in spec.podLabels.sorted(by: { $0.key < $1.key }) { labels[key] = .string(value) }
      let selector = Node.map(["matchLabels": .map(labels)])
      for (key, word) in [(NodeKey.zone, "zones"), (NodeKey.hostname, "nodes")] {
        fixes.append(
          ScenarioFix(title: "spread the pods across \(word) (maxSkew 1)") { input in
            let constraint: Node = [
              "maxSkew": 1, "topologyKey": .string(key),
              "whenUnsatisfiable": .string(SpreadAction.lenient), "labelSelector": selector,
            ]
            input.objects[place].node.set(.list([constraint]), at: path + ["topologySpreadConstraints"])
          })
      }
    }
    return fixes
  }

  private static func replicas(_ place: Int, _ spec: WorkloadSpec, in input: SimulationInput) -> [ScenarioFix]
  {
    guard spec.kind == .deployment || spec.kind == .statefulSet || spec.kind == .replicaSet else { return [] }
    let scaler = input.objects.firstIndex { object in
      guard let target = ScaleTarget(of: object)?.identity else { return false }
      return target.kind == spec.kind.rawValue && target.name == spec.name
        && (target.namespace ?? SystemNamespace.default) == spec.namespace
    }
    guard let scaler, let limits = ScaleTarget(of: input.objects[scaler]) else {
      return [1, 2].map { more in
        ScenarioFix(title: "replicas: \(spec.replicas + more)") { input in
          input.objects[place].node.set(.int(Int64(spec.replicas + more)), at: ["spec", "replicas"])
        }
      }
    }
    guard let bounds = AutoscalerBounds.of(input.objects[scaler].identity.groupKind) else { return [] }
    return [1, 2].map { more in
      let count = min(limits.minimum, Int64(Int32.max)) + Int64(more)
      // The API server rejects a minimum above the maximum.
      let raisesMaximum = limits.maximum < count
      let names = [bounds.minimum] + (raisesMaximum ? [bounds.maximum] : [])
      let title = names.map { "\($0.joined(separator: ".")): \(count)" }.joined(separator: ", ")
      return ScenarioFix(title: title) { input in
        for name in names { input.objects[scaler].node.set(.int(count), at: ["spec"] + name) }
      }
    }
  }

  /// One or two more nodes in a zone, each a copy of the last node in the zone.
  private static func nodes(in input: SimulationInput) -> [ScenarioFix] {
    let zones = Set(input.nodes.nodes.map { $0.spec.labels[NodeKey.zone] ?? "" }).sorted()
    return [1, 2].flatMap { count in
      zones.map { zone in
        let place = zone.isEmpty ? "" : " in zone \(zone)"
        return ScenarioFix(title: "\(count) more \(count == 1 ? "node" : "nodes")\(place)") { input in
          guard let model = input.nodes.nodes.last(where: { ($0.spec.labels[NodeKey.zone] ?? "") == zone })
          else { return }
          for number in 1...count {
            var added = model
            added.spec.name += "-more-\(number)"
            added.spec.labels[NodeKey.hostname] = added.spec.name
            input.nodes.nodes.append(added)
          }
        }
      }
    }
  }

  /// The path of the pod spec in the workload's object.
  private static func templatePath(_ spec: WorkloadSpec) -> [String] {
    WorkloadKind.of(spec.kind.groupKind)?.podSpec.steps.keys ?? []
  }
}

extension WorkloadSpec {
  /// The claim whose data pods on other nodes cannot share: a claim template, or a claim without `ReadWriteMany` and
  /// `ReadOnlyMany`; nil if there is none.
  func ownVolume(in objects: [Object]) -> String? {
    if kind == .statefulSet, let claim = claimTemplates.first { return claim }
    guard kind != .statefulSet else { return nil }
    let names = template.at("spec", "volumes").items.compactMap {
      $0.at("persistentVolumeClaim", "claimName").text
    }
    return names.first { name in
      let claim = objects.first {
        $0.identity.groupKind == .persistentVolumeClaim && $0.identity.name == name
          && ($0.identity.namespace ?? SystemNamespace.default) == namespace
      }
      // Kubernetes attaches a volume with one of these modes to several nodes.
      let shared: Set = ["ReadWriteMany", "ReadOnlyMany"]
      return claim.map { shared.isDisjoint(with: $0.node.at("spec", "accessModes").texts) } ?? false
    }
  }
}

extension Node {
  fileprivate func at(_ keys: [String]) -> Node { keys.reduce(self) { $0.at($1) } }
}
