internal import Diagnostics
internal import LintEngine

struct ExposedService: Rule {
  static let card = RuleCard(
    id: "exposed-service", .info, in: nil,
    summary: "Service of type LoadBalancer or NodePort is reachable from outside the cluster",
    why:
      "Clients outside the cluster can connect to the pods directly, without the authentication and limits of a gateway. Each load balancer also has its own cost.",
    fix: "set type to ClusterIP, and route requests to the Service through a gateway or an Ingress",
    specFix: "remove 'Expose', and route requests to the service through a gateway",
    covers: CompatibleIDs(kubeLinter: ["exposed-services"]),
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          type: NodePort  # flagged
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
    return [
      finding(at: service.spec["type"], "\(service.manifest.title) is reachable from outside the cluster")
    ]
  }
}
