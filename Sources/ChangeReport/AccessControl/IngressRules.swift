import KubernetesFacts
import ManifestTree

/// The requests that Ingresses route: the longest path is selected first, and an exact path before a prefix of the same
/// length.
enum IngressRules {
  static func rules(_ spec: Node, of object: Object) -> [RoutedRequests] {
    let namespace = object.identity.namespace ?? ""
    let table = "ingress \(InternalEntrance.className(ofIngress: object.node) ?? "")"
    var clients = EntranceGrowth.clients(isInternal: InternalEntrance.isIngress(object.node))
    let ranges = InternalEntrance.addressRanges(ofIngress: object.node)
    if !ranges.isEmpty { clients.require("address", .init(ranges.compactMap(AddressRange.pattern))) }
    var rules: [RoutedRequests] = []
    func add(_ match: AccessRule, for host: String, _ backend: Node?, rank: [Int]) {
      let name = backend?.at("service", "name") ?? backend?.at("serviceName")
      let port =
        backend?.at("service", "port", "number") ?? backend?.at("service", "port", "name")
        ?? backend?.at("servicePort")
      rules.append(
        RoutedRequests(
          object: object.identity, host: host, match: match.and(clients),
          destinations: name?.text.map { [RouteDestination($0, namespace, port: port)] } ?? [], table: table,
          order: .byRank(rank, position: 0)))
    }
    if let backend = spec.at("defaultBackend") ?? spec.at("backend") {
      add(AccessRule(), for: "", backend, rank: [-1])
    }
    for rule in spec.at("rules")?.items ?? [] {
      let host = rule.at("host")?.text ?? ""
      for path in rule.at("http", "paths")?.items ?? [] {
        var match = Self.host(host)
        let text = path.at("path")?.text ?? "/"
        let isExact = path.at("pathType")?.text == "Exact"
        if isExact {
          match.require("path", .init([.exact(text)]))
        } else if let constraint = RouteRules.elements(text) {
          match.require("path", constraint)
        }
        let length = text.count > 1 && text.hasSuffix("/") && !isExact ? text.count - 1 : text.count
        add(match, for: host, path["backend"], rank: HostPattern.rank(host) + [length, isExact ? 1 : 0])
      }
    }
    return rules
  }

  /// The rule for a host, in which `*` matches one label.
  private static func host(_ text: String) -> AccessRule {
    guard text.hasPrefix("*.") else { return AccessRule(host: text) }
    let label = TextExpression.Syntax.unlimited(.scalars(ScalarSet(".").inverted), minimum: 1)
    let end = TextExpression.literal(String(text.dropFirst()).lowercased())
    return AccessRule(["host": .init([.expression(TextExpression(.sequence([label, end])))])])
  }
}
