internal import Diagnostics
internal import KubernetesFacts

/// A name that is none for a port.
struct ContainerPortForm: Rule {
  static let card = RuleCard(
    id: "container-port-form", .error, in: .default,
    summary: "Name of a container port is invalid or used twice in the container.",
    why: """
      The API refuses the pod, or a Service finds another port than the one that is meant.
      """,
    fix: "use at most 15 small letters, digits and dashes, and each name once",
    covers: CompatibleIDs(kubeLinter: ["invalid-target-ports"], kubeScore: ["container-ports-check"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                ports:
                - {name: metrics-and-health, containerPort: 8080}  # flagged
                - {name: http, containerPort: 8081}
                - {name: http, containerPort: 8082}  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                ports: [{name: http, containerPort: 8080}, {name: admin, containerPort: 8081}]
        """),
    ])

  func check(_ manifest: Manifest, in fleet: Fleet) -> [Finding] {
    findings(for: .containerPort, in: manifest)
  }
}
