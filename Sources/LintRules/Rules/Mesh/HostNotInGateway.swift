internal import Diagnostics

/// A host that the gateway does not admit.
struct HostNotInGateway: Rule {
  static let card = RuleCard(
    id: "host-not-in-gateway", .error, in: .default,
    summary: "A VirtualService has a host that none of its gateway's servers has.",
    why: "Requests for the host get 404.",
    fix: "add the host to a server of the gateway",
    covers: CompatibleIDs(istioctl: ["IST0132"]),
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: shop}
        spec:
          selector: {app: shop}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: shop}
        spec:
          template:
            metadata: {labels: {app: shop}}
        ---
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: shop}
        spec:
          selector: {istio: ingressgateway}
          servers: [{port: {number: 443, name: https, protocol: HTTPS}, tls: {mode: SIMPLE, credentialName: shop-tls}, hosts: [shop.example]}]
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop}
        spec:
          hosts: [other.example]  # flagged
          gateways: [shop]
          http:
          - route: [{destination: {host: shop}}]
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: shop}
        spec:
          selector: {app: shop}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: shop}
        spec:
          template:
            metadata: {labels: {app: shop}}
        ---
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: shop}
        spec:
          selector: {istio: ingressgateway}
          servers: [{port: {number: 443, name: https, protocol: HTTPS}, tls: {mode: SIMPLE, credentialName: shop-tls}, hosts: [shop.example]}]
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop}
        spec:
          hosts: [shop.example]
          gateways: [shop]
          http:
          - timeout: 5s
            route: [{destination: {host: shop}}]
        """),
    ])

  func check(_ service: VirtualService, in fleet: Fleet) -> [Finding] {
    let gateways = service.gateways.compactMap { text -> Gateway? in
      let names = text.split(separator: "/").map(String.init)
      let (namespace, name) = names.count == 2 ? (names[0], names[1]) : (service.namespace, text)
      return fleet.manifest(Gateway.type, namespace, name).map(Gateway.init)
    }
    guard !gateways.isEmpty, !service.gateways.contains("mesh") else { return [] }
    let admitted = gateways.flatMap { gateway in
      gateway.servers.flatMap { $0["hosts"].texts }.compactMap { Self.host($0, of: gateway, for: service) }
    }
    return service.hosts.compactMap { part in
      guard let host = part.text, !admitted.contains(where: { HostPattern($0).overlaps(host) }) else {
        return nil
      }
      return finding(at: part, "no server of the gateway has the host '\(host)'")
    }
  }

  /// The host of a server, which may name the namespace whose VirtualServices it is for; nil if it is another one.
  private static func host(_ text: String, of gateway: Gateway, for service: VirtualService) -> String? {
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return text }
    let namespace = parts[0] == "." ? gateway.namespace : parts[0]
    return namespace == "*" || namespace == service.namespace ? parts[1] : nil
  }
}
