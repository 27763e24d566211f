import KubernetesFacts
import ManifestTree

/// The ports of Services that clients outside the cluster reach, as sets of addresses and ports.
enum ServiceExposure {
  /// The marks of a Service that admits more clients from outside than its former version, which may be nil.
  static func marks(old: Object?, new: Object) -> [RiskMark] {
    let (before, after) = (old.map(rules) ?? [], rules(new))
    guard !after.isEmpty, before != after else { return [] }
    let space = AccessSpace(of: before + after)
    let covered = before.compactMap(space.box)
    for box in after.compactMap(space.box) {
      guard let rest = space.remainder(of: box, without: covered) else { continue }
      let port =
        if case .text(let port)? = space.value(of: "service port", in: rest) { " on port \(port)" } else {
          ""
        }
      let network =
        space.value(of: "network", in: rest) == .text("internal")
        ? "in the private network" : "outside the cluster"
      let clients = before.isEmpty ? "clients" : "more clients"
      return [RiskMark(.opensAccess, "\(clients) \(network) can now reach the Service\(port)")]
    }
    return []
  }

  private static func rules(_ service: Object) -> [AccessRule] {
    let spec = service.node["spec"]
    let type = spec?.at("type")?.text ?? ServiceTypeName.standard
    let ports = (spec?.at("ports")?.items ?? []).compactMap { port in
      port["port"]?.plainText.map { "\($0)/\(port.at("protocol")?.text ?? TransportProtocol.default)" }
    }
    var rules: [AccessRule] = []
    func open(_ ports: [String], _ rule: AccessRule = AccessRule()) {
      for port in ports { rules.append(rule.and(AccessRule(["service port": .init([.exact(port)])]))) }
    }
    if type == ServiceTypeName.loadBalancer {
      var rule = EntranceGrowth.clients(isInternal: InternalEntrance.isService(service.node))
      let ranges = spec?.at("loadBalancerSourceRanges")?.texts ?? []
      if !ranges.isEmpty { rule.require("address", .init(ranges.compactMap(AddressRange.pattern))) }
      open(ports, rule)
    }
    if type == ServiceTypeName.nodePort
      || type == ServiceTypeName.loadBalancer && spec?["allocateLoadBalancerNodePorts"] != false
    {
      // Node ports are reached in the network of the nodes.
      open(ports, EntranceGrowth.clients(isInternal: true))
    }
    if !(spec?.at("externalIPs")?.items.isEmpty ?? true) { open(ports) }
    return rules
  }
}
