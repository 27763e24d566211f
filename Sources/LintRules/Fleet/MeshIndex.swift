/// Who speaks of which host in the mesh.
struct MeshIndex: Sendable {
  /// Whether there is any object of the mesh.
  let isUsed: Bool
  private let rulesByHost: [HostIndex.Name: [DestinationRule]]
  private let routes: RouteIndex
  private let servers: [ServerKey: [Part]]
  private let certificates: [CertificateKey: [Part]]
  private let sidecars: ScopeIndex
  private let telemetries: ScopeIndex
  private let entryPorts: [EntryKey: [Part]]
  private let routed: Set<Int>

  init(
    services: [VirtualService], rules: [DestinationRule], gateways: [Gateway], sidecars: [Sidecar],
    telemetries: [Telemetry], entries: [ServiceEntry], _ hosts: HostIndex, _ wiring: Wiring
  ) {
    isUsed = !services.isEmpty || !rules.isEmpty || !gateways.isEmpty || !sidecars.isEmpty
    rulesByHost = Dictionary(grouping: rules) { Self.name(of: $0.host.text ?? "", from: $0.namespace) }
    routes = RouteIndex(services)
    var routed: Set<Int> = []
    for service in services {
      guard service.gateways != ["mesh"] else { continue }
      for host in service.destinations.compactMap({ $0["host"].text }) {
        guard let target = hosts.service(for: host, from: service.namespace) else { continue }
        routed.formUnion(wiring.workloads(of: target).map(\.number))
      }
    }
    self.routed = routed
    var servers: [ServerKey: [Part]] = [:]
    var certificates: [CertificateKey: [Part]] = [:]
    for gateway in gateways {
      for server in gateway.servers {
        for key in Self.keys(of: server, gateway) { servers[key, default: []].appendOneOfTwo(server) }
        if let key = Self.certificate(of: server, gateway) {
          certificates[key, default: []].appendOneOfTwo(server["tls"])
        }
      }
    }
    self.servers = servers
    self.certificates = certificates
    self.sidecars = ScopeIndex(
      sidecars.map { ($0.manifest, $0.spec["workloadSelector"]["labels"].textMap) }, wiring)
    self.telemetries = ScopeIndex(
      telemetries.map { ($0.manifest, $0.spec["selector"]["matchLabels"].textMap) }, wiring)
    var entryPorts: [EntryKey: [Part]] = [:]
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
  func rules(for host: String, from namespace: String) -> [DestinationRule] {
    rulesByHost[Self.name(of: host, from: namespace)] ?? []
  }

  /// Another VirtualService whose routes of a host meet those of this one; nil if there is none.
  func rival(of service: VirtualService, for host: String) -> VirtualService? {
    routes.rival(of: service, for: host)
  }

  /// A server of another gateway with the same pods, port and one of the hosts.
  func rival(of server: Part, _ gateway: Gateway) -> Part? {
    Self.keys(of: server, gateway).lazy.compactMap { servers[$0]?.first { $0.manifest !== gateway.manifest } }
      .first
  }

  /// The TLS settings of another gateway with the same pods and certificate.
  func firstCertificate(like server: Part, of gateway: Gateway) -> Part? {
    Self.certificate(of: server, gateway).flatMap { key in
      certificates[key]?.first { $0.manifest !== gateway.manifest }
    }
  }

  /// Another Sidecar of the namespace for the same pods.
  func rival(of sidecar: Sidecar) -> Manifest? { sidecars.rival(of: sidecar.manifest) }

  /// Another Telemetry of the namespace for the same pods.
  func rival(of telemetry: Telemetry) -> Manifest? { telemetries.rival(of: telemetry.manifest) }

  /// The port of another ServiceEntry with the same host and number, and another protocol.
  func rivalPort(of port: Part, _ entry: ServiceEntry) -> Part? {
    let own = port["protocol"].text ?? "TCP"
    return Self.keys(of: port, entry).lazy.compactMap { key in
      entryPorts[key]?.first {
        $0.manifest !== entry.manifest && ($0["protocol"].text ?? "TCP").uppercased() != own.uppercased()
      }
    }.first
  }

  /// Whether a gateway's routes lead to the workload.
  func isRouted(_ workload: Workload) -> Bool { routed.contains(workload.number) }

  private struct ServerKey: Hashable {
    let namespace: String
    let selector: [String: String]
    let port: Int
    let host: String
  }

  private struct CertificateKey: Hashable {
    let selector: [String: String]
    let certificate: String
  }

  private struct EntryKey: Hashable {
    let host: String
    let port: Int
  }

  private static func name(of host: String, from namespace: String) -> HostIndex.Name {
    HostIndex.serviceName(of: host, from: namespace) ?? HostIndex.Name(namespace: "", name: host)
  }

  private static func keys(of server: Part, _ gateway: Gateway) -> [ServerKey] {
    server["hosts"].texts.map { host in
      ServerKey(
        namespace: gateway.namespace, selector: gateway.spec["selector"].textMap,
        port: server["port"]["number"].int ?? 0, host: host)
    }
  }

  private static func certificate(of server: Part, _ gateway: Gateway) -> CertificateKey? {
    let tls = server["tls"]
    guard let name = tls["credentialName"].text ?? tls["serverCertificate"].text, !name.isEmpty else {
      return nil
    }
    return CertificateKey(
      selector: gateway.spec["selector"].textMap, certificate: "\(name) \(tls["privateKey"].text ?? "")")
  }

  private static func keys(of port: Part, _ entry: ServiceEntry) -> [EntryKey] {
    guard let number = port["number"].int else { return [] }
    return entry.hosts.map { EntryKey(host: $0, port: number) }
  }
}

extension [Part] {
  /// Keeps one part of each of the first two objects: enough to find another one than oneself.
  fileprivate mutating func appendOneOfTwo(_ part: Part) {
    if count < 2, !contains(where: { $0.manifest === part.manifest }) { append(part) }
  }
}
