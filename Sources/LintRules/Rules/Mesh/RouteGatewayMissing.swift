internal import Diagnostics

/// A route at a door that is not there.
struct RouteGatewayMissing: Rule {
  static let card = RuleCard(
    id: "route-gateway-missing", .error, in: .default,
    summary: "A VirtualService names a gateway that is not declared.",
    why: "The routes are nowhere.",
    fix: "name a Gateway that is declared, or `mesh`",
    covers: CompatibleIDs(istioctl: ["IST0101"]),
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
        kind: VirtualService
        metadata: {name: shop}
        spec:
          hosts: [shop]
          gateways:
          - shop  # flagged
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
    service.spec["gateways"].items.compactMap { part in
      guard let text = part.text, text != "mesh" else { return nil }
      let names = text.split(separator: "/").map(String.init)
      let (namespace, name) = names.count == 2 ? (names[0], names[1]) : (service.namespace, text)
      // Gateways of other namespaces are often somebody else's.
      guard namespace == service.namespace || names.count == 1,
        fleet.manifest(Gateway.type, namespace, name) == nil
      else { return nil }
      let near = nearestName(to: name, among: fleet.names(of: Gateway.type, in: namespace))
      return finding(at: part, "no Gateway is named '\(text)'", fix: near.map { "did you mean '\($0)'?" })
    }
  }
}
