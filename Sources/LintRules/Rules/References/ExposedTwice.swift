internal import Diagnostics
internal import LintEngine

struct ExposedTwice: Rule {
  static let card = RuleCard(
    id: "exposed-twice", .warning, in: .default,
    summary: "Service of type LoadBalancer or NodePort exposes pods that an Istio gateway already exposes",
    why:
      "Clients can send requests to the Service directly. These requests bypass the authentication, the routes and the limits of the gateway.",
    fix: "set the Service's type to ClusterIP, or remove the gateway's route to the pods",
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
          hosts: [shop]
          gateways: [shop]
          http:
          - route: [{destination: {host: shop}}]
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selector: {app: web}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ service: Service, in context: LintContext) -> [Finding] {
    guard service.isExposed else { return [] }
    guard context.relations.workloads(of: service).contains(where: { context.mesh.isRouted($0) }) else {
      return []
    }
    return [
      finding(
        at: service.spec["type"], "\(service.manifest.title) exposes pods that a gateway already exposes",
        fix: "set type to ClusterIP")
    ]
  }
}
