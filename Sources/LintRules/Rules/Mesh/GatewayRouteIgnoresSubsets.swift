internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct GatewayRouteIgnoresSubsets: Rule {
  static let card = RuleCard(
    id: "gateway-route-ignores-subsets", topic: .mesh, .warning, in: .default,
    summary: "Gateway route does not select the subsets that mesh routes select",
    why:
      "Requests through a gateway use only the routes of VirtualServices for that gateway. The VirtualService with the subsets applies to calls inside the mesh, so requests through the gateway reach all versions, including a canary.",
    fix:
      "set destination.subset in the gateway's route, with the same subsets and weights as in the VirtualService for calls inside the mesh. If requests through the gateway must reach all versions, allow the finding with a reason",
    specFix:
      "set 'subset:' in the destinations of the Match at the gateway, or add '.split(.to(subset: …, weight: …), …)' to a Match without destinations. Use the same subsets and weights as for calls inside the mesh. If requests through the gateway must reach all versions, allow the finding with a reason",
    covers: CompatibleIDs(istioctl: ["IST0140"]),
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
            metadata: {labels: {app: shop, version: v1}}
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
        metadata: {name: outside}
        spec:
          hosts: [shop.example]
          gateways: [shop]
          http:
          - timeout: 5s
            route:
            - destination:
                host: shop  # flagged
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: inside}
        spec:
          hosts: [shop]
          http:
          - timeout: 5s
            route: [{destination: {host: shop, subset: stable}}]
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: shop}
        spec:
          host: shop
          subsets: [{name: stable, labels: {version: v1}}]
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
            metadata: {labels: {app: shop, version: v1}}
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
        metadata: {name: outside}
        spec:
          hosts: [shop.example]
          gateways: [shop]
          http:
          - timeout: 5s
            route:
            - destination:
                host: shop
                subset: stable
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: inside}
        spec:
          hosts: [shop]
          http:
          - timeout: 5s
            route: [{destination: {host: shop, subset: stable}}]
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: shop}
        spec:
          host: shop
          subsets: [{name: stable, labels: {version: v1}}]
        """),
    ])

  func check(_ service: VirtualService, in context: LintContext) -> [Finding] {
    guard !service.gateways.contains(IstioGateway.mesh) else { return [] }
    return service.httpRoutes.flatMap { $0["route"].items }.map { $0["destination"] }.compactMap {
      destination in
      guard !destination["subset"].exists, let host = destination["host"].text,
        let other = context.mesh.subsetRoutes(of: host, from: service.namespace)
      else { return nil }
      return finding(
        at: destination["host"],
        "the gateway's route selects no subset of '\(host)', but \(other.manifest.title(from: service.manifest)) selects subsets for calls inside the mesh",
        notes: [other.spec["http"].note("the routes with subsets are here")])
    }
  }
}
