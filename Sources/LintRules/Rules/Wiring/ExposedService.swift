internal import Diagnostics

/// A Service with a door of its own.
struct ExposedService: Rule {
  static let card = RuleCard(
    id: "exposed-service", .info, in: nil,
    summary: "A Service of type LoadBalancer or NodePort is reached from outside.",
    why: "Every such Service is an address, a bill and a surface of its own.",
    fix: "use a ClusterIP behind a gateway or an Ingress",
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

  func check(_ service: Service, in fleet: Fleet) -> [Finding] {
    guard service.isExposed else { return [] }
    return [
      finding(at: service.spec["type"], "\(service.manifest.title) is reached from outside the cluster")
    ]
  }
}
