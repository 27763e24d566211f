internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct PodSecurityRestricted: Rule {
  static let card = RuleCard(
    id: "pod-security-restricted", topic: .security, .error, in: .restricted,
    summary: "Pod does not meet the restricted Pod Security Standard",
    why:
      "In a namespace with the label 'pod-security.kubernetes.io/enforce: restricted', the API server rejects the pod. The API server accepts a Deployment or similar workload, but rejects each new pod of the workload.",
    fix:
      "set the field that the finding names to a value that the finding lists as expected. If the finding lists no value, remove the field. With 'runAsNonRoot: true', a container that runs as root does not start. For such a container, first set runAsUser to a user ID other than 0 that has access to the program's files and volumes. If the pod needs the setting, run the pod in a namespace with the level baseline, and allow the finding with a reason",
    specFix:
      "remove the part of the spec that causes the finding, such as a 'Relax', 'RunAs(user: 0)', or a 'Volume' with '.nfs(…)'. Alternatively, change the part to a value that the finding lists as expected. Without the hardening default, set a required field in 'SecurityContext'. With 'runAsNonRoot: true', a container that runs as root does not start. For such a container, first set 'RunAs(user: …)' to a user ID other than 0 that has access to the program's files and volumes. If the pod needs the setting, run the pod in a namespace with the level baseline, and allow the finding with a reason",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
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
              securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
              containers:
              - name: web
                image: web:1.0
                securityContext:
                  allowPrivilegeEscalation: true  # flagged
                  capabilities: {drop: [ALL]}
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
              securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
              containers:
              - name: web
                image: web:1.0
                securityContext:
                  allowPrivilegeEscalation: false
                  capabilities: {drop: [ALL]}
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    podSecurityFindings(in: workload, .restricted, context)
  }
}
