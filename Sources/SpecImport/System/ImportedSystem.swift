import ManifestTree

/// A system in one profile as parts of the DSL.
struct ImportedSystem {
  var namespace: String
  /// The services in the order of the input, with the objects that they declare.
  var services: [Part] = []
  var resources: [Part] = []
  /// The parts of objects that became patches.
  var patches: [Leftover] = []
  /// The objects that are declared as they are.
  var free: [Object] = []

  /// A part with what it declares.
  struct Part {
    var name: String
    var call: Call
    var objects: [Object]
  }
}

/// Makes a system of the DSL from the objects of one profile.
struct SystemMapping {
  let objects: [Object]
  let namespace: String
  /// The objects that must stay as they are.
  var demoted: Set<ObjectIdentity> = []
  /// The objects that are declared without checks.
  var unchecked: Set<ObjectIdentity> = []

  func map() -> ImportedSystem {
    var system = ImportedSystem(namespace: namespace)
    let groups = ObjectGroups(objects, namespace: namespace, demoted: demoted)
    let names = ServiceNames(groups.services)
    var others = groups.others
    let shared = SharedMapping(namespace: namespace)
    var parts: [ImportedSystem.Part] = []
    var gateways: Set<String> = []
    var free: [Object] = []
    for object in others {
      guard !demoted.contains(object.identity), let call = shared.part(object) else {
        free.append(object)
        continue
      }
      if object.identity.kind == "Gateway" { gateways.insert(object.identity.name) }
      parts.append(.init(name: object.identity.name, call: call, objects: [object]))
    }
    others = free
    let configMaps = Set(objects.lazy.filter { $0.identity.kind == "ConfigMap" }.map(\.identity.name))
    let addresses = AddressIndex(groups.services, names, namespace: namespace)
    for service in groups.services {
      let name = names.name(of: service)
      var known = ServiceMapping.System()
      known.namespace = namespace
      known.services = addresses.names
      known.knowsConfigMap = configMaps.contains
      known.knowsGateway = { $0.contains("/") || gateways.contains($0) }
      known.call = { addresses.call(of: $1, as: $0, from: name) }
      guard let result = ServiceMapping(name: name, service: service, system: known).map() else {
        others += service.all
        continue
      }
      others += result.others
      system.patches += result.patches
      var call = result.call
      let edges = addresses.edges(of: service, named: name, declared: call)
      if !edges.isEmpty { call.children = (call.children ?? []) + edges }
      system.services.append(.init(name: name, call: call, objects: result.declared))
    }
    system.resources = parts
    for name in existingSecrets(among: groups.services) {
      system.resources.append(
        .init(name: name, call: Call("Secret", [Argument("existing", .text(name))]), objects: []))
    }
    for object in others {
      system.free.append(object)
      var call = Self.object(object, in: namespace)
      if unchecked.contains(object.identity) { call.arguments.append(Argument("validated", .flag(false))) }
      system.resources.append(.init(name: object.identity.name, call: call, objects: [object]))
    }
    return system
  }

  /// An object as YAML text, without what the app adds.
  private static func object(_ object: Object, in namespace: String) -> Call {
    var node = object.node
    if case .map(var root) = node, case .map(var metadata)? = root["metadata"] {
      if metadata["namespace"]?.text == namespace { metadata["namespace"] = nil }
      root["metadata"] = .map(metadata)
      root["status"] = nil
      node = .map(root)
    }
    return Call("Object", [Argument(nil, .text(node.yaml))])
  }

  /// The Secrets that workloads refer to and that are not among the objects.
  private func existingSecrets(among services: [ServiceObjects]) -> [String] {
    let known = Set(objects.lazy.filter { $0.identity.kind == "Secret" }.map(\.identity.name))
    var names: [String] = []
    var seen = known
    for service in services {
      for name in service.workload.node.secretNames where seen.insert(name).inserted { names.append(name) }
    }
    return names
  }
}

extension Node {
  /// The names of the Secrets that a workload refers to, in order.
  fileprivate var secretNames: [String] {
    switch self {
    case .list(let list): list.flatMap(\.secretNames)
    case .map(let map):
      map.entries.flatMap { entry -> [String] in
        switch entry.key {
        case "secretKeyRef", "secretRef", "nodePublishSecretRef": entry.value["name"]?.text.map { [$0] } ?? []
        case "secret": (entry.value["secretName"] ?? entry.value["name"])?.text.map { [$0] } ?? []
        default: entry.value.secretNames
        }
      }
    case .null, .bool, .int, .double, .string: []
    }
  }
}
