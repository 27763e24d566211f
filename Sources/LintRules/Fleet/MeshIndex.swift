/// Who speaks of which host in the mesh.
struct MeshIndex: Sendable {
  /// Whether there is any object of the mesh.
  let isUsed: Bool
  private let rulesByHost: [HostIndex.Name: [DestinationRule]]
  private let routes: RouteIndex
  private let firstServers: [ServerKey: Part]
  private let firstSidecars: [SidecarKey: Manifest]
  private let routed: Set<Int>

  init(
    services: [VirtualService], rules: [DestinationRule], gateways: [Gateway], sidecars: [Sidecar],
    _ hosts: HostIndex, _ wiring: Wiring
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
    var firstServers: [ServerKey: Part] = [:]
    for gateway in gateways {
      for server in gateway.servers {
        for key in Self.keys(of: server, gateway) where firstServers[key] == nil {
          firstServers[key] = server
        }
      }
    }
    self.firstServers = firstServers
    firstSidecars = Dictionary(
      sidecars.map { (Self.key(of: $0), $0.manifest) }, uniquingKeysWith: { first, _ in first })
  }

  /// The DestinationRules of a host.
  func rules(for host: String, from namespace: String) -> [DestinationRule] {
    rulesByHost[Self.name(of: host, from: namespace)] ?? []
  }

  /// Another VirtualService whose routes of a host meet those of this one; nil if there is none.
  func rival(of service: VirtualService, for host: String) -> VirtualService? {
    routes.rival(of: service, for: host)
  }

  /// The first server of any gateway with the same pods, port and one of the hosts.
  func firstServer(like server: Part, of gateway: Gateway) -> Part? {
    Self.keys(of: server, gateway).lazy.compactMap { firstServers[$0] }.first
  }

  /// The first Sidecar of a namespace for the same pods.
  func firstSidecar(like sidecar: Sidecar) -> Manifest? { firstSidecars[Self.key(of: sidecar)] }

  /// Whether a gateway's routes lead to the workload.
  func isRouted(_ workload: Workload) -> Bool { routed.contains(workload.number) }

  private struct ServerKey: Hashable {
    let namespace: String
    let selector: [String: String]
    let port: Int
    let host: String
  }

  private struct SidecarKey: Hashable {
    let namespace: String
    let selector: [String: String]
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

  private static func key(of sidecar: Sidecar) -> SidecarKey {
    SidecarKey(
      namespace: sidecar.namespace, selector: sidecar.spec["workloadSelector"]["labels"].textMap)
  }
}
