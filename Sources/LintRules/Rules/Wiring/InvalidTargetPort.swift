internal import Diagnostics
internal import KubernetesFacts

/// A target that no pod can have.
struct InvalidTargetPort: Rule {
  static let card = RuleCard(
    id: "invalid-target-port", .error, in: .default,
    summary: "A Service sends to a port that no pod can have.",
    why: "The API refuses the Service.",
    fix: "name a number from 1 to 65535, or at most 15 small letters, digits and dashes",
    covers: CompatibleIDs(kubeLinter: ["invalid-target-ports"]),
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selector: {app: web}
          ports:
          - port: 80
            targetPort: Web_Port  # flagged
          - port: 81
            targetPort: 70000  # flagged
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
        """),
    ])

  func check(_ manifest: Manifest, in fleet: Fleet) -> [Finding] {
    findings(for: .targetPort, in: manifest)
  }
}
