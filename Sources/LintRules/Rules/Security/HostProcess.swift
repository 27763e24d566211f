internal import Diagnostics

/// A Windows container that is the node.
struct HostProcess: Rule {
  static let card = RuleCard(
    id: "host-process", .error, in: .default,
    summary: "A host process container runs on the Windows node itself.",
    why: "It has every right there.",
    fix: "drop windowsOptions.hostProcess",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    covers: CompatibleIDs(polaris: ["hostProcess"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
              - name: web
                securityContext:
                  windowsOptions:
                    hostProcess: true  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    let part = container.security("windowsOptions")["hostProcess"]
    guard part.bool == true else { return [] }
    return [finding(at: part, "\(container.title) runs on the node itself")]
  }
}
