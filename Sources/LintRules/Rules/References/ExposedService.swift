internal import Diagnostics
internal import LintEngine

struct ExposedService: Rule {
  static let card = RuleCard(
    id: "exposed-service", topic: .references, .info, in: nil,
    summary: "Service of type LoadBalancer or NodePort is reachable from outside the cluster",
    why:
      "Clients that can reach the load balancer or the nodes can connect to the pods directly, without the authentication or limits of a gateway. Cloud providers usually charge for each load balancer.",
    fix:
      "move the clients to a gateway or an Ingress that routes to the Service. Then set type to ClusterIP, and remove fields of the old type such as nodePort. For the Service of the gateway itself, allow the finding with a reason",
    specFix:
      "move the clients to a gateway that routes to the service. Then change the type in 'Expose' to '.clusterIP', and remove 'nodePort' from 'Port'. For the service of the gateway itself, allow the finding with a reason",
    covers: CompatibleIDs(kubeLinter: ["exposed-services"]),
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          type: NodePort  # flagged
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
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          type: ClusterIP
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
