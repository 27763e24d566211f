import KubernetesFacts

/// The mesh objects by host.
package struct MeshIndex: Sendable {
  /// Whether there is a VirtualService, DestinationRule, Istio Gateway, or Sidecar.
  package let isUsed: Bool
  private let rulesByHost: [HostIndex.Name: [DestinationRule]]
  private let subsetsByHost: [HostIndex.Name: Set<String>]
  private let firstRules: [RuleKey: [DestinationRule]]
  private let routes: RouteIndex
  private let servers: [ServerKey: SelectedParts]
  private let certificates: [String: SelectedParts]
  private let sidecars: ScopeIndex
  private let telemetries: ScopeIndex
  private let entryPorts: [EntryKey: [ManifestField]]
  private let routed: Set<Int>
  private let subsetRoutes: [HostIndex.Name: VirtualService]
  private let routedSubsets: [HostIndex.Name: Set<String>]

  package init(
    services: [VirtualService], rules: [DestinationRule], gateways: [Gateway], sidecars: [Sidecar],
    telemetries: [Telemetry], entries: [ServiceEntry], _ hosts: HostIndex, _ relations: RelationIndex
  ) {
    isUsed = !services.isEmpty || !rules.isEmpty || !gateways.isEmpty || !sidecars.isEmpty
    rulesByHost = Dictionary(grouping: rules) { Self.name(of: $0.host.text ?? "", from: $0.namespace) }
    subsetsByHost = rulesByHost.compactMapValues { rules in
      let names = Set(rules.flatMap(\.subsets).compactMap { $0["name"].text })
      return names.isEmpty ? nil : names
    }
    // Most hosts have one DestinationRule, which cannot repeat another one.
    firstRules = rulesByHost.values.lazy.filter { $0.count > 1 }.joined().reduce(into: [:]) { first, rule in
      let key = Self.key(of: rule)
      guard !rule.spec["workloadSelector"].exists, first[key, default: []].count < Self.limit else { return }
      first[key, default: []].append(rule)
    }
    routes = RouteIndex(services)
    var routed: Set<Int> = []
    var counted: Set<ObjectIdentifier> = []
    var subsetRoutes: [HostIndex.Name: VirtualService] = [:]
    var routedSubsets: [HostIndex.Name: Set<String>] = [:]
    for service in services {
      for destination in service.destinations {
        guard let subset = destination["subset"].text, let host = destination["host"].text else { continue }
        routedSubsets[Self.name(of: host, from: service.namespace), default: []].insert(subset)
      }
      if let host = service.splitHost, subsetRoutes[host] == nil { subsetRoutes[host] = service }
      guard service.gateways != [IstioGateway.mesh] else { continue }
      for host in service.receivers.compactMap({ $0["host"].text }) {
        guard let target = hosts.service(for: host, from: service.namespace) else { continue }
        let pods = relations.pods(of: target)
        guard counted.insert(ObjectIdentifier(pods)).inserted else { continue }
        routed.formUnion(pods.workloads.map(\.number))
      }
    }
    self.routed = routed
    self.subsetRoutes = subsetRoutes
    self.routedSubsets = routedSubsets
    var servers: [ServerKey: SelectedParts] = [:]
    var certificates: [String: SelectedParts] = [:]
    for gateway in gateways {
      for server in gateway.servers {
        for key in Self.keys(of: server) {
          servers[key, default: SelectedParts()].append(server, gateway.podLabels)
        }
        for key in Self.certificates(of: server) {
          certificates[key, default: SelectedParts()].append(server["tls"], gateway.podLabels)
        }
      }
    }
    self.servers = servers
    self.certificates = certificates
    self.sidecars = ScopeIndex(
      sidecars.map { ($0.manifest, $0.spec["workloadSelector"]["labels"].textMap) }, relations)
    // A Telemetry with a target applies to the target, not to all pods of the namespace.
    let ofPods = telemetries.filter { !$0.spec["targetRef"].exists && !$0.spec["targetRefs"].exists }
    self.telemetries = ScopeIndex(
      ofPods.map { ($0.manifest, $0.spec["selector"]["matchLabels"].textMap) }, relations)
    var entryPorts: [EntryKey: [ManifestField]] = [:]
    for entry in entries {
      for port in entry.spec["ports"].items {
        for key in Self.keys(of: port, entry) where entryPorts[key, default: []].count < 8 {
          entryPorts[key, default: []].append(port)
        }
      }
    }
    self.entryPorts = entryPorts
  }

  /// The DestinationRules of a host.
  package func rules(for host: String, from namespace: String) -> [DestinationRule] {
    rulesByHost[Self.name(of: host, from: namespace)] ?? []
  }

  /// An earlier DestinationRule of the namespace for the same host and all its callers, visible to a common namespace.
  package func firstRule(like rule: DestinationRule) -> DestinationRule? {
    firstRules[Self.key(of: rule)]?.prefix { $0.manifest !== rule.manifest }.first { $0.meets(rule) }
  }

  /// The maximum number of DestinationRules of one namespace and host with which each later one is compared.
  ///
  /// The limit bounds the time for inputs with many DestinationRules for one host.
  private static let limit = 16

  /// Whether a DestinationRule of a host has a subset.
  package func hasSubset(_ subset: String, of host: String, from namespace: String) -> Bool {
    subsetsByHost[Self.name(of: host, from: namespace)]?.contains(subset) ?? false
  }

  /// Whether a route of a VirtualService sends requests to a subset of a host.
  package func isRouted(toSubset subset: String, of host: String, from namespace: String) -> Bool {
    routedSubsets[Self.name(of: host, from: namespace)]?.contains(subset) ?? false
  }

  /// Another VirtualService whose routes for a host conflict with the routes of `service`; nil if there is none.
  package func rival(of service: VirtualService, for host: String) -> VirtualService? {
    routes.rival(of: service, for: host)
  }

  /// A server with the same port, address, and one of the hosts, in another Gateway whose labels include this
  /// Gateway's, or are included in them.
  package func rival(of server: ManifestField, _ gateway: Gateway) -> ManifestField? {
    Self.keys(of: server).lazy.compactMap {
      servers[$0]?.first(besides: gateway) { $0.isPart(of: $1) || $1.isPart(of: $0) }
    }.first
  }

  /// The TLS settings of another Gateway with the same certificate, whose pods this Gateway also selects.
  package func firstCertificate(like server: ManifestField, of gateway: Gateway) -> ManifestField? {
    Self.certificates(of: server).lazy.compactMap { key in
      certificates[key]?.first(besides: gateway) { own, other in own.isPart(of: other) }
    }.first
  }

  /// The VirtualService that routes calls to a host inside the mesh to subsets.
  package func subsetRoutes(of host: String, from namespace: String) -> VirtualService? {
    HostIndex.serviceName(of: host, from: namespace).flatMap { subsetRoutes[$0] }
  }

  /// Another Sidecar in the namespace for the same pods.
  package func rival(of sidecar: Sidecar) -> Manifest? { sidecars.rival(of: sidecar.manifest) }

  /// Another Telemetry in the namespace for the same pods.
  package func rival(of telemetry: Telemetry) -> Manifest? { telemetries.rival(of: telemetry.manifest) }

  /// The port of another ServiceEntry with the same host and number but another protocol.
  package func rivalPort(of port: ManifestField, _ entry: ServiceEntry) -> ManifestField? {
    let own = IstioProtocol.ofEntryPort(port["protocol"].text)
    return Self.keys(of: port, entry).lazy.compactMap { key in
      entryPorts[key]?.first {
        $0.manifest !== entry.manifest && IstioProtocol.ofEntryPort($0["protocol"].text) != own
          && entry.meets(ServiceEntry(manifest: $0.manifest))
      }
    }.first
  }

  /// Whether a VirtualService for a gateway has a destination whose Service selects the workload's pods.
  package func isRouted(_ workload: Workload) -> Bool { routed.contains(workload.number) }

  private struct RuleKey: Hashable {
    let host: HostIndex.Name
    let namespace: String
  }

  private static func key(of rule: DestinationRule) -> RuleKey {
    RuleKey(host: name(of: rule.host.text ?? "", from: rule.namespace), namespace: rule.namespace)
  }

  private struct ServerKey: Hashable {
    let port: Int
    let bind: String
    let host: String
  }

  private struct EntryKey: Hashable {
    let host: String
    let port: Int
  }

  private static func name(of host: String, from namespace: String) -> HostIndex.Name {
    HostIndex.serviceName(of: host, from: namespace) ?? HostIndex.Name(namespace: "", name: host)
  }

  private static func keys(of server: ManifestField) -> [ServerKey] {
    guard let port = server["port"]["number"].int else { return [] }
    // Servers on different addresses have separate listeners.
    let bind = server["bind"].text ?? ""
    return server["hosts"].texts.map { ServerKey(port: port, bind: bind, host: $0) }
  }

  private static func certificates(of server: ManifestField) -> [String] {
    let tls = server["tls"]
    let secrets = [tls["credentialName"].text].compactMap(\.self) + tls["credentialNames"].texts
    let names = secrets.isEmpty ? [tls["serverCertificate"].text].compactMap(\.self) : secrets
    return names.filter { !$0.isEmpty }.map { "\($0) \(tls["privateKey"].text ?? "")" }
  }

  private static func keys(of port: ManifestField, _ entry: ServiceEntry) -> [EntryKey] {
    guard let number = port["number"].int else { return [] }
    return entry.hosts.map { EntryKey(host: $0, port: number) }
  }
}

/// Parts of Gateways with the pod labels of the Gateways; only as many of each kind as are necessary to find a
/// conflict.
private struct SelectedParts: Sendable {
  private var fields: [(field: ManifestField, labels: TextMap)] = []

  /// More Gateways for one host and port conflict with each other in any case.
  private static let limit = 16

  mutating func append(_ field: ManifestField, _ labels: TextMap) {
    guard fields.count < Self.limit, fields.count(where: { $0.labels == labels }) < 2,
      !fields.contains(where: { $0.field.manifest === field.manifest })
    else { return }
    fields.append((field, labels))
  }

  /// The first listed field of another Gateway whose pod labels have a given relation to the pod labels of `gateway`.
  func first(
    besides gateway: Gateway, _ isRelated: (_ own: TextMap, _ other: TextMap) -> Bool
  ) -> ManifestField? {
    let own = gateway.podLabels
    return fields.first { $0.field.manifest !== gateway.manifest && isRelated(own, $0.labels) }?.field
  }
}

extension TextMap {
  /// Whether the other map contains all of these labels, so that it selects a subset of the pods that these labels
  /// select.
  fileprivate func isPart(of other: TextMap) -> Bool { allSatisfy { other[$0.key] == $0.value } }
}

extension VirtualService {
  /// The host whose calls inside the mesh the VirtualService routes to subsets; nil if there is none.
  fileprivate var splitHost: HostIndex.Name? {
    guard gateways.contains(IstioGateway.mesh) else { return nil }
    let own = Set(hosts.compactMap { $0.text.flatMap { HostIndex.serviceName(of: $0, from: namespace) } })
    return httpRoutes.lazy.flatMap { $0["route"].items }.map { $0["destination"] }.compactMap { destination in
      guard destination["subset"].exists, let host = destination["host"].text else { return nil }
      return HostIndex.serviceName(of: host, from: namespace).flatMap { own.contains($0) ? $0 : nil }
    }.first
  }
}
