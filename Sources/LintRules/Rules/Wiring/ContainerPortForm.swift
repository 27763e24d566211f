internal import Diagnostics

/// A name that is none for a port.
struct ContainerPortForm: Rule {
  static let card = RuleCard(
    id: "container-port-form", .error, in: .default,
    summary: "A port's name is too long, has other characters, or comes twice in a pod.",
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

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    var seen: Set<String> = []
    return workload.containers.flatMap { $0["ports"].items }.compactMap { port in
      guard port["containerPort"].exists else {
        return finding(at: port, "the port has no containerPort", fix: "add the number of the port")
      }
      guard let name = port["name"].text else { return nil }
      if !PortNameForm.isValid(name) {
        return finding(at: port["name"], "'\(name)' is no name of a port")
      }
      return seen.insert(name).inserted
        ? nil : finding(at: port["name"], "the pod has two ports named '\(name)'")
    }
  }
}
