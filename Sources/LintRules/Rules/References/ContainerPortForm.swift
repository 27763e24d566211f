internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct ContainerPortForm: Rule {
  static let card = RuleCard(
    id: "container-port-form", topic: .references, .error, in: .default,
    summary: "Port name is invalid or is used twice in a container",
    why:
      "The API server rejects a workload with an invalid port name, or with a container that has two ports with the same name. Kubernetes before 1.34 accepts a StatefulSet, but rejects its new pods.",
    fix:
      "use each name once per container. A name has at most \(NameForm.portName.limit) \(NameForm.portName.expected). Also change the Services, probes, lifecycle hooks, NetworkPolicies, and PodMonitors that use the old name",
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
                ports:
                - {name: metrics, containerPort: 8080}
                - {name: http, containerPort: 8081}
                - {name: admin, containerPort: 8082}
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    findings(for: .containerPort, in: manifest)
  }
}
