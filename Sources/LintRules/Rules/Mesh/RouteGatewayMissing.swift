internal import Diagnostics

struct RouteGatewayMissing: Rule {
  static let card = RuleCard(
    id: "route-gateway-missing", .error, in: .default,
    summary: "VirtualService references a Gateway that is not declared",
    why: "No proxy applies the routes.",
    fix: "reference a declared Gateway, or `mesh`",
    covers: CompatibleIDs(istioctl: ["IST0101", "IST0132"]),
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
    fleet.gateways(of: service).compactMap { reference in
      // Gateways of other namespaces are often declared elsewhere.
      guard reference.gateway == nil, fleet.isWhole || reference.namespace == service.namespace else {
        return nil
      }
      let near = nearestName(
        to: reference.name, among: fleet.names(of: Gateway.type, in: reference.namespace))
      return finding(
        at: reference.part, "unknown Gateway '\(reference.part.text ?? "")'",
        fix: near.map { "did you mean '\($0)'?" })
    }
  }
}
