internal import Diagnostics
internal import LintEngine

struct ExposedTwice: Rule {
  static let card = RuleCard(
    id: "exposed-twice", topic: .references, .warning, in: .default,
    summary: "Service of type LoadBalancer or NodePort exposes pods that an Istio gateway already exposes",
    why:
      "Clients that can reach the load balancer or the nodes can send requests to the Service directly. Such requests bypass the authentication, the routes, and the limits of the gateway.",
    fix:
      "change the clients that use the load balancer or a node port so that they use the gateway instead. Then set the Service's type to ClusterIP, and remove fields of the old type such as nodePort. If the clients must bypass the gateway, allow the finding with a reason",
    specFix:
      "change the clients that use the load balancer or a node port so that they use the gateway instead. Then change the type in 'Expose' to '.clusterIP', and remove 'nodePort' from 'Port'. If the clients must bypass the gateway, allow the finding with a reason",
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: shop}
        spec:
          selector: {app: shop}
          ports: [{name: http, port: 8080}]
          type: LoadBalancer  # flagged
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
          hosts: [shop.example.com]
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
          type: ClusterIP
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
          hosts: [shop.example.com]
          gateways: [shop]
          http:
          - route: [{destination: {host: shop}}]
            timeout: 10s
        ---
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: shop}
        spec:
          selector: {istio: ingressgateway}
          servers:
          - port: {number: 443, name: https, protocol: HTTPS}
            hosts: [shop.example.com]
            tls: {mode: SIMPLE, credentialName: shop-tls}
        """),
    ])

  func check(_ service: Service, in context: LintContext) -> [Finding] {
    guard service.isExposed else { return [] }
    guard context.relations.workloads(of: service).contains(where: { context.mesh.isRouted($0) }) else {
      return []
    }
    return [
      finding(
        at: service.spec["type"], "\(service.manifest.title) exposes pods that a gateway already exposes")
    ]
  }
}
