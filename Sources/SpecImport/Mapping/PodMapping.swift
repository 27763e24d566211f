import KubernetesFacts
import ManifestTree

/// The parts and modifiers of a pod.
struct PodMapping {
  var context: ContainerContext
  let selector: [(String, String)]
  var serviceSelectedBy: ([(String, String)]) -> String? = { _ in nil }
  /// The ports of each container, by its name.
  var ports: [String: [Call]]

  struct Result {
    var image = ""
    var containerName = ""
    var parts: [Call] = []
    var modifiers: [Call] = []
  }

  /// Converts the fields of a pod, and removes those that have a part; nil if the first container has no name or image.
  func map(_ pod: inout NodeMap, claims: [(name: String, arguments: [Argument])]) -> Result? {
    guard case .list(let containers)? = pod[PodField.containers.rawValue],
      case .map(var main)? = containers.first, let name = main["name"]?.text, let image = main["image"]?.text
    else { return nil }
    var result = Result(image: image, containerName: name)
    let folded = foldedMounts(main, pod: pod, claims: claims)
    let volumes = volumes(of: &pod, folded: folded.arguments, claims: Set(claims.map(\.name)))
    let known = Set(volumes.map(\.title) + claims.map(\.name))
    var context = context
    context.foldedMounts = folded.mounts.filter { mount in known.contains { mount.hasPrefix("\($0) ") } }
    context.volumes = known
    context.ports = ports[name] ?? []
    result.parts = ContainerMapping(context: context).parts(of: &main)
    result.parts += volumes
    result.parts += claims.map { claim in
      Call(
        "ClaimTemplate",
        [Argument(nil, .text(claim.name))] + claim.arguments.filter { !$0.isMetadata }
          + (folded.arguments[claim.name] ?? []) + claim.arguments.filter(\.isMetadata))
    }
    var rest: [Node] = []
    main.dropNamed(keeping: "name", &rest)
    for container in containers.dropFirst() {
      guard case .map(var map) = container,
        let part = extraContainer("Sidecar", &map, known, [Argument("native", .flag(false))])
      else {
        rest.append(container)
        continue
      }
      result.parts.append(part)
      map.dropNamed(keeping: "name", &rest)
    }
    pod[PodField.containers.rawValue] = rest.isEmpty ? nil : .list(rest)
    result.parts += initContainers(of: &pod, known)
    result.modifiers = settings(of: &pod)
    return result
  }

  private func extraContainer(
    _ part: String, _ map: inout NodeMap, _ volumes: Set<String>, _ arguments: [Argument] = []
  ) -> Call? {
    guard let name = map["name"]?.text, let image = map["image"]?.text else { return nil }
    var context = context
    context.ports = ports[name] ?? []
    context.foldedMounts = []
    context.volumes = volumes
    let parts = ContainerMapping(context: context).parts(of: &map)
    return Call(part, [Argument(nil, .text(name)), Argument("image", .text(image))] + arguments, parts)
  }

  private func initContainers(of pod: inout NodeMap, _ volumes: Set<String>) -> [Call] {
    guard case .list(let list)? = pod[PodField.initContainers.rawValue] else { return [] }
    let isSidecar = list.map(\.isNativeSidecar)
    // The DSL renders init containers before native sidecars.
    guard let firstSidecar = isSidecar.firstIndex(of: true) ?? isSidecar.indices.last.map({ $0 + 1 }),
      isSidecar[firstSidecar...].allSatisfy({ $0 })
    else { return [] }
    var calls: [Call] = []
    var rest: [Node] = []
    for (position, item) in list.enumerated() {
      guard case .map(var map) = item, map["name"]?.text != nil, map["image"]?.text != nil else { return [] }
      if isSidecar[position] { map[ContainerField.restartPolicy.rawValue] = nil }
      guard let call = extraContainer(isSidecar[position] ? "Sidecar" : "InitContainer", &map, volumes) else {
        return []
      }
      calls.append(call)
      map.dropNamed(keeping: "name", &rest)
    }
    pod[PodField.initContainers.rawValue] = rest.isEmpty ? nil : .list(rest)
    return calls
  }

  // MARK: Volumes

  /// The mounts of the main container that are declared with their volume: the last one of each volume.
  private func foldedMounts(
    _ container: NodeMap, pod: NodeMap, claims: [(name: String, arguments: [Argument])]
  ) -> (mounts: Set<String>, arguments: [String: [Argument]]) {
    let claimNames = Set(claims.map(\.name))
    let volumes = Set((pod["volumes"]?.list ?? []).compactMap { $0["name"]?.text })
    var mounts: Set<String> = []
    var arguments: [String: [Argument]] = [:]
    // Parts for other mounts of a volume precede the volume, so its last mount is written with it.
    for item in (container[ContainerField.volumeMounts.rawValue]?.list ?? []).reversed() {
      guard case .map(var map) = item, let name = map["name"]?.text, let path = map["mountPath"]?.text,
        arguments[name] == nil, volumes.contains(name) || claimNames.contains(name),
        let parsed = ContainerMapping.mount(&map), map.isEmpty
      else { continue }
      let labels = Set(parsed.compactMap(\.label))
      guard
        labels.isSubset(of: claimNames.contains(name) ? ["at", "subPath"] : ["at", "subPath", "readOnly"])
      else {
        continue
      }
      mounts.insert("\(name) \(path)")
      arguments[name] = parsed
    }
    return (mounts, arguments)
  }

  /// - Parameter claims: the names of claim templates, whose volumes replace volumes of the pod with the same names.
  private func volumes(
    of pod: inout NodeMap, folded: [String: [Argument]], claims: Set<String>
  ) -> [Call] {
    let containers = ContainerList.all.flatMap { pod[$0]?.list ?? [] }
    let mounted = Set(containers.flatMap { $0["volumeMounts"]?.list ?? [] }.compactMap { $0["name"]?.text })
    var calls: [Call] = []
    pod.takeItems(PodField.volumes) { item in
      var rest = item
      guard let name = rest.takeText(VolumeField.name), !claims.contains(name),
        mounted.contains(name) || context.isExact
      else { return false }
      let source: Expression?
      if let entry = rest.only, let field = VolumeField(rawValue: entry.key) {
        source = VolumeMapping.source(field, entry.value)
      } else {
        source = rest.isEmpty ? .name(".emptyDir") : nil
      }
      guard let source else { return false }
      calls.append(
        Call("Volume", [Argument(nil, .text(name)), Argument(nil, source)] + (folded[name] ?? [])))
      return true
    }
    return calls
  }

  // MARK: Settings

  private func settings(of pod: inout NodeMap) -> [Call] {
    var calls: [Call] = PlacementMapping(
      selector: selector, serviceSelectedBy: serviceSelectedBy
    ).modifiers(of: &pod)
    func add(_ name: String, _ arguments: Argument...) { calls.append(Call(name, arguments)) }
    if let name = pod.takeText(PodField.priorityClassName) { add(".priority", Argument(nil, .text(name))) }
    if let name = pod.takeText(PodField.runtimeClassName) { add(".runtimeClass", Argument(nil, .text(name))) }
    if let name = pod.takeText(PodField.schedulerName), name != PodDefaults.scheduler {
      add(".scheduled", Argument("by", .text(name)))
    }
    if let names = pod.convert(PodField.imagePullSecrets, Self.names) {
      calls.append(Call(".imagePullSecrets", names.map { Argument(nil, .text($0)) }))
    }
    if let aliases = pod.convert(PodField.hostAliases, Self.aliases) {
      calls.append(Call(".hostAliases", aliases.map { Argument(nil, $0) }))
    }
    if let policy = pod.convert(PodField.dnsPolicy, Self.dnsPolicy) {
      add(".dnsPolicy", Argument(nil, policy))
    }
    if let arguments = pod.convert(PodField.dnsConfig, Self.dnsConfig) {
      calls.append(Call(".dnsConfig", arguments))
    }
    if let name = pod.takeText(PodField.hostname) {
      var call = Call(".hostname", [Argument(nil, .text(name))])
      if let domain = pod.takeText(PodField.subdomain) {
        call.arguments.append(Argument("subdomain", .text(domain)))
      }
      calls.append(call)
    } else if let domain = pod.takeText(PodField.subdomain) {
      add(".hostname", Argument(nil, .null), Argument("subdomain", .text(domain)))
    }
    if let gates = pod.convert(PodField.readinessGates, { Self.names($0, key: "conditionType") }) {
      calls.append(Call(".readinessGates", gates.map { Argument(nil, .text($0)) }))
    }
    if let seconds = pod.takeInt(PodField.terminationGracePeriodSeconds) {
      add(".terminationGracePeriod", Argument(nil, .seconds(seconds)))
    }
    if pod[PodField.shareProcessNamespace.rawValue] == true {
      pod[PodField.shareProcessNamespace.rawValue] = nil
      add(".shareProcessNamespace")
    }
    if let flag = pod.takeFlag(PodField.enableServiceLinks) {
      add(".serviceLinks", Argument(nil, .flag(flag)))
    }
    if let flag = pod.takeFlag(PodField.automountServiceAccountToken) {
      add(".automountServiceAccountToken", Argument(nil, .flag(flag)))
    }
    if let modifiers = pod.convert(PodField.securityContext, SecurityMapping.pod) { calls += modifiers }
    return calls
  }

  /// The relaxations with which pods share namespaces of the node, as parts of the main container.
  static func relaxations(of pod: inout NodeMap) -> [Call] {
    let kinds: [(PodField, String)] = [
      (.hostNetwork, ".hostNetwork"), (.hostPID, ".hostProcesses"), (.hostIPC, ".hostIPC"),
    ]
    return kinds.compactMap { field, kind in
      guard pod[field.rawValue] == true else { return nil }
      pod[field.rawValue] = nil
      return Call("Relax", [Argument(nil, .name(kind)), Argument("because", .text("as imported"))])
    }
  }

  static func names(_ node: Node) -> [String]? { names(node, key: "name") }

  private static func names(_ node: Node, key: String) -> [String]? {
    guard let list = node.list, !list.isEmpty else { return nil }
    let names = list.compactMap { item in item.map?.count == 1 ? item[key]?.text : nil }
    return names.count == list.count ? names : nil
  }

  private static func aliases(_ node: Node) -> [Expression]? {
    guard let list = node.list, !list.isEmpty else { return nil }
    var aliases: [Expression] = []
    for item in list {
      guard item.map?.count == 2, let address = item["ip"]?.text,
        let names = item["hostnames"].flatMap(SecurityMapping.texts)
      else { return nil }
      aliases.append(.call(Call("HostAlias", ([address] + names).map { Argument(nil, .text($0)) })))
    }
    return aliases
  }

  private static func dnsPolicy(_ node: Node) -> Expression? {
    switch node.text {
    case "ClusterFirst": .name(".clusterFirst")
    case "ClusterFirstWithHostNet": .name(".clusterFirstWithHostNet")
    case "Default": .name(".nodeDefault")
    case "None": .name(".none")
    default: nil
    }
  }

  private static func dnsConfig(_ node: Node) -> [Argument]? {
    guard case .map(var map) = node else { return nil }
    var arguments: [Argument] = []
    for key in ["nameservers", "searches"] {
      guard let list = map.remove(key) else { continue }
      guard let texts = SecurityMapping.texts(list) else { return nil }
      arguments.append(Argument(key, .list(texts.map { .text($0) })))
    }
    if let options = map.remove(DNSConfigField.options) {
      guard let pairs = options.list?.namedValues else { return nil }
      arguments.append(Argument("options", .texts(pairs)))
    }
    return map.isEmpty ? arguments : nil
  }
}

extension NodeMap {
  /// Removes the key and the image of an item; if other fields remain, appends them with the key to the rest of the list.
  mutating func dropNamed(keeping key: String, _ rest: inout [Node]) {
    let name = self[key]
    self[key] = nil
    self["image"] = nil
    guard !isEmpty, let name else { return }
    rest.append(.map(NodeMap(uniqueEntries: [Entry(key, name)] + entries)))
  }
}

extension Argument {
  /// Whether the map sets labels or annotations.
  fileprivate var isMetadata: Bool { label == "labels" || label == "annotations" }
}
