internal import Diagnostics
internal import LintEngine

struct VirtualServicesShareHost: Rule {
  static let card = RuleCard(
    id: "virtual-services-share-host", topic: .mesh, .warning, in: .default,
    summary: "Several VirtualServices route requests for one host",
    why:
      "At a gateway, Istio merges the routes for a host. Catch-all routes come last, but the order of other routes from different VirtualServices is undefined. A route with the prefix '/api' can therefore hide '/api/orders' in another VirtualService. At a gateway, VirtualServices are reported only if a route of one can hide a route of the other. Inside the mesh, Istio uses only one VirtualService for a host.",
    fix:
      "merge the routes into one VirtualService for each host and gateway, with narrower matches first, and remove the others",
    specFix:
      "remove 'named:' from '.routed(at: …, through: …)', so that Portolan merges the routes into one VirtualService with longer prefixes first. If an 'Object' declares one of the VirtualServices, move its routes to '.routed(…)'",
    covers: CompatibleIDs(istioctl: ["IST0109"]),
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
          hosts: [shop.example]
          gateways: [shop]
          http:
          - match: [{uri: {prefix: /api}}]
            timeout: 5s
            route: [{destination: {host: shop}}]
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: orders}
        spec:
          hosts: [shop.example]  # flagged
          gateways: [shop]
          http:
          - match: [{uri: {prefix: /api/orders}}]
            timeout: 5s
            route: [{destination: {host: shop}}]
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
          - match: [{uri: {prefix: /api/orders}}]
            timeout: 5s
            route: [{destination: {host: shop}}]
          - match: [{uri: {prefix: /api}}]
            timeout: 5s
            route: [{destination: {host: shop}}]
        """),
    ])

  func check(_ service: VirtualService, in context: LintContext) -> [Finding] {
    service.hosts.compactMap { field in
      guard let host = field.text, let rival = context.mesh.rival(of: service, for: host) else { return nil }
      let title = rival.manifest.title(from: service.manifest)
      return finding(
        at: field, "\(title) also routes requests for host '\(host)'",
        notes: [rival.spec["hosts"].note("the hosts of \(title) are here")])
    }
  }
}
