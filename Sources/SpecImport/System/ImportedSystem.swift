import KubernetesFacts
import ManifestTree

/// A system in one profile as parts of the DSL.
struct ImportedSystem {
  var namespace: String
  /// The services in the order of the input, with the objects that they declare.
  var services: [DeclaringCall] = []
  var resources: [DeclaringCall] = []
  /// The experiments that test the system.
  var experiments: [DeclaringCall] = []
  /// The parts of objects that became patches.
  var patches: [Leftover] = []
  /// The objects that are declared unchanged with `Object`.
  var free: [Object] = []
}

/// A part of the spec with the objects that it declares.
struct DeclaringCall {
  var name: String
  var call: Call
  var objects: [Object]
}

/// Converts the objects of one profile to parts of the DSL.
struct SystemMapping {
  let objects: [Object]
  let namespace: String
  /// The objects that must be declared unchanged with `Object`.
  let demoted: Set<ObjectIdentity>
  /// The objects that are declared without checks.
  let unchecked: Set<ObjectIdentity>
  /// The defaults that the declarations of workloads must not use.
  let exact: [ObjectIdentity: Set<RenderedDefault>]
  private var groups: ObjectGroups
  private let names: ServiceNames

  /// Groups the objects of a profile.
  init(_ profile: ImportRequest.Profile, _ request: ImportRequest, _ traits: AppTraits) {
    objects = profile.objects
    namespace = profile.namespace
    demoted = request.demoted
    unchecked = request.unchecked
    exact = request.exact
    groups = ObjectGroups(objects, namespace: namespace, demoted: request.demoted, traits)
    names = ServiceNames(groups.services, traits)
    groups.splitSharedRoutes(traits, names, namespace: namespace)
  }

  var services: [ServiceObjects] { groups.services }

  /// The objects that parts of the app declare.
  var sharedObjects: [Object] {
    let shared = SharedMapping(namespace: namespace)
    return groups.others.filter { object in
      var unlabeled = object
      unlabeled.change(["metadata"]) { $0[MetadataField.labels.rawValue] = nil }
      return !demoted.contains(object.identity) && shared.part(unlabeled) != nil
    }
  }

  /// For each service, the defaults with which its objects may have been rendered.
  func conformities(_ traits: AppTraits) -> [Set<RenderedDefault>] {
    let configuration = Set(
      objects.lazy.filter { ["ConfigMap", "Secret"].contains($0.identity.kind) }.map(\.identity.name))
    return groups.services.map { service in
      Conformity(traits: traits, service: service, configuration: configuration).defaults
        .subtracting(exact[service.workload.identity] ?? [])
    }
  }

  func map(_ traits: AppTraits, profile: String, _ files: inout SpecFiles) -> ImportedSystem {
    var system = ImportedSystem(namespace: namespace)
    var others = groups.others
    var shared = SharedMapping(namespace: namespace)
    shared.labels = traits.sharedLabels
    shared.ownLabels = traits.labels.all
    let conformities = conformities(traits)
    let addresses = AddressIndex(
      groups.services, names, traits, namespace: namespace, others: groups.others)
    shared.serviceSelectedBy = addresses.service(selectedBy:)
    var parts: [DeclaringCall] = []
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
    parts = shared.joiningDenials(parts)
    let originals = Dictionary(objects.map { ($0.identity, $0) }, uniquingKeysWith: { first, _ in first })
    var calls: [PolicyCalls] = []
    var callers: [String: Set<String>] = [:]
    for service in groups.services {
      let found = PolicyCalls(service, named: names.name(of: service), addresses, namespace: namespace)
      for callee in found.services { callers[callee, default: []].insert(names.name(of: service)) }
      calls.append(found)
    }
    let experiments = ExperimentMapping(
      configMaps: named("ConfigMap"), access: named("Role", "RoleBinding"),
      services: Dictionary(
        groups.services.filter { $0.kind == "Deployment" }.map { ($0.name, names.name(of: $0)) },
        uniquingKeysWith: { first, _ in first }))
    var tested: Set<ObjectIdentity> = []
    for (position, original) in groups.services.enumerated() {
      let name = names.name(of: original)
      let defaults = traits.defaults.intersection(conformities[position])
      var service = original
      var unadopted: [Object] = []
      if !defaults.contains(.policies) {
        unadopted = service.policies
        service.policies = []
      }
      service.strip(traits, defaults, specName: name)
      var known = ServiceMapping.System()
      known.namespace = namespace
      known.services = addresses.names
      known.knowsGateway = { $0.contains("/") || gateways.contains($0) }
      known.traits = traits
      known.index = addresses
      known.callers = callers[name] ?? []
      if defaults.contains(.policies) { known.calls = calls[position] }
      let inferred = known.calls
      known.call = { variable, value in
        inferred?.hostCall(of: value, as: variable)
          ?? addresses.call(of: value, as: variable, from: name).flatMap { call in
            guard let inferred, let callee = call.callee else { return call }
            return inferred.services.contains(callee) ? call : nil
          }
      }
      guard
        var result = ServiceMapping(name: name, service: service, system: known, defaults: defaults).map()
      else {
        others += original.all
        continue
      }
      others += (result.others + unadopted).map { originals[$0.identity] ?? $0 }
      system.patches += result.patches
      let edges =
        inferred?.edges(declared: result.call)
        ?? addresses.edges(of: service, named: name, declared: result.call)
      if !edges.isEmpty { result.call.children = (result.call.children ?? []) + edges }
      let part = DeclaringCall(name: name, call: result.call, objects: result.declared)
      if result.patches.isEmpty, exact[original.workload.identity]?.isEmpty ?? true,
        var experiment = experiments.experiment(of: part, original)
      {
        tested.formUnion(experiment.objects.map(\.identity))
        for file in experiment.files {
          let path = files.add(file.text, at: file.path, in: profile)
          experiment.call = experiment.call.replacingText(file.path, with: path)
        }
        system.experiments.append(.init(name: name, call: experiment.call, objects: experiment.objects))
      } else {
        system.services.append(part)
      }
    }
    others.removeAll { tested.contains($0.identity) }
    parts.removeAll { $0.objects.contains { tested.contains($0.identity) } }
    system.resources = parts
    for kind in ["ConfigMap", "Secret"] {
      for name in existing(kind, among: groups.services) {
        system.resources.append(
          .init(name: name, call: Call(kind, [Argument("existing", .text(name))]), objects: []))
      }
    }
    for object in others {
      system.free.append(object)
      var call = Self.object(object, in: namespace)
      if unchecked.contains(object.identity) { call.arguments.append(Argument("validated", .flag(false))) }
      system.resources.append(.init(name: object.identity.name, call: call, objects: [object]))
    }
    return system
  }

  /// The objects of some kinds of the core group and RBAC by name; by `kind/name` for several kinds.
  private func named(_ kinds: String...) -> [String: Object] {
    let found = objects.filter {
      kinds.contains($0.identity.kind)
        && [APIGroup.core, APIGroup.rbac].contains($0.identity.group)
        && ($0.identity.namespace ?? namespace) == namespace
    }
    return Dictionary(
      found.map { (kinds.count == 1 ? $0.identity.name : "\($0.identity.kind)/\($0.identity.name)", $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// An object as YAML text, without the fields that the app adds.
  private static func object(_ object: Object, in namespace: String) -> Call {
    var node = object.node
    if case .map(var root) = node, case .map(var metadata)? = root["metadata"] {
      // The declared form of an object from a dump has no namespace in its metadata.
      let own = object.identity.namespace
      metadata["namespace"] = own == nil || own == namespace ? nil : .string(own ?? "")
      root["metadata"] = .map(metadata)
      root["status"] = nil
      node = .map(root)
    }
    return Call("Object", [Argument(nil, .text(node.yaml))])
  }

  /// The ConfigMaps or Secrets that workloads refer to and that are not among the objects.
  private func existing(_ kind: String, among services: [ServiceObjects]) -> [String] {
    var seen = Set(objects.lazy.filter { $0.identity.kind == kind }.map(\.identity.name))
    if kind == "ConfigMap" { seen.formUnion(ClusterConfigMap.keys.keys) }
    return services.flatMap { $0.workload.node.references(to: kind) }.filter { seen.insert($0).inserted }
  }
}

extension Node {
  /// The names of the ConfigMaps or Secrets that a workload requires, in order.
  fileprivate func references(to kind: String) -> [String] {
    switch self {
    case .list(let list): list.flatMap { $0.references(to: kind) }
    case .map(let map):
      map.entries.flatMap { entry -> [String] in
        switch (kind, entry.key) {
        case ("Secret", "secretKeyRef"), ("Secret", "secretRef"), ("Secret", "nodePublishSecretRef"),
          ("ConfigMap", "configMapKeyRef"), ("ConfigMap", "configMapRef"), ("ConfigMap", "configMap"):
          entry.value.requiredName("name")
        case ("Secret", "secret"): entry.value.requiredName("secretName") + entry.value.requiredName("name")
        default: entry.value.references(to: kind)
        }
      }
    case .null, .bool, .int, .double, .string: []
    }
  }

  /// The name in a reference, unless the object is optional.
  private func requiredName(_ key: String) -> [String] {
    self["optional"] == true ? [] : self[key]?.text.map { [$0] } ?? []
  }
}
