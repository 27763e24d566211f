internal import Diagnostics

/// A container of which nobody has thought.
struct NoSecurityContext: Rule {
  static let card = RuleCard(
    id: "no-security-context", .info, in: nil,
    summary: "Neither the container nor its pod says anything of security.",
    why: "Whatever the image and the cluster's defaults allow is allowed.",
    fix: "add a securityContext",
    covers: CompatibleIDs(checkov: ["CKV_K8S_29", "CKV_K8S_30"]),
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
              - name: web  # flagged
                image: web:1.0
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 3
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    guard container["securityContext"].isEmpty, container.workload.pod["securityContext"].isEmpty else {
      return []
    }
    return [finding(at: container["securityContext"], "\(container.title) has no securityContext")]
  }
}
