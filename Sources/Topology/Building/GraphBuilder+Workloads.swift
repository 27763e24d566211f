internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

extension GraphBuilder {
  /// Adds a node for each workload.
  mutating func addWorkloads() {
    for workload in context.workloads {
      let id = "\(workload.kind)/\(workload.namespace)/\(workload.name)"
      let number = existingNumber(of: id) ?? add(node(of: workload, id: id))
      workloadNodes.append(number)
    }
  }

  private func node(of workload: Workload, id: String) -> GraphNode {
    var node = GraphNode(
      id: id, name: workload.name, namespace: workload.namespace, kind: kind(of: workload),
      objectKind: workload.kind)
    let spot = SpotPlacement(workload)
    node.placement = spot.required != nil ? .spot : spot.isExcluded ? .onDemand : .anywhere
    if node.placement == .anywhere, spot.isAskedFor { node.note = "spot nodes preferred" }
    node.scale = scale(of: workload)
    node.schedule = workload.spec["schedule"].text
    let budgets = context.relations.budgets(of: workload)
    if let budget = budgets.first {
      node.budget = GraphNode.Budget(
        maxUnavailable: budget.spec["maxUnavailable"].plainText,
        minAvailable: budget.spec["minAvailable"].plainText,
        evictable: Availability(workload, in: context).evictable ?? 0)
    }
    node.objects = [GraphObject(workload.manifest)]
    node.objects += context.relations.services(of: workload).map { GraphObject($0.manifest) }
    node.objects += context.relations.autoscalers(of: workload).map { GraphObject($0.manifest) }
    node.objects += budgets.map { GraphObject($0.manifest) }
    for service in context.relations.services(of: workload).prefix(Self.maximumFanOut) {
      node.objects += context.mesh.rules(for: service.name, from: service.namespace)
        .map { GraphObject($0.manifest) }
    }
    for type in [NetworkPolicy.type, AuthorizationPolicy.type, Sidecar.type, VirtualService.type] {
      if let manifest = context.manifest(type, workload.namespace, workload.name) {
        node.objects.append(GraphObject(manifest))
      }
    }
    let account = GroupKind.serviceAccount
    if let manifest = context.manifest(account, workload.namespace, workload.serviceAccount) {
      node.objects.append(GraphObject(manifest))
    }
    return node
  }

  private func scale(of workload: Workload) -> GraphNode.Scale? {
    if workload.kind == "DaemonSet" { return .everyNode }
    if let autoscaler = context.relations.autoscalers(of: workload).first {
      return .range(autoscaler.minimum, autoscaler.maximum)
    }
    if workload.isReplicated {
      return .fixed(max(0, workload.spec["replicas"].int ?? WorkloadDefaults.replicas))
    }
    let job = workload.kind == "CronJob" ? workload.spec["jobTemplate"]["spec"] : workload.spec
    if let parallelism = job["parallelism"].int { return .fixed(max(0, parallelism)) }
    return workload.runsForever ? .fixed(1) : nil
  }

  /// The role of a workload, by its kind, its image, and its ports.
  private func kind(of workload: Workload) -> GraphNode.Kind {
    guard workload.runsForever else { return .job }
    let main =
      workload.containers.first { $0["name"].text == workload.name } ?? workload.containers.first
    let image = main?["image"].text ?? ""
    if let store = StoreProgram.of(image: image) { return store.nodeKind }
    let isStateful = workload.kind == "StatefulSet"
    let ports = workload.containers.flatMap { $0["ports"].items }
    if isStateful,
      let store = ports.lazy.compactMap({ $0["containerPort"].int }).compactMap(StoreProgram.of).first
    {
      return store.nodeKind
    }
    let served = context.relations.services(of: workload).lazy.flatMap(\.ports).prefix(64)
    // The first word of a name such as `amqp-clients` can be a protocol that Istio does not support.
    let protocols = served.map { port in
      (port["appProtocol"].text ?? port["name"].text ?? "").lowercased().prefix { $0 != "-" }
    }
    return protocols.compactMap { StoreProgram.of(protocol: String($0)) }.first?.nodeKind ?? .service
  }
}

extension StoreProgram {
  fileprivate var nodeKind: GraphNode.Kind {
    switch self {
    case .database: .database
    case .queue: .queue
    }
  }
}

extension GraphObject {
  /// The object of a manifest.
  init(_ manifest: Manifest) {
    self.init(
      kind: manifest.kind, namespace: manifest.namespace, name: manifest.name,
      location: manifest.object.origin.location)
  }
}
