import KubernetesFacts
import ManifestTree

/// The facts about the service and the system that the mapping of a container depends on.
struct ContainerContext {
  /// Returns the call whose address is the value of a variable; nil if the value is not an address.
  var call: (_ variable: String, _ value: String) -> Call? = { _, _ in nil }
  /// The mounts that the declarations of their volumes contain, as `volume path`; they get no ``Mount`` parts.
  var foldedMounts: Set<String> = []
  /// The volumes that the service declares.
  var volumes: Set<String> = []
  /// Parts for the ports of this container.
  var ports: [Call] = []
  /// The defaults that Portolan renders for the service without a declaration.
  var defaults: Set<RenderedDefault> = []
  /// Whether the spec may declare all that the API server accepts, such as a volume that no container uses.
  var isExact = true
  /// The users and relaxations of the hardened containers, by their names.
  var security: [String: [Call]] = [:]
}

/// The parts of a container.
struct ContainerMapping {
  let context: ContainerContext

  /// The parts for the fields of a container.
  ///
  /// Fields with a part are removed from the container, and other fields are kept. The caller reads the container's name, image, and ports.
  func parts(of container: inout NodeMap) -> [Call] {
    var parts: [Call] = []
    if let policy = container.convert(ContainerField.imagePullPolicy, Self.pullPolicy) {
      parts.append(policy)
    }
    if let words = container.takeTexts(ContainerField.command), !words.isEmpty {
      parts.append(Call("Command", words.map { Argument(nil, .text($0)) }))
    }
    if let words = container.takeTexts(ContainerField.args), !words.isEmpty {
      parts.append(Call("Args", words.map { Argument(nil, .text($0)) }))
    }
    if let path = container.takeText(ContainerField.workingDir) {
      parts.append(Call("WorkingDirectory", [Argument(nil, .text(path))]))
    }
    parts += context.ports
    let probes = ProbeMapping(
      ports: context.ports, rendersTimings: context.defaults.contains(.probeTimings))
    for (field, purpose) in [
      (ContainerField.startupProbe, "startup"), (.readinessProbe, "readiness"), (.livenessProbe, "liveness"),
    ] {
      if let probe = container.convert(field, { probes.probe(purpose, $0) }) { parts.append(probe) }
    }
    parts += environment(of: &container)
    if let resources = container.convert(ContainerField.resources, Self.resources) {
      if !resources.part.arguments.isEmpty { parts.append(resources.part) }
      if !resources.rest.isEmpty { container[ContainerField.resources.rawValue] = .map(resources.rest) }
    }
    parts += mounts(of: &container)
    if let hooks = container.convert(ContainerField.lifecycle, probes.hooks) { parts += hooks }
    parts += streams(of: &container)
    if let name = container["name"]?.text, let security = context.security[name] { parts += security }
    if let security = container.convert(ContainerField.securityContext, SecurityMapping.container) {
      parts.append(security)
    }
    return parts
  }

  private static func pullPolicy(_ node: Node) -> Call? {
    switch node.text {
    case "Always": Call("ImagePullPolicy.always", statement: ())
    case "IfNotPresent": Call("ImagePullPolicy.ifNotPresent", statement: ())
    case "Never": Call("ImagePullPolicy.never", statement: ())
    default: nil
    }
  }

  // MARK: Environment

  private func environment(of container: inout NodeMap) -> [Call] {
    var parts: [Call] = []
    // A patch would replace the whole list, so the list is converted completely or not at all.
    if let all = container.convert(
      ContainerField.envFrom,
      { node -> [Call]? in
        let list = node.list ?? []
        let found = list.compactMap { $0.map.flatMap(envFrom) }
        return found.count == list.count ? found : nil
      })
    {
      parts += all
    }
    let list = container[ContainerField.env.rawValue]?.list ?? []
    let usesOthers = list.contains { $0["value"]?.text?.contains("$(") ?? false }
    let names = list.compactMap { $0["name"]?.text }
    guard Set(names).count == list.count else { return parts }
    container.takeItems(ContainerField.env) { item in
      guard let part = env(item, infersCalls: !usesOthers) else { return false }
      parts.append(part)
      return true
    }
    return parts
  }

  private func env(_ item: NodeMap, infersCalls: Bool) -> Call? {
    var rest = item
    guard let name = rest.takeText(EnvField.name), !name.isEmpty else { return nil }
    let first = Argument(nil, .text(name))
    if let source = rest.take(EnvField.valueFrom)?.map {
      guard rest.isEmpty, let arguments = source.only.flatMap(source(of:)) else { return nil }
      return Call("Env", [first] + arguments)
    }
    let value = rest.takeText(EnvField.value)
    guard rest.isEmpty else { return nil }
    if let value, infersCalls, let call = context.call(name, value) { return call }
    return Call("Env", [first, Argument(nil, .text(value ?? ""))])
  }

  private func source(of entry: NodeMap.Entry) -> [Argument]? {
    guard let field = EnvSourceField(rawValue: entry.key), case .map(var map) = entry.value else {
      return nil
    }
    switch field {
    case .secretKeyRef, .configMapKeyRef:
      guard let name = map.remove(ReferenceField.name)?.text, let key = map.remove(ReferenceField.key)?.text
      else { return nil }
      guard let optional = map.takeOptional(), map.isEmpty else { return nil }
      return [
        Argument(field == .secretKeyRef ? "secret" : "configMap", .text(name)), Argument("key", .text(key)),
      ] + optional
    case .fieldRef:
      guard let path = map.remove(FieldSelectorField.fieldPath)?.text else { return nil }
      if map["apiVersion"] == "v1" { map["apiVersion"] = nil }
      return map.isEmpty ? [Argument("field", .text(path))] : nil
    case .resourceFieldRef:
      guard let resource = map.remove(ResourceSelectorField.resource)?.text else { return nil }
      var arguments = [Argument("resource", .text(resource))]
      if let container = map.remove(ResourceSelectorField.containerName)?.text {
        arguments.append(Argument("of", .text(container)))
      }
      if let divisor = map.remove(ResourceSelectorField.divisor)?.plainText, divisor != "0" {
        arguments.append(Argument("divisor", .text(divisor)))
      }
      return map.isEmpty ? arguments : nil
    }
  }

  private func envFrom(_ item: NodeMap) -> Call? {
    var rest = item
    let prefix = rest.takeText(EnvFromField.prefix)
    guard let entry = rest.only, let field = EnvFromField(rawValue: entry.key),
      case .map(var map) = entry.value,
      let name = map.remove(ReferenceField.name)?.text
    else { return nil }
    guard let optional = map.takeOptional(), map.isEmpty else { return nil }
    var arguments = [Argument(field == .secretRef ? "secret" : "configMap", .text(name))]
    if let prefix, !prefix.isEmpty { arguments.append(Argument("prefix", .text(prefix))) }
    return Call("EnvFrom", arguments + optional)
  }

  // MARK: Resources and mounts

  private static func resources(_ node: Node) -> (part: Call, rest: NodeMap)? {
    guard case .map(var map) = node else { return nil }
    let requests = amounts(map.take(ResourcesField.requests))
    let limits = amounts(map.take(ResourcesField.limits))
    guard map.isEmpty, var requests, var limits, !requests.isEmpty || !limits.isEmpty else { return nil }
    var arguments: [Argument] = []
    for (name, label) in [
      (ResourceName.cpu, "cpu"), (ResourceName.memory, "memory"),
      (ResourceName.ephemeralStorage, "ephemeralStorage"),
    ] {
      let (request, limit) = (requests.removeValue(forKey: name), limits.removeValue(forKey: name))
      switch (request, limit) {
      case (nil, nil): break
      case (let request?, let limit?) where request == limit:
        arguments.append(Argument(label, .make(".exactly", Argument(nil, .text(request)))))
      case (let request?, let limit?):
        arguments.append(
          Argument(label, .make(".request", Argument(nil, .text(request)), Argument("limit", .text(limit)))))
      case (let request?, nil):
        arguments.append(Argument(label, .make(".request", Argument(nil, .text(request)))))
      case (nil, let limit?): arguments.append(Argument(label, .make(".limit", Argument(nil, .text(limit)))))
      }
    }
    // Extended resources are converted if they have a limit, and no request or an equal one; others are kept for a patch.
    let exact = limits.filter { requests[$0.key] == $0.value }
    let limited = limits.filter { requests[$0.key] == nil }
    for (label, amounts) in [("extended", exact), ("extendedLimits", limited)] where !amounts.isEmpty {
      arguments.append(Argument(label, .texts(amounts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })))
    }
    var rest = NodeMap()
    requests = requests.filter { exact[$0.key] == nil }
    limits = limits.filter { exact[$0.key] == nil && limited[$0.key] == nil }
    for (key, amounts) in [("requests", requests), ("limits", limits)] where !amounts.isEmpty {
      let entries = amounts.sorted { $0.key < $1.key }.map { NodeMap.Entry($0.key, .string($0.value)) }
      rest[key] = .map(NodeMap(uniqueEntries: entries))
    }
    return (Call("Resources", arguments), rest)
  }

  private static func amounts(_ node: Node?) -> [String: String]? {
    guard let node else { return [:] }
    guard case .map(let map) = node else { return nil }
    var amounts: [String: String] = [:]
    for entry in map {
      guard let text = entry.value.plainText, entry.value != .null else { return nil }
      amounts[entry.key] = text
    }
    return amounts
  }

  private func mounts(of container: inout NodeMap) -> [Call] {
    var parts: [Call] = []
    container.takeItems(ContainerField.volumeMounts) { item in
      var rest = item
      guard let arguments = Self.mount(&rest), rest.isEmpty, let name = item["name"]?.text,
        context.volumes.contains(name)
      else {
        return false
      }
      if !context.foldedMounts.contains("\(name) \(item["mountPath"]?.text ?? "")") {
        parts.append(Call("Mount", [Argument(nil, .text(name))] + arguments))
      }
      return true
    }
    return parts
  }

  /// The arguments of a mount, without the volume's name.
  static func mount(_ rest: inout NodeMap) -> [Argument]? {
    guard rest.takeText(MountField.name) != nil, let path = rest.takeText(MountField.mountPath) else {
      return nil
    }
    var arguments = [Argument("at", .text(path))]
    if let subPath = rest.takeText(MountField.subPath), !subPath.isEmpty {
      arguments.append(Argument("subPath", .text(subPath)))
    }
    if let expression = rest.takeText(MountField.subPathExpr), !expression.isEmpty {
      arguments.append(Argument("subPathExpression", .text(expression)))
    }
    if rest.takeFlag(MountField.readOnly) == true { arguments.append(Argument("readOnly", .flag(true))) }
    switch rest.takeText(MountField.mountPropagation) {
    case nil, "None": break
    case "HostToContainer": arguments.append(Argument("propagation", .name(".hostToContainer")))
    // The spec accepts `Bidirectional` only in a privileged container, and this function does not know the container.
    default: return nil
    }
    return arguments
  }
}
