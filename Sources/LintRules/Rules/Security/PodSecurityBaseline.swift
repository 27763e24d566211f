internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct PodSecurityBaseline: Rule {
  static let card = RuleCard(
    id: "pod-security-baseline", topic: .security, .error, in: .baseline,
    summary: "Pod does not meet the baseline Pod Security Standard",
    why:
      "In a namespace with the label 'pod-security.kubernetes.io/enforce' set to baseline or restricted, the API server rejects the pod. The API server accepts a Deployment or similar workload, but rejects each new pod of the workload.",
    fix:
      "remove the field that the finding names, or set the field to a value that the finding lists as expected. If the pod needs the setting, run the pod in a namespace with the level privileged, and allow the finding with a reason",
    specFix:
      "remove the part of the spec that causes the finding, such as a 'Relax', 'hostPort' in 'Port', or a 'Volume' with '.hostPath(…)'. Alternatively, change the part to a value that the finding lists as expected. If the pod needs the setting, run the pod in a namespace with the level privileged, and allow the finding with a reason",
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
              containers:
              - name: web
                image: web:1.0
                ports:
                - name: http
                  containerPort: 8080
                  hostPort: 8080  # flagged
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
                image: web:1.0
                ports:
                - name: http
                  containerPort: 8080
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    podSecurityFindings(in: workload, .baseline, context)
  }
}
