internal import ChartParameters
internal import KubernetesFacts
internal import ManifestTree
internal import Portolan

/// Declares the parameters of a service's objects.
struct ServiceParameters {
  /// The system in the form for a chart.
  let system: SystemModel
  /// The service in the form for a chart.
  let service: Portolan.Service
  /// The service as the spec declares it.
  let declared: Portolan.Service
  /// The service's position in the system.
  let position: Int
  /// The path of the service's values.
  let path: ValuesPath
  /// The values of parameters whose places in the objects do not contain the value.
  var values: [ValuesPath: Node] = [:]
  /// Whether the parameter for the type of the service's own Service exists.
  private var hasServiceType = false

  init(at position: Int, declaredAs declared: Portolan.Service?, in system: SystemModel) {
    let service = system.services[position]
    self.system = system
    self.position = position
    self.service = service
    self.declared = declared ?? service
    path = ValuesPath(ofService: service.name)
  }

  /// The parameters of an object of the service.
  mutating func parameterized(_ object: ManifestTree.Object) -> ParameterizedSystem.Object {
    var result = ParameterizedSystem.Object(object)
    let kind = object.identity.kind
    result.parameters.group = path.key(kind.camelCased)
    switch kind {
    case "Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob":
      result.parameters = workload(object)
    case "HorizontalPodAutoscaler":
      let isOn = path.keys(["autoscaling", "enabled"])
      values[isOn] = .bool(declared.autoscaling != nil)
      result.ownSwitch = Parameter(isOn, "Render the HorizontalPodAutoscaler", .bool)
      addAutoscaler(object.node, to: &result.parameters)
    case "PodDisruptionBudget":
      let isOn = path.keys(["pdb", "enabled"])
      values[isOn] = .bool(declared.budget != nil)
      result.ownSwitch = Parameter(isOn, "Render the PodDisruptionBudget", .bool)
      addBounds(to: &result.parameters)
    case "ServiceAccount":
      result.parameters.set(
        extended(
          ["serviceAccount", "annotations"],
          "ServiceAccount annotations in addition to those in the spec, such as one for a cloud IAM role"),
        at: ["metadata", "annotations"])
    case "Service": addType(of: object.node["spec"], to: &result.parameters)
    case "VirtualService":
      result.parameters.addFaults(path)
      let routing = service.routings.first {
        $0.name ?? system.fullName(of: service) == object.identity.name && !system.isMerged($0)
      }
      system.addDestinations(
        of: routing?.routes.map { ($0, service) } ?? [], in: object.node["spec"], ofFileOf: service.name,
        to: &result.parameters)
    default: break
    }
    addConditions(object, to: &result.parameters)
    return result
  }

  /// A map in an object, to which the service's chart value adds entries.
  func extended(_ key: [String], _ documentation: String, _ form: TextForm = .any) -> FieldUse {
    let parameter = Parameter(
      path.keys(key), documentation, .entries(form, except: []), absent: .map([:]))
    return .extended(by: parameter.path, parameter)
  }

  private mutating func addAutoscaler(_ node: Node, to tree: inout ParameterTree) {
    let scaling = path.key("autoscaling")
    tree.addScaling(scaling, metrics: node["spec"]?["metrics"])
    guard let fewest = node["spec"]?["minReplicas"] else { return }
    let minimum = Parameter(
      scaling.key("minReplicas"), "Minimum number of pods; null is `replicaCount`",
      .positive, isNullable: true)
    values[minimum.path] = fewest == .int(Int64(declared.fewestReplicas)) ? .null : fewest
    tree.set(.template(.fewestPods(service: path), [minimum]), at: ["spec", "minReplicas"])
  }

  /// Adds the bounds of a disruption budget, so that users can replace one with the other.
  private func addBounds(to tree: inout ParameterTree) {
    let least = Parameter(
      path.keys(["pdb", "minAvailable"]),
      "Number or percentage of pods that must stay available during a node drain; null uses `maxUnavailable`",
      .podBound, isNullable: true)
    let most = Parameter(
      path.keys(["pdb", "maxUnavailable"]),
      "Number or percentage of pods that may be unavailable during a node drain, if `minAvailable` is null",
      .podBound, isNullable: true)
    tree.set(.value(least, .any), at: ["spec", "minAvailable"])
    tree.set(.value(most, .any, when: .isUnset(least.path)), at: ["spec", "maxUnavailable"])
  }

  /// Adds the type of the service's own Service, if it is not headless.
  private mutating func addType(of spec: Node?, to tree: inout ParameterTree) {
    guard !hasServiceType, let own = spec?["type"]?.text, ServiceTypeName.withAddress.contains(own),
      spec?["clusterIP"] == nil
    else { return }
    hasServiceType = true
    let type = Parameter(
      path.keys(["service", "type"]),
      "Type of the Kubernetes Service; network and authorization policies do not depend on this type",
      .choice(ServiceTypeName.withAddress))
    tree.set(.value(type, .text), at: ["spec", "type"])
    // The API server rejects these fields in Services of other types.
    for (types, places) in Self.fieldsOfTypes {
      for place in places { tree.set(.kept(while: .isOneOf(type.path, types), []), at: ["spec"] + place) }
    }
  }

  /// The fields of a Service that only some types have.
  private static let fieldsOfTypes: [(types: [String], places: [[ParameterTree.Step]])] = [
    (
      [ServiceTypeName.nodePort, ServiceTypeName.loadBalancer],
      [["ports", .everyItem, "nodePort"], ["externalTrafficPolicy"]]
    ),
    (
      [ServiceTypeName.loadBalancer],
      [
        ["loadBalancerClass"], ["loadBalancerIP"], ["loadBalancerSourceRanges"],
        ["allocateLoadBalancerNodePorts"], ["healthCheckNodePort"],
      ]
    ),
  ]
}

extension ParameterTree {
  /// Adds the parameters of an autoscaler other than the minimum.
  mutating func addScaling(_ scaling: ValuesPath, metrics: Node?) {
    set(
      .value(Parameter(scaling.key("maxReplicas"), "Maximum number of pods", .positive), .integer),
      at: ["spec", "maxReplicas"])
    set(
      .block(
        Parameter(
          scaling.key("behavior"),
          "Scaling behavior in both directions; empty uses the Kubernetes defaults", nil,
          absent: .map([:])), .filled), at: ["spec", "behavior"])
    guard case .list(let list)? = metrics else { return }
    for metric in list {
      guard let resource = metric["resource"]?["name"]?.text, let name = metric.itemName else { continue }
      let word = resource == "cpu" ? "CPU" : resource.prefix(1).uppercased() + resource.dropFirst()
      let path = scaling.key("target\(word)UtilizationPercentage")
      var tree = ParameterTree(group: path)
      tree.set(
        .value(
          Parameter(
            path, "Target average utilization, as a percentage of the resource requests",
            .positive), .integer), at: ["resource", "target", "averageUtilization"])
      add(tree, at: ["spec", "metrics", .item(name)])
    }
  }

  /// Adds the injected faults of a VirtualService, if they differ between profiles.
  mutating func addFaults(_ path: ValuesPath) {
    set(
      .block(
        Parameter(
          path.key("fault"), "Faults that Istio injects into requests; empty injects none",
          nil, absent: .map([:])), .differing), at: ["spec", "http", .everyItem, "fault"])
  }
}
