import KubernetesFacts
import ManifestTree

/// Finds the objects with which a change allows more clients or requests, or grants more permissions, than before.
struct AccessGrowth {
  /// The marks by object of the new side, or of the old side for removed objects.
  let marks: [ObjectIdentity: [RiskMark]]

  init(_ pairing: ObjectPairing, _ oldSide: SideIndex, _ newSide: SideIndex) {
    let (old, new) = (Sorted(pairing.old), Sorted(pairing.new))
    var marks: [ObjectIdentity: [RiskMark]] = [:]
    func add(_ found: [ObjectIdentity: [RiskMark]]) { marks.merge(found, uniquingKeysWith: +) }
    add(NetworkPolicyGrowth(oldSide, newSide).marks(old: old.networkPolicies, new: new.networkPolicies))
    add(
      AuthorizationPolicyGrowth(old: old.authorizations, new: new.authorizations, oldSide, newSide).marks())
    add(RoleGrowth(old: old.roles, new: new.roles).marks())
    add(EntranceGrowth.marks(old: old.gateways, new: new.gateways))
    add(RouteGrowth(old: (old.routes, old.services), new: (new.routes, new.services)).marks())
    let services = Dictionary(old.services.map { ($0.identity, $0) }, uniquingKeysWith: { $1 })
    for service in new.services {
      let found = ServiceExposure.marks(old: services[service.identity], new: service)
      if !found.isEmpty { add([service.identity: found]) }
    }
    for pair in pairing.pairs where pair.new.identity.kind == "PeerAuthentication" {
      let found = Self.mutualTLS(pair.old.node, pair.new.node)
      if !found.isEmpty { add([pair.new.identity: found]) }
    }
    for object in pairing.removed where object.identity.kind == "PeerAuthentication" {
      let found = Self.mutualTLS(object.node, [:])
      if !found.isEmpty { add([object.identity: found]) }
    }
    self.marks = marks
  }

  private static func mutualTLS(_ old: Node, _ new: Node) -> [RiskMark] {
    func isStrict(_ node: Node) -> Bool { node.at("spec", "mtls", "mode")?.text == PeerTLSMode.strict }
    guard isStrict(old), !isStrict(new) else { return [] }
    return [
      RiskMark(
        .opensAccess,
        "the mutual TLS mode is no longer \(PeerTLSMode.strict), so clients without mutual TLS can be admitted"
      )
    ]
  }

  /// The objects of a side by the kind of access that they decide on.
  private struct Sorted {
    var networkPolicies: [Object] = []
    var authorizations: [Object] = []
    var roles: [Object] = []
    var gateways: [Object] = []
    var routes: [Object] = []
    var services: [Object] = []

    init(_ objects: [Object]) {
      for object in objects {
        switch (object.identity.group, object.identity.kind) {
        case (APIGroup.networking, "NetworkPolicy"): networkPolicies.append(object)
        case (APIGroup.istioSecurity, "AuthorizationPolicy"): authorizations.append(object)
        case (APIGroup.rbac, _): roles.append(object)
        case (_, "Gateway"): gateways.append(object)
        case (_, "Ingress"), (_, "VirtualService"): routes.append(object)
        case (APIGroup.gatewayAPI, let kind) where kind.hasSuffix("Route"): routes.append(object)
        case (APIGroup.core, "Service"): services.append(object)
        default: break
        }
      }
    }
  }
}
