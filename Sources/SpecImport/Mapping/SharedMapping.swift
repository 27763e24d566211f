import KubernetesFacts
import ManifestTree

/// Objects of the whole system as parts of the app.
struct SharedMapping {
  let namespace: String
  /// The labels that the app sets on all objects.
  var labels: [(String, String)] = []
  /// The labels that the app sets on all objects that do not declare another value.
  var ownLabels: [(String, String)] = []
  /// The service whose pods a selector selects.
  var serviceSelectedBy: ([(String, String)]) -> String? = { _ in nil }

  /// The part for an object; nil if only an `Object` can declare it.
  func part(_ object: Object) -> Call? {
    var object = object
    let text = object.allowances
    let allowances = text.flatMap(Call.allowances)
    object.change("metadata", "annotations") { if allowances != nil { $0[PortolanKey.allow] = nil } }
    if !labels.isEmpty {
      let found = object.node["metadata"]?["labels"]?.textPairs ?? []
      guard labels.allSatisfy({ label in found.contains { $0 == label } }) else { return nil }
      object.strip(labels: labels)
    }
    if !ownLabels.isEmpty {
      guard ownLabels.missing(in: ServiceLabels.labels(of: object)).isEmpty else { return nil }
      object.strip(labels: ownLabels)
    }
    guard var call = plainPart(object) else { return nil }
    // A service's PeerAuthentication has the service's allowances.
    if !call.arguments.contains(where: { $0.label == "for" }) { call.modifiers += allowances ?? [] }
    return call
  }

  /// The parts, with a single part in place of the parts for the two policies that deny all traffic by default.
  func joiningDenials(_ parts: [DeclaringCall]) -> [DeclaringCall] {
    let denials = parts.filter { $0.call.name == "DenyByDefault" }
    guard denials.count == 2, let first = parts.firstIndex(where: { $0.call.name == "DenyByDefault" }),
      denials.allSatisfy({ $0.call.modifiers.isEmpty })
    else { return parts }
    var joined = parts.filter { $0.call.name != "DenyByDefault" }
    joined.insert(
      .init(
        name: PortolanDefaults.denialName, call: Call("DenyByDefault"), objects: denials.flatMap(\.objects)),
      at: min(first, joined.count))
    return joined
  }

  /// The part for an object without the labels of the app; nil if only an `Object` can declare it.
  private func plainPart(_ object: Object) -> Call? {
    guard case .map(var root) = object.node, (object.identity.namespace ?? namespace) == namespace else {
      return nil
    }
    root["apiVersion"] = nil
    root["kind"] = nil
    guard case .map(var metadata)? = root.remove("metadata") else { return nil }
    for field in [MetadataField.name, .namespace] { _ = metadata.take(field) }
    metadata["creationTimestamp"] = nil
    let name = Argument(nil, .text(object.identity.name))
    switch object.identity.groupKind {
    case .configMap:
      guard let labeled = VolumeMapping.metadata(metadata) else { return nil }
      let data = root.takeTextMap(ConfigMapField.data) ?? []
      let binaryData = root.takeTextMap(ConfigMapField.binaryData) ?? []
      let immutable = root.takeFlag(ConfigMapField.immutable) == true
      guard root.isEmpty else { return nil }
      return Call(
        "ConfigMap",
        [name, Argument(nil, .texts(data))]
          + (binaryData.isEmpty ? [] : [Argument("binaryData", .texts(binaryData))])
          + (immutable ? [Argument("immutable", .flag(true))] : [])
          + labeled)
    case .persistentVolumeClaim:
      guard let labeled = VolumeMapping.metadata(metadata),
        let claim = VolumeMapping.claim(root.remove("spec")),
        root.isEmpty
      else { return nil }
      return Call("PersistentVolumeClaim", [name] + claim + labeled)
    case .namespace where object.identity.name == namespace:
      if root["spec"]?.map?.isEmpty ?? true { root["spec"] = nil }
      guard let labeled = VolumeMapping.metadata(metadata), root.isEmpty else { return nil }
      return Call("Namespace", labeled)
    case .networkPolicy where object.identity.name == PortolanDefaults.denialName:
      guard metadata.isEmpty, root["spec"] == Self.networkDenial else { return nil }
      return Call("DenyByDefault", [Argument("mesh", .flag(false))])
    case .authorizationPolicy where object.identity.name == PortolanDefaults.denialName:
      guard metadata.isEmpty, root["spec"]?.map?.isEmpty ?? true else { return nil }
      return Call("DenyByDefault", [Argument("network", .flag(false))])
    case .peerAuthentication:
      guard case .map(var spec)? = root.remove("spec"), root.isEmpty else { return nil }
      return peerAuthentication(object.identity.name, metadata, &spec)
    case .secret: return demoSecret(name, &metadata, &root)
    case .service:
      guard let labeled = VolumeMapping.metadata(metadata), case .map(var spec)? = root.remove("spec"),
        root.isEmpty
      else { return nil }
      return externalService([name], labeled, &spec)
    case .istioGateway:
      guard metadata.isEmpty, case .map(var spec)? = root.remove("spec"), root.isEmpty else { return nil }
      return gateway(name, &spec)
    case .serviceEntry:
      guard metadata.isEmpty, case .map(var spec)? = root.remove("spec"), root.isEmpty else { return nil }
      return serviceEntry(name, &spec)
    case .priorityClass:
      guard metadata.isEmpty, let value = root.takeInt(PriorityClassField.value) else { return nil }
      var arguments = [name, Argument("value", .integer(value))]
      switch root.takeText(PriorityClassField.preemptionPolicy) {
      case nil, "PreemptLowerPriority": break
      case "Never": arguments.append(Argument("preempts", .flag(false)))
      default: return nil
      }
      if let text = root.takeText(PriorityClassField.description) {
        arguments.append(Argument("summary", .text(text)))
      }
      if root["globalDefault"] == false { root["globalDefault"] = nil }
      return root.isEmpty ? Call("PriorityClass", arguments) : nil
    default: return nil
    }
  }

  private static let networkDenial: Node = ["podSelector": [:], "policyTypes": ["Ingress", "Egress"]]

  private func peerAuthentication(_ name: String, _ metadata: NodeMap, _ spec: inout NodeMap) -> Call? {
    guard let mode = spec.take(PeerAuthenticationField.mtls)?.map?.only?.value.text,
      let value = Self.modes[mode]
    else { return nil }
    var arguments = [Argument(nil, .name(value))]
    if let selector = spec.take(PeerAuthenticationField.selector) {
      // The comparison of the rendered objects checks the labels of the service.
      guard let pairs = selector.map?.only?.value.textPairs, let service = serviceSelectedBy(pairs) else {
        return nil
      }
      arguments.append(Argument("for", .text(service)))
    } else if name != "default" || !metadata.isEmpty {
      return nil
    }
    if case .map(let ports)? = spec.take(PeerAuthenticationField.portLevelMtls) {
      var modes: [Expression.Pair] = []
      for entry in ports {
        guard let port = Int64(entry.key), let mode = entry.value.map?.only?.value.text,
          let value = Self.modes[mode]
        else { return nil }
        modes.append(.init(.integer(port), .name(value)))
      }
      arguments.append(Argument("ports", .map(modes)))
    }
    return spec.isEmpty ? Call("PeerAuthentication", arguments) : nil
  }

  private static let modes = [
    PeerTLSMode.strict: ".strict", PeerTLSMode.permissive: ".permissive", PeerTLSMode.disable: ".disabled",
  ]

  /// A Secret whose annotation explains why its values are not secret.
  private func demoSecret(_ name: Argument, _ metadata: inout NodeMap, _ root: inout NodeMap) -> Call? {
    guard let reason = metadata["annotations"]?[PortolanKey.demoSecret]?.text,
      let data = root.takeTextMap(SecretField.stringData)
    else { return nil }
    metadata.change(MetadataField.annotations) { $0[PortolanKey.demoSecret] = nil }
    var arguments = [name, Argument("demo", .texts(data))]
    if let type = root.takeText(SecretField.type), type != SecretType.opaque {
      arguments.append(Argument("type", .text(type)))
    }
    arguments.append(Argument("because", .text(reason)))
    guard let labeled = VolumeMapping.metadata(metadata), root.isEmpty else { return nil }
    return Call("Secret", arguments + labeled)
  }

  /// The arguments of a port of a gateway or service entry.
  private func port(_ node: Node?) -> [Argument]? {
    guard case .map(var map)? = node, let number = map.remove(ServerPortField.number)?.int,
      let name = map.remove(ServerPortField.name)?.text,
      let spoken = map.remove(ServerPortField.protocol)?.text,
      let value = PortProtocol.caseName(ofServer: spoken)
    else { return nil }
    if map["targetPort"]?.int == number { map["targetPort"] = nil }
    guard map.isEmpty else { return nil }
    var arguments = [Argument(nil, .name(value)), Argument(nil, .integer(number))]
    if name != spoken.lowercased() { arguments.append(Argument("name", .text(name))) }
    return arguments
  }

  private func gateway(_ name: Argument, _ spec: inout NodeMap) -> Call? {
    var arguments = [name]
    guard let selector = spec.takeTextMap(GatewayField.selector), !selector.isEmpty else { return nil }
    if selector.count != 1 || selector[0] != (IstioGateway.label, IstioGateway.ingress) {
      arguments.append(Argument("selector", .texts(selector)))
    }
    var listeners: [Call] = []
    for server in spec.take(GatewayField.servers)?.list ?? [] {
      guard case .map(var map) = server, var inner = port(map.remove(ServerField.port)),
        let hosts = map.remove(ServerField.hosts).flatMap(SecurityMapping.texts)
      else { return nil }
      inner.append(Argument("hosts", .list(hosts.map { .text($0) })))
      if let tls = map.remove(ServerField.tls) {
        guard let mode = self.tls(tls) else { return nil }
        inner.append(Argument("tls", mode))
      }
      guard map.isEmpty else { return nil }
      listeners.append(Call("Listener", inner))
    }
    return spec.isEmpty && !listeners.isEmpty ? Call("Gateway", arguments, listeners) : nil
  }

  private func tls(_ node: Node) -> Expression? {
    guard case .map(var map) = node else { return nil }
    if map["httpsRedirect"] == true, map.count == 1 { return .name(".redirectToHTTPS") }
    let mode = map.remove(ServerTLSField.mode)?.text
    let credential = map.remove(ServerTLSField.credentialName)?.text.map { Argument("credential", .text($0)) }
    var version: Argument?
    if let text = map.remove(ServerTLSField.minProtocolVersion)?.text {
      guard let name = Self.versions[text] else { return nil }
      version = Argument("minVersion", .name(name))
    }
    guard map.isEmpty else { return nil }
    switch (mode, credential) {
    case (TLSMode.simple, let name?): return .call(Call(".simple", [name, version].compactMap(\.self)))
    case (TLSMode.mutual, let name?): return .call(Call(".mutual", [name, version].compactMap(\.self)))
    case (TLSMode.passthrough, nil) where version == nil: return .name(".passthrough")
    default: return nil
    }
  }

  private static let versions = [
    "TLSV1_0": ".tls1_0", "TLSV1_1": ".tls1_1", "TLSV1_2": ".tls1_2", "TLSV1_3": ".tls1_3",
  ]

  /// A Service without pods; nil if it has a selector, or settings other than ports and a host.
  private func externalService(_ name: [Argument], _ labeled: [Argument], _ spec: inout NodeMap) -> Call? {
    var arguments = name
    let type = spec.takeText(ServiceField.type)
    let host = spec.takeText(ServiceField.externalName)
    guard host == nil ? [ServiceTypeName.standard, nil].contains(type) : type == ServiceTypeName.externalName
    else { return nil }
    if let host { arguments.append(Argument("host", .text(host))) }
    if spec.peek(ServiceField.internalTrafficPolicy) == "Cluster" {
      _ = spec.take(ServiceField.internalTrafficPolicy)
    }
    if spec.peek(ServiceField.sessionAffinity) == "None" { _ = spec.take(ServiceField.sessionAffinity) }
    var ports: [Call] = []
    for item in spec.take(ServiceField.ports)?.list ?? [] {
      guard case .map(var map) = item, let number = map.takeInt(ServicePortField.port) else { return nil }
      let portName = map.takeText(ServicePortField.name) ?? ""
      let transport = map.takeText(ServicePortField.protocol) ?? TransportProtocol.default
      if map.peek(ServicePortField.targetPort)?.int == number { _ = map.take(ServicePortField.targetPort) }
      guard map.isEmpty, let spoken = Self.spoken(portName, transport) else { return nil }
      var inner = [Argument(nil, .name(spoken)), Argument(nil, .integer(number))]
      if PortProtocol.caseName(of: portName) != spoken { inner.append(Argument("name", .text(portName))) }
      ports.append(Call("EntryPort", inner))
    }
    guard spec.isEmpty, host != nil || !ports.isEmpty else { return nil }
    return Call("ExternalService", arguments + labeled, ports.isEmpty ? nil : ports)
  }

  /// The protocol of a Service's port; for TCP, the protocol that the port's name begins with.
  private static func spoken(_ name: String, _ transport: String) -> String? {
    guard transport == TransportProtocol.tcp else {
      return TransportProtocol.all.contains(transport)
        ? PortProtocol.caseName(of: transport.lowercased()) : nil
    }
    let known = IstioProtocol.ofPort(named: name).flatMap { PortProtocol.isOfStreams($0) ? $0 : nil }
    return PortProtocol.caseName(of: known ?? "tcp")
  }

  private func serviceEntry(_ name: Argument, _ spec: inout NodeMap) -> Call? {
    guard let hosts = spec.takeTexts(ServiceEntryField.hosts) else { return nil }
    var arguments = [name, Argument("hosts", .list(hosts.map { .text($0) }))]
    let addresses = spec.takeTexts(ServiceEntryField.addresses) ?? []
    if !addresses.isEmpty { arguments.append(Argument("addresses", .list(addresses.map { .text($0) }))) }
    let endpoints = spec.take(ServiceEntryField.endpoints)?.list ?? []
    var servers: [String] = []
    for case .map(var endpoint) in endpoints {
      guard let address = endpoint.takeText(EndpointField.address), endpoint.isEmpty else { return nil }
      servers.append(address)
    }
    guard servers.count == endpoints.count else { return nil }
    if !servers.isEmpty { arguments.append(Argument("endpoints", .list(servers.map { .text($0) }))) }
    switch spec.takeText(ServiceEntryField.resolution) {
    case PortolanDefaults.resolution where servers.isEmpty: break
    case "DNS": arguments.append(Argument("resolution", .name(".dns")))
    case "STATIC" where !servers.isEmpty: arguments.append(Argument("resolution", .name(".static")))
    default: return nil
    }
    switch spec.takeText(ServiceEntryField.location) {
    case "MESH_EXTERNAL": break
    case "MESH_INTERNAL": arguments.append(Argument("inMesh", .flag(true)))
    default: return nil
    }
    var ports: [Call] = []
    for item in spec.take(ServiceEntryField.ports)?.list ?? [] {
      guard let inner = port(item) else { return nil }
      ports.append(Call("EntryPort", inner))
    }
    return spec.isEmpty && !ports.isEmpty ? Call("ServiceEntry", arguments, ports) : nil
  }
}
