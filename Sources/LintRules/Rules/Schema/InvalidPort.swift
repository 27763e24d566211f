internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct InvalidPort: Rule {
  static let card = RuleCard(
    id: "invalid-port", topic: .schema, .error, in: .default,
    summary: "Port number or port name is invalid",
    why:
      "The API server rejects an object with an invalid port. Most port numbers can be from \(PortNumber.all.lowerBound) to \(PortNumber.all.upperBound), and node ports by default from \(PortNumber.ofNodes.lowerBound) to \(PortNumber.ofNodes.upperBound). The name of a container port has at most \(NameForm.portName.limit) \(NameForm.portName.expected).",
    fix: "set the port to a number or a name that the finding allows",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
                ports:
                - containerPort: 70000  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
                ports:
                - containerPort: 7000
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    findings(for: .port, in: manifest)
  }
}
