internal import Diagnostics

/// Pods of which nobody has thought.
struct NoPodSecurityContext: Rule {
  static let card = RuleCard(
    id: "no-pod-security-context", .info, in: nil,
    summary: "A pod template says nothing of security.",
    why:
      "What holds for all containers, such as the user, the group of the volumes and the seccomp profile, is left to images and defaults, and a container that is added later has nothing of it.",
    fix: "add a securityContext to the pod",
    covers: CompatibleIDs(checkov: ["CKV_K8S_29"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:  # flagged
              containers:
              - name: web
                image: web:1.0
                securityContext: {runAsNonRoot: true}
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
              securityContext: {runAsNonRoot: true}
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    let context = workload.pod["securityContext"]
    guard workload.pod.exists, context.isEmpty else { return [] }
    return [finding(at: context, "the pods of \(workload.manifest.title) have no securityContext")]
  }
}
