import ManifestTree

/// What other objects write to: autoscalers their targets' replicas, canaries their routes' weights.
struct Owners {
  /// The replicas that an autoscaler may set.
  struct Bounds {
    let minimum: Int64
    let maximum: Int64
  }

  private var bounds: [ObjectIdentity: Bounds] = [:]
  private var canaryTargets: Set<String> = []
  private var idle: Set<ObjectIdentity> = []

  init(declared: [Object], live: LiveObjects) {
    // What is declared counts more: it is read last.
    for object in live.objects + declared {
      switch object.identity.kind {
      case "HorizontalPodAutoscaler": addScaler(object, minimum: "minReplicas", maximum: "maxReplicas", 1)
      case "ScaledObject": addScaler(object, minimum: "minReplicaCount", maximum: "maxReplicaCount", 0)
      case "Rollout" where object.identity.group == "argoproj.io": addRollout(object)
      case "Canary" where object.identity.group == "flagger.app":
        if let target = object.node["spec"]?["targetRef"]?["name"]?.text { add(target, object) }
        addIdle(object.node["spec"]?["targetRef"], object)
        if let service = object.node["spec"]?["service"]?["name"]?.text { add(service, object) }
      default: break
      }
    }
  }

  private mutating func addScaler(_ object: Object, minimum: String, maximum: String, _ least: Int64) {
    guard let spec = object.node["spec"], let target = spec["scaleTargetRef"], let name = target["name"]?.text
    else { return }
    let apiVersion = target["apiVersion"]?.text ?? "apps/v1"
    let identity = ObjectIdentity(
      apiVersion: apiVersion, kind: target["kind"]?.text ?? "Deployment",
      namespace: object.identity.namespace,
      name: name)
    let idle = spec["idleReplicaCount"]?.int
    bounds[identity] = Bounds(
      minimum: min(spec[minimum]?.int ?? least, idle ?? .max),
      maximum: spec[maximum]?.int ?? (least == 0 ? 100 : Int64.max))
  }

  private mutating func addRollout(_ object: Object) {
    addIdle(object.node["spec"]?["workloadRef"], object)
    let routing = object.node["spec"]?["strategy"]?["canary"]?["trafficRouting"]
    var routes: [Node] = []
    if let single = routing?["istio"]?["virtualService"] { routes.append(single) }
    if case .list(let list)? = routing?["istio"]?["virtualServices"] { routes += list }
    if let rule = routing?["istio"]?["destinationRule"] { routes.append(rule) }
    if case .list(let list)? = routing?["plugins"]?["argoproj-labs/gatewayAPI"]?["httpRoutes"] {
      routes += list
    }
    for route in routes { if let name = route["name"]?.text { add(name, object) } }
    if let name = routing?["plugins"]?["argoproj-labs/gatewayAPI"]?["httpRoute"]?.text { add(name, object) }
  }

  /// A canary's controller runs copies of the workload that it refers to, and scales that one itself to nothing.
  private mutating func addIdle(_ reference: Node?, _ object: Object) {
    guard let name = reference?["name"]?.text else { return }
    idle.insert(
      ObjectIdentity(
        apiVersion: reference?["apiVersion"]?.text ?? "apps/v1",
        kind: reference?["kind"]?.text ?? "Deployment",
        namespace: object.identity.namespace, name: name))
  }

  private mutating func add(_ name: String, _ object: Object) {
    canaryTargets.insert("\(object.identity.namespace ?? "")/\(name)")
  }

  /// The bounds of the autoscaler that scales an object; nil if none does.
  func bounds(of identity: ObjectIdentity) -> Bounds? { bounds[identity] }

  /// Whether a canary's controller scales an object to nothing.
  func isIdle(_ identity: ObjectIdentity) -> Bool { idle.contains(identity) }

  /// Whether a canary's controller writes to an object of this name.
  func isCanaryTarget(_ identity: ObjectIdentity) -> Bool {
    canaryTargets.contains("\(identity.namespace ?? "")/\(identity.name)")
  }
}
