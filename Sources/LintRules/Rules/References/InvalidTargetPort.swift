internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct InvalidTargetPort: Rule {
  static let card = RuleCard(
    id: "invalid-target-port", topic: .references, .error, in: .default,
    summary: "Service has an invalid target port",
    why:
      "The API server rejects the Service. An existing Service keeps its old ports, and a new one is not created.",
    fix:
      "set targetPort to a number from \(PortNumber.all.lowerBound) to \(PortNumber.all.upperBound) or a port name. A name has at most \(NameForm.portName.limit) \(NameForm.portName.expected)",
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
          ports:
          - {name: http, port: 80, targetPort: web-port}
          - {name: admin, port: 81, targetPort: 7000}
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
                ports: [{name: web-port, containerPort: 8081}, {name: http-admin, containerPort: 7000}]
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    findings(for: .targetPort, in: manifest)
  }
}
