internal import ChartParameters
internal import KubernetesFacts
internal import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension ServiceParameters {
  /// The parameters of the service's workload.
  mutating func workload(_ object: ManifestTree.Object) -> ParameterTree {
    var tree = ParameterTree(group: path)
    if object.identity.groupKind == .job, service.isNamedByContent {
      tree.set(.definition(system.definition(ofJobOf: service)), at: ["spec"])
    }
    tree.addSchedule(path)
    for key in ["strategy", "updateStrategy"] {
      tree.set(
        .block(Parameter(path.key(key), "Update strategy", nil, absent: .map([:])), .differing),
        at: ["spec", .key(key)])
    }
    if declared.isExperiment {
      let isOn = Parameter(
        .experiments.keys(path.keys + ["enabled"]),
        "Whether to start the experiment; if false, its Job is suspended", .bool)
      values[isOn.path] = .bool(false)
      tree.set(.template(.literal(.bool(true)), [isOn], when: .isFalse(isOn.path)), at: ["spec", "suspend"])
    }
    addDeadline(object.node["spec"]?["activeDeadlineSeconds"], to: &tree)
    addReplicas(object, to: &tree)
    addClaims(object.node["spec"]?["volumeClaimTemplates"], to: &tree)
    let identity = object.identity
    guard let path = WorkloadKind.of(group: identity.group, kind: identity.kind)?.podTemplate,
      let template = object.node[path]
    else { return tree }
    let place = path.steps.compactMap { step in
      if case .key(let key) = step { ParameterTree.Step.key(key) } else { nil }
    }
    addMetadata(template["metadata"], to: &tree, at: place + ["metadata"])
    if let pod = template["spec"] { addPod(pod, to: &tree, at: place + ["spec"]) }
    return tree
  }

  /// Adds the deadline of an experiment's Job, which depends on the duration.
  private func addDeadline(_ deadline: Node?, to tree: inout ParameterTree) {
    let settings = service.name + ExperimentFile.settingsSuffix
    let margin = Int64(ExperimentSettings.margin)
    guard declared.isExperiment, let deadline = deadline?.int,
      let data = system.resources.configMaps.first(where: { $0.name == settings })?.data,
      let duration = StringMap(data)["duration"].flatMap({ Int64($0) }), duration == deadline - margin
    else { return }
    tree.set(
      .template(.sum(.experiments.keys(path.keys + ["duration"]), margin), []),
      at: ["spec", "activeDeadlineSeconds"])
  }

  private mutating func addReplicas(_ object: ManifestTree.Object, to tree: inout ParameterTree) {
    guard ["Deployment", "StatefulSet"].contains(object.identity.kind) else { return }
    let count = Parameter(
      path.key("replicaCount"),
      "Number of pods; with autoscaling, the minimum number unless `autoscaling.minReplicas` is set", .pods)
    values[count.path] = object.node["spec"]?["replicas"] ?? .int(Int64(declared.fewestReplicas))
    let isScaled = service.autoscaling != nil
    tree.set(
      .template(
        .value(count.path, .integer), [count],
        when: isScaled ? .isFalse(path.keys(["autoscaling", "enabled"])) : nil), at: ["spec", "replicas"])
  }

  private func addClaims(_ claims: Node?, to tree: inout ParameterTree) {
    guard case .list(let claims)? = claims else { return }
    for claim in claims {
      guard let name = claim.itemName else { continue }
      let group = path.keys(["claims", name.camelCased])
      var own = ParameterTree(group: group)
      own.addSize(
        group, "Size of each pod's volume; Kubernetes rejects a new size for an existing StatefulSet",
        "StorageClass of each pod's volume; null selects the cluster's default class; Kubernetes rejects a new class for an existing StatefulSet"
      )
      tree.add(own, at: ["spec", "volumeClaimTemplates", .item(name)])
    }
  }

  private func addMetadata(_ metadata: Node?, to tree: inout ParameterTree, at place: [ParameterTree.Step]) {
    tree.set(
      extended(["podLabels"], "Pod labels in addition to those in the spec", .labelValue),
      at: place + ["labels"])
    tree.set(
      extended(["podAnnotations"], "Pod annotations in addition to those in the spec"),
      at: place + ["annotations"])
    for map in ["labels", "annotations"] {
      guard case .map(let entries)? = metadata?[map] else { continue }
      for entry in entries where entry.key.hasPrefix("sidecar.istio.io/") {
        tree.set(.kept(while: .isTrue(.istioEnabled), []), at: place + [.key(map), .key(entry.key)])
      }
    }
    if metadata?["annotations"]?[SystemModel.checksumKey] != nil,
      !service.runsToEnd || service.isNamedByContent
    {
      tree.set(.checksum, at: place + ["annotations", .key(SystemModel.checksumKey)])
    }
  }

  private mutating func addPod(_ pod: Node, to tree: inout ParameterTree, at place: [ParameterTree.Step]) {
    tree.add(ParameterTree(group: path), at: place)
    if let form = system.chartForm, form.decidesPlacement(of: service) {
      addPlacement(pod, to: &tree, at: place)
    }
    tree.set(.extended(by: .imagePullSecrets, nil), at: place + ["imagePullSecrets"])
    if case .list(let containers)? = pod["containers"] {
      for (index, container) in containers.enumerated() {
        guard let name = container.itemName else { continue }
        addContainer(
          container, group: index == 0 ? path : path.keys(["sidecars", name.camelCased]), isOwn: index == 0,
          to: &tree, at: place + ["containers", .item(name)])
      }
    }
    guard case .list(let containers)? = pod["initContainers"] else { return }
    for container in containers {
      guard let name = container.itemName else { continue }
      let group = container.isNativeSidecar ? "sidecars" : "initContainers"
      addContainer(
        container, group: path.keys([group, name.camelCased]), isOwn: false, to: &tree,
        at: place + ["initContainers", .item(name)])
    }
  }

  /// Adds the placement of the pods, which the service's values set in addition to the spec's settings for spot nodes.
  private mutating func addPlacement(
    _ pod: Node, to tree: inout ParameterTree, at place: [ParameterTree.Step]
  ) {
    let nodes =
      switch declared.placement.nodes?.value {
      case .spot(_, nil): "spot"
      case .onDemand: "onDemand"
      case .spot, .nodes, .anywhere, nil: "anywhere"
      }
    values[path.key("placement")] = .string(nodes)
    var parameters = [
      Parameter(
        path.key("placement"),
        "Nodes for the pods: anywhere, spot (the spot nodes of `spot.provider`), or onDemand (all other nodes)",
        .choice(["anywhere", "spot", "onDemand"]))
    ]
    for (key, documentation, empty) in Self.placement {
      values[path.key(key)] = (pod[key] ?? empty).withNamePrefixAction
      let type: ParameterType? = key == "nodeSelector" ? .entries(.labelValue, except: []) : nil
      parameters.append(Parameter(path.key(key), documentation, type, absent: empty))
    }
    let grace = Parameter(
      path.key("terminationGracePeriodSeconds"),
      "Termination grace period in seconds, with `placement: spot` at most the time in which pods on spot nodes must stop; null is the Kubernetes default, \(PodDefaults.gracePeriod)",
      .integer(0...Int64(Int32.max)), isNullable: true)
    values[grace.path] = pod["terminationGracePeriodSeconds"] ?? .null
    let selector = system.selector(of: service).entries.map {
      (key: $0.key, value: [Template.TextPart](of: $0.value))
    }
    tree.set(.pod(Template.Scheduling(service: path, selector: selector), parameters + [grace]), at: place)
  }

  private static let placement: [(key: String, documentation: String, empty: Node)] = [
    ("nodeSelector", "Required node labels in addition to the label of spot nodes", .map([:])),
    (
      "affinity",
      "Affinity to nodes and pods; a pod rule without `labelSelector` selects the pods of this service",
      .map([:])
    ),
    ("tolerations", "Tolerations in addition to the one for spot nodes", .list([])),
    (
      "topologySpreadConstraints",
      "Topology spread constraints; a constraint without `labelSelector` selects the pods of this service",
      .list([])
    ),
  ]
}

extension Portolan.Service {
  /// Whether the service is a suspended Job, like the Jobs of experiments.
  var isExperiment: Bool {
    if case .job(let settings) = workload { settings.suspended } else { false }
  }
}

extension ParameterTree {
  /// Adds the schedule of a CronJob, and whether a Job or CronJob is suspended.
  mutating func addSchedule(_ path: ValuesPath) {
    set(
      .value(
        Parameter(path.key("schedule"), "Schedule in cron format", .text(.schedule)), .text),
      at: ["spec", "schedule"])
    set(
      .value(
        Parameter(
          path.key("suspend"),
          "Suspend the Job or CronJob: a suspended Job has no pods, and a suspended CronJob starts no Jobs",
          .bool),
        .bool),
      at: ["spec", "suspend"])
  }

  /// Adds the size and class of a claim's volume.
  mutating func addSize(_ group: ValuesPath, _ size: String, _ storageClass: String) {
    set(
      .value(Parameter(group.key("size"), size, .text(.quantity)), .textOrInteger),
      at: ["spec", "resources", "requests", "storage"])
    set(
      .value(Parameter(group.key("storageClassName"), storageClass, .text(.name)), .text),
      at: ["spec", "storageClassName"])
  }
}
