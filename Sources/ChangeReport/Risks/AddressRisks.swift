import ClusterDiff
import KubernetesFacts
import ManifestTree

/// The risks for the addresses that clients use.
struct AddressRisks {
  let old: Object
  let new: Object

  func marks(of difference: ObjectDifference) -> [RiskMark] {
    let path = difference.path
    switch new.identity.inItsGroup.groupKind {
    case .service: return service(difference)
    case .statefulSet where path.isBelow("spec.serviceName"):
      return [RiskMark(.movesAddress, "the DNS names of the pods change")]
    case .ingress where Self.isClass(path):
      return [RiskMark(.movesAddress, "a different controller with another address can serve the Ingress")]
    case .gateway where path.isBelow("spec.addresses") || path.isBelow("spec.gatewayClassName"):
      return [RiskMark(.movesAddress, "the Gateway can get a different address")]
    case .istioGateway where path.isBelow("spec.selector"):
      return [RiskMark(.movesAddress, "different gateway pods with another address can serve the Gateway")]
    default: return []
    }
  }

  /// Whether a difference only moves the class of an Ingress from the annotation to the field, or back.
  func keepsClass(_ difference: ObjectDifference) -> Bool {
    new.identity.inItsGroup.groupKind == .ingress && Self.isClass(difference.path)
      && InternalEntrance.className(ofIngress: old.node) == InternalEntrance.className(ofIngress: new.node)
  }

  private static func isClass(_ path: NodePath) -> Bool {
    path.isBelow("spec.ingressClassName") || path.steps.last == .key(IngressKey.className)
  }

  private func service(_ difference: ObjectDifference) -> [RiskMark] {
    let path = difference.path
    if path.isBelow("spec.type"), let reason = typeChange { return [RiskMark(.movesAddress, reason)] }
    if path.isBelow("spec.externalIPs") {
      let left = Set(old.node.at("spec", "externalIPs")?.texts ?? [])
      let right = Set(new.node.at("spec", "externalIPs")?.texts ?? [])
      return left.isSubset(of: right) ? [] : [RiskMark(.movesAddress, "an external IP is no longer served")]
    }
    for field in ["spec.clusterIP", "spec.clusterIPs", "spec.loadBalancerIP", "spec.loadBalancerClass"]
    where path.isBelow(field) && path.steps.count < 4 {
      // A manifest that newly sets `clusterIPs` may set the addresses that the Service already has.
      guard difference.old != nil || field != "spec.clusterIPs" else { continue }
      return [RiskMark(.movesAddress, "the Service can get a different address")]
    }
    guard path.isBelow("spec.ports") else { return [] }
    let lost = Set(ports(of: old)).subtracting(ports(of: new))
    var marks: [RiskMark] = []
    if !lost.isEmpty, path.touchesAny(of: ["port", "protocol"]) {
      marks.append(
        RiskMark(
          .movesAddress,
          "\(lost.count == 1 ? "port" : "ports") \(lost.sorted().joined(separator: ", ")) "
            + "\(lost.count == 1 ? "is" : "are") no longer served"))
    }
    if path.steps.last == .key("nodePort"), difference.old != nil {
      marks.append(RiskMark(.movesAddress, "the node port can change"))
    }
    return marks
  }

  private var typeChange: String? {
    let types = [old, new].map { $0.node.at("spec", "type")?.text ?? ServiceTypeName.standard }
    switch (types[0], types[1]) {
    case (ServiceTypeName.externalName, _), (_, ServiceTypeName.externalName):
      return "the Service's name resolves to a different address"
    case (ServiceTypeName.loadBalancer, ServiceTypeName.clusterIP),
      (ServiceTypeName.loadBalancer, ServiceTypeName.nodePort):
      return "the load balancer is deleted"
    case (ServiceTypeName.nodePort, ServiceTypeName.clusterIP): return "the node ports are released"
    default: return nil
    }
  }

  private func ports(of service: Object) -> [String] {
    (service.node.at("spec", "ports")?.items ?? []).compactMap { port in
      port["port"]?.plainText.map { "\($0)/\(port["protocol"]?.text ?? TransportProtocol.default)" }
    }
  }

  /// The risks of an object that is deleted.
  static func marksOfRemoval(of object: Object) -> [RiskMark] {
    switch object.identity.inItsGroup.groupKind {
    case .service:
      return [RiskMark(.movesAddress, "the Service's name and address are no longer served")]
    case .gateway, .istioGateway:
      return [RiskMark(.movesAddress, "the Gateway's hosts and ports can become unreachable")]
    case .ingress: return [RiskMark(.movesAddress, "the Ingress's hosts can become unreachable")]
    default: return []
    }
  }
}

extension NodePath {
  /// Whether the path leads to one of these fields, to a list element, or to the whole list `ports`.
  fileprivate func touchesAny(of fields: [String]) -> Bool {
    switch steps.last {
    case .key(let key)?: fields.contains(key) || key == "ports"
    default: true
    }
  }
}
