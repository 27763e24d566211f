internal import ChartParameters
internal import KubernetesFacts
internal import ManifestTree
internal import Portolan

/// Declares the parameters of the objects of the whole system.
struct SharedParameters: Sendable {
  private let system: SystemModel
  private let uses: SharedObjectUses
  /// The routes of the VirtualServices that several services share, by name.
  private let routes: [String: [(route: Route, service: Portolan.Service)]]

  init(in system: SystemModel) {
    self.system = system
    let hasConditions = !(system.chartForm?.conditions.isEmpty ?? true)
    uses = SharedObjectUses(by: hasConditions ? system.services : [])
    routes = Dictionary(
      system.mergedRoutings().map { ($0.name, $0.ordered) }, uniquingKeysWith: { first, _ in first })
  }

  /// The parameters of an object of the whole system.
  /// - Parameter values: receives the values of parameters whose places in the objects do not contain the value.
  func parameterized(
    _ object: ManifestTree.Object, _ values: inout [ValuesPath: Node]
  ) -> ParameterizedSystem.Object {
    var result = ParameterizedSystem.Object(object)
    let path = valuesPath(of: object.identity)
    result.parameters.group = path
    switch object.identity.kind {
    case "Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob": result.parameters.addSchedule(path)
    case "HorizontalPodAutoscaler":
      let scaling = path.key("autoscaling")
      result.parameters.set(
        .value(Parameter(scaling.key("minReplicas"), "Minimum number of pods", .positive), .integer),
        at: ["spec", "minReplicas"])
      result.parameters.addScaling(scaling, metrics: object.node["spec"]?["metrics"])
    case "PersistentVolumeClaim":
      result.parameters.addSize(
        path, "Size of the volume; it can be raised later if the StorageClass allows expansion",
        "StorageClass of the volume; null is the cluster's default class")
    case "Gateway" where object.identity.group == APIGroup.istioNetworking:
      result.parameters.set(hosts(path), at: ["spec", "servers", .everyItem, "hosts"])
    case "VirtualService":
      result.parameters.addFaults(path)
      // Routes at a gateway have the gateway's hosts.
      if case .list(let gateways)? = object.node["spec"]?["gateways"], gateways.count == 1,
        let gateway = gateways.first?.text
      {
        let path = ValuesPath(["gateways", gateway.withoutPlaceholders.camelCased])
        result.parameters.set(hosts(path), at: ["spec", "hosts"])
      }
      system.addDestinations(
        of: routes[object.identity.name] ?? [], in: object.node["spec"], to: &result.parameters)
    case "ConfigMap":
      addData("data", of: object, at: path, to: &result.parameters)
      if object.node["binaryData"] != nil {
        let name = Definition.Name(.binaryData, object.identity.name.withoutPlaceholders)
        result.parameters.set(.definition(name), at: ["binaryData"])
      }
      if experiment(ofSettings: object.identity) != nil {
        addSettings(object.node["data"], at: path, to: &result.parameters, &values)
      }
    case "Secret": addData("stringData", of: object, at: path, to: &result.parameters)
    default: break
    }
    let reasons = uses.reasons(
      forObjectOf: object.identity.kind, named: object.identity.name.withoutPlaceholders)
    if let condition = system.chartForm?.conditions.condition(of: reasons) {
      result.parameters.exists(if: condition, at: [])
    }
    return result
  }

  /// The path of an object's values: its kind and name.
  private func valuesPath(of identity: ObjectIdentity) -> ValuesPath {
    let plain = identity.name.withoutPlaceholders
    let name = plain.camelCased
    switch identity.kind {
    case "PersistentVolumeClaim": return ValuesPath(["claims", name])
    case "NetworkPolicy": return ValuesPath(["networkPolicies", name])
    case "ConfigMap":
      if let experiment = experiment(ofSettings: identity) { return .experiments.key(experiment.camelCased) }
    default: break
    }
    return ValuesPath([identity.kind.camelCased.plural, name])
  }

  /// The experiment whose rates and durations are in a ConfigMap.
  private func experiment(ofSettings identity: ObjectIdentity) -> String? {
    let name = identity.name.withoutPlaceholders
    guard name.hasSuffix(ExperimentFile.settingsSuffix) else { return nil }
    let experiment = String(name.dropLast(ExperimentFile.settingsSuffix.count))
    return system.service(named: experiment)?.isExperiment ?? false ? experiment : nil
  }

  /// The rates, durations, and targets of an experiment, which are strings in its ConfigMap.
  private func addSettings(
    _ data: Node?, at path: ValuesPath, to tree: inout ParameterTree, _ values: inout [ValuesPath: Node]
  ) {
    guard case .map(let data)? = data else { return }
    for entry in data {
      let path = path.key(entry.key.camelCased)
      if let range = ExperimentSettings.range(of: entry.key) {
        guard let number = entry.value.text.flatMap({ Int64($0) }) else { continue }
        values[path] = .int(number)
        let parameter = Parameter(
          path, Self.meaning(ofSetting: entry.key),
          .integer(Int64(range.lowerBound)...Int64(range.upperBound)))
        tree.set(.value(parameter, .textOrInteger), at: ["data", .key(entry.key)])
      } else if entry.key == "availability" {
        // Without a target, Locust fails if a request fails, and siege does not.
        let absent = data["users"] == nil ? "null sets no minimum" : "null requires that all succeed"
        let parameter = Parameter(
          path, "Percentage of requests that must succeed; \(absent)", .text(.percentage), isNullable: true)
        tree.set(.value(parameter, .textOrInteger), at: ["data", .key(entry.key)])
      }
    }
  }

  private static func meaning(ofSetting name: String) -> String {
    switch name {
    case "users": "Number of concurrent users"
    case "clients": "Number of concurrent clients"
    case "spawn_rate": "Number of users to start per second"
    case "interval": "Seconds from one restart of the target Deployments to the next"
    default: "Duration of the experiment in seconds; the Job may run up to 300 seconds longer"
    }
  }

  private func hosts(_ path: ValuesPath) -> FieldUse {
    .block(
      Parameter(path.key("hosts"), "Hosts of the gateway", .texts(.host, atLeast: 1)),
      .always)
  }

  /// Adds the data of a ConfigMap or Secret.
  ///
  /// The data is a definition, because checksums also use it. Chart values can set the entries that have only one line.
  private func addData(
    _ key: String, of object: ManifestTree.Object, at path: ValuesPath, to tree: inout ParameterTree
  ) {
    let kind = object.identity.kind
    let name = Definition.Name(
      kind == "Secret" ? .secret : .configMap, object.identity.name.withoutPlaceholders)
    tree.set(.definition(name), at: [.key(key)])
    guard case .map(let data)? = object.node[key] else { return }
    for entry in data {
      guard let text = entry.value.text, !text.contains("\n") else { continue }
      let parameter = Parameter(path.key(entry.key.camelCased), "`\(entry.key)` in the \(kind)", .text(.any))
      tree.set(.value(parameter, .textOrInteger), at: [.key(key), .key(entry.key)])
    }
  }
}
