import KubernetesFacts
import ManifestTree

/// The Kubernetes Services of a service as parts and modifiers.
struct Exposures {
  var parts: [Call] = []
  var modifiers: [Call] = []
  var patches: [Leftover] = []
  /// The name of the service's own Kubernetes Service, if it is headless and has no other settings.
  var plainHeadless: String?
}

extension ServiceMapping {
  /// Converts the Kubernetes Services that the DSL can express; the others are added to `result.others`.
  func exposures(
    _ service: inout ServiceObjects, _ ports: inout PortMapping, _ result: inout Result
  ) -> Exposures {
    var exposures = Exposures()
    var kept: [(object: Object, indices: [Int])] = []
    var portless: [Object] = []
    for object in service.services {
      let list = object.node["spec"]?["ports"]?.list ?? []
      if !list.isEmpty, !service.isJob, let indices = ports.add(list, isOwn: kept.isEmpty) {
        kept.append((object, indices))
      } else if list.isEmpty, object.node["spec"]?["clusterIP"] == "None" {
        portless.append(object)
      } else {
        result.others.append(object)
      }
    }
    // A headless Service without ports only provides DNS names for the pods.
    if kept.isEmpty, !service.isJob {
      kept = portless.map { ($0, []) }
    } else {
      result.others += portless
    }
    service.services = kept.map(\.object)
    result.objectLabels = system.traits.labels.ofObjects(ServiceLabels.ofObjects(of: service))
    guard !kept.isEmpty else { return exposures }
    ports.setIdentities()
    let all = Set(ports.servedIndices)
    let common = result.objectLabels
    for (position, entry) in kept.enumerated() {
      let isOwn = position == 0 && !entry.indices.isEmpty
      guard case .map(var root) = entry.object.node, case .map(var spec)? = root["spec"] else { continue }
      var arguments: [Argument] = []
      let type = Self.type(&spec)
      arguments.append(Argument("as", type))
      if Set(entry.indices) != all {
        arguments.append(Argument("ports", .list(entry.indices.map { .text(ports.identity($0)) })))
      }
      var metadata = root["metadata"]?.map ?? NodeMap()
      let found = metadata.textMap(MetadataField.labels) ?? []
      let labels = found.without(common)
      _ = metadata.take(MetadataField.labels)
      if let pairs = metadata.takeTextMap(MetadataField.annotations), !pairs.isEmpty {
        if isOwn {
          exposures.modifiers.append(Call(".serviceAnnotations", [Argument(nil, .texts(pairs))]))
        } else {
          arguments.append(Argument("annotations", .texts(pairs)))
        }
      }
      if !labels.isEmpty {
        if isOwn {
          exposures.modifiers.append(Call(".serviceLabels", [Argument(nil, .texts(labels))]))
        } else {
          arguments.append(Argument("labels", .texts(labels)))
        }
      }
      arguments += self.arguments(&spec, service)
      _ = spec.take(ServiceField.ports)
      let patchedPorts = ports.patchedPorts(entry.indices)
      if !patchedPorts.isEmpty { spec["ports"] = .list(patchedPorts) }
      root["metadata"] = metadata.isEmpty ? nil : .map(metadata)
      root["spec"] = spec.isEmpty ? nil : .map(spec)
      var rest = ObjectRest(entry.object).rest(of: root, extraLabels: [])
      rest.removeLabels(common.missing(in: found))
      if !rest.isEmpty {
        exposures.patches.append(Leftover(object: entry.object, kind: "service", rest: rest))
      }
      if isOwn {
        if entry.object.identity.name != service.name {
          exposures.modifiers.append(
            Call(".serviceNamed", [Argument(nil, .text(entry.object.identity.name))]))
        }
        let isPlain = arguments.count == 1 && type == .name(".clusterIP")
        let governing = service.workload.node["spec"]?["serviceName"]?.text
        let isHeadlessSet =
          service.kind == "StatefulSet" && type == .name(".headless") && arguments.count == 1
          && governing == entry.object.identity.name
        if isHeadlessSet { exposures.plainHeadless = entry.object.identity.name }
        let isNodePort = type == .name(".nodePort") && ports.hasNodePort && arguments.count == 1
        let isSet = service.kind == "StatefulSet"
        if !(isPlain && !isSet && !ports.hasNodePort || isHeadlessSet || isNodePort && !isSet) {
          exposures.parts.append(Call("Expose", arguments))
        }
      } else {
        exposures.parts.append(
          Call("Expose", [Argument(nil, .text(entry.object.identity.name))] + arguments))
      }
    }
    return exposures
  }

  private func arguments(_ spec: inout NodeMap, _ service: ServiceObjects) -> [Argument] {
    var arguments: [Argument] = []
    if let pairs = spec.takeTextMap(ServiceField.selector), !service.hasSelector(pairs) {
      arguments.append(Argument("selector", .texts(pairs)))
    }
    if spec[ServiceField.publishNotReadyAddresses.rawValue] == true {
      _ = spec.take(ServiceField.publishNotReadyAddresses)
      arguments.append(Argument("publishesNotReady", .flag(true)))
    }
    if spec[ServiceField.sessionAffinity.rawValue] == "ClientIP" {
      // An empty object has no effect: the API server sets the default timeout with or without it.
      if spec.peek(ServiceField.sessionAffinityConfig)?.map?.isEmpty == true {
        _ = spec.take(ServiceField.sessionAffinityConfig)
      }
      let config = spec.convert(ServiceField.sessionAffinityConfig) { node -> Int64? in
        guard node.map?.count == 1, node["clientIP"]?.map?.count == 1 else { return nil }
        return node["clientIP"]?["timeoutSeconds"]?.int
      }
      _ = spec.take(ServiceField.sessionAffinity)
      let time = config.map { [Argument("timeout", .seconds($0))] } ?? []
      arguments.append(Argument("affinity", .call(Call("ClientAffinity", time))))
    } else if spec[ServiceField.sessionAffinity.rawValue] == "None" {
      _ = spec.take(ServiceField.sessionAffinity)
    }
    if let scope = spec.convert(ServiceField.internalTrafficPolicy, Self.scope) {
      if scope != .name(".cluster") { arguments.append(Argument("internalTraffic", scope)) }
    }
    if let preference = spec.convert(ServiceField.trafficDistribution, Self.distribution) {
      arguments.append(Argument("distribution", preference))
    }
    return arguments
  }

  private static func distribution(_ node: Node) -> Expression? {
    switch node.text {
    case "PreferSameZone": .name(".preferSameZone")
    case "PreferSameNode": .name(".preferSameNode")
    case "PreferClose": .name(".preferClose")
    default: nil
    }
  }

  private static func scope(_ node: Node) -> Expression? {
    switch node.text {
    case "Cluster": .name(".cluster")
    case "Local": .name(".local")
    default: nil
    }
  }

  private static func type(_ spec: inout NodeMap) -> Expression {
    let type = spec.takeText(ServiceField.type) ?? ServiceTypeName.standard
    let external =
      type == ServiceTypeName.clusterIP ? nil : spec.convert(ServiceField.externalTrafficPolicy, scope)
    let traffic = external.map { [Argument("externalTraffic", $0)] } ?? []
    switch type {
    case ServiceTypeName.nodePort:
      return traffic.isEmpty ? .name(".nodePort") : .call(Call(".nodePort", traffic))
    case ServiceTypeName.loadBalancer:
      var options: [Argument] = []
      if let name = spec.takeText(ServiceField.loadBalancerClass) {
        options.append(Argument("className", .text(name)))
      }
      if let address = spec.takeText(ServiceField.loadBalancerIP) {
        options.append(Argument("address", .text(address)))
      }
      if let ranges = spec.takeTexts(ServiceField.loadBalancerSourceRanges), !ranges.isEmpty {
        options.append(Argument("sourceRanges", .list(ranges.map { .text($0) })))
      }
      options += traffic
      if let flag = spec.takeFlag(ServiceField.allocateLoadBalancerNodePorts) {
        options.append(Argument("allocatesNodePorts", .flag(flag)))
      }
      return options.isEmpty
        ? .name(".loadBalancer") : .make(".loadBalancer", Argument(nil, .call(Call("LoadBalancer", options))))
    default:
      if spec[ServiceField.clusterIP.rawValue] == "None" {
        _ = spec.take(ServiceField.clusterIP)
        return .name(".headless")
      }
      return .name(".clusterIP")
    }
  }
}
