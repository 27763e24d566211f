import ClusterDiff
import KubernetesFacts
import ManifestTree

/// The risks for the requests between services and from outside.
enum TrafficRisks {
  static func marks(of difference: ObjectDifference, in object: Object) -> [RiskMark] {
    guard difference.nature != .insignificantOrder else { return [] }
    let path = difference.path
    if ["EndpointSlice", "Endpoints"].contains(object.identity.kind), isRouting(object.identity) {
      return path.isBelow("metadata")
        ? [] : [RiskMark(.changesTraffic, "the endpoints of the Service change")]
    }
    if isRouting(object.identity) {
      guard path.isBelow("spec") else { return annotation(difference, object) }
      let subject = subject(of: path, in: object.identity.kind)
      let verb = subject.hasSuffix("s") ? "change" : "changes"
      return [RiskMark(.changesTraffic, "\(subject) of the \(object.identity.kind) \(verb)")]
    }
    guard object.identity.groupKind == .service else { return [] }
    let fields = [
      "spec.selector": "the Service can select different pods",
      "spec.externalName": "the Service's name resolves to a different host",
      "spec.sessionAffinity": "requests are distributed differently",
      "spec.sessionAffinityConfig": "requests are distributed differently",
      "spec.externalTrafficPolicy": "requests from outside are distributed differently",
      "spec.internalTrafficPolicy": "requests are distributed differently",
      "spec.trafficDistribution": "requests are distributed differently",
      "spec.publishNotReadyAddresses": "pods that are not ready start or stop receiving requests",
    ]
    for (field, reason) in fields where path.isBelow(field) && !path.isBelow(field + "Config") {
      return [RiskMark(.changesTraffic, reason)]
    }
    if path.isBelow("spec.sessionAffinityConfig") {
      return [RiskMark(.changesTraffic, "requests are distributed differently")]
    }
    let last = path.steps.last
    if path.isBelow("spec.ports"), last == .key("targetPort") || last == .key("appProtocol") {
      return [RiskMark(.changesTraffic, "requests can go to a different port or use a different protocol")]
    }
    return []
  }

  /// The risks of an object that is created or deleted.
  static func marks(ofWhole object: Object, isRemoved: Bool) -> [RiskMark] {
    guard isRouting(object.identity) else { return [] }
    let what = isRemoved ? "no longer applies" : "is new"
    return [RiskMark(.changesTraffic, "the \(object.identity.kind) \(what)")]
  }

  /// Whether a kind routes requests or sets how they are sent.
  private static func isRouting(_ identity: ObjectIdentity) -> Bool {
    switch identity.group {
    case APIGroup.istioNetworking:
      return [
        "VirtualService", "DestinationRule", "Gateway", "ServiceEntry", "Sidecar", "EnvoyFilter",
        "WorkloadEntry", "ProxyConfig",
      ]
      .contains(identity.kind)
    case APIGroup.istioSecurity: return identity.kind == "PeerAuthentication"
    case APIGroup.gatewayAPI:
      return identity.kind != "GatewayClass" && identity.kind != "ReferenceGrant"
    case APIGroup.networking: return identity.kind == "Ingress"
    case APIGroup.discovery: return identity.kind == "EndpointSlice"
    case "": return identity.kind == "Endpoints"
    default: return IngressRoutes(["spec": [:]], group: identity.group, kind: identity.kind) != nil
    }
  }

  /// The risk of a changed annotation of an Ingress, if the annotation's name contains `ingress`: controllers read the
  /// retries, timeouts, and canaries of one Ingress from such annotations.
  private static func annotation(_ difference: ObjectDifference, _ object: Object) -> [RiskMark] {
    guard case .key(let name)? = difference.path.steps.last, difference.path.isBelow("metadata.annotations"),
      name.contains("ingress"), object.identity.kind == "Ingress"
    else { return [] }
    return [
      RiskMark(
        .changesTraffic,
        "the controller can read the changed annotation as a setting for the requests of this Ingress")
    ]
  }

  /// The field that a path leads to, in words; the first key in the list that the path contains.
  private static func subject(of path: NodePath, in kind: String) -> String {
    let keys = path.steps[...].keys
    let words: [(key: String, text: String)] = [
      ("mirror", "the mirroring"), ("mirrors", "the mirroring"), ("mirrorPercentage", "the mirroring"),
      ("requestMirror", "the mirroring"), ("fault", "the fault injection"),
      ("weight", "a weight"), ("timeout", "a timeout"), ("timeouts", "a timeout"),
      ("retries", "the retries"), ("retry", "the retries"),
      ("egress", "the reachable hosts"), ("hosts", "the hosts"), ("host", "a host"),
      ("hostnames", "the hosts"), ("hostname", "a host"),
      ("outlierDetection", "the outlier detection"),
      ("connectionPool", "the connection pool"), ("loadBalancer", "the load balancing"),
      ("mtls", "the mutual TLS mode"), ("portLevelMtls", "the mutual TLS mode of a port"),
      ("match", "a match"), ("matches", "a match"),
      // In a VirtualService, `tls` is the list of the routes for TLS.
      ("tls", kind == "VirtualService" ? "a TLS route" : "the TLS settings"),
      ("subsets", "a subset"),
    ]
    for word in words where keys.contains(word.key) { return word.text }
    return "a route or setting"
  }
}
