internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct PodSecurityBaseline: Rule {
  static let card = RuleCard(
    id: "pod-security-baseline", .error, in: .baseline,
    summary: "Pod does not meet the baseline Pod Security Standard",
    why:
      "A namespace with the label `pod-security.kubernetes.io/enforce: baseline` rejects the pods. The Deployment or other workload is created, but no pod starts.",
    fix:
      "change the field that the finding names. If the pod needs the setting, run it in a namespace with the level privileged, and allow the finding with a reason",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec:
          containers:
          - name: web
            image: web:1.0
            ports:
            - containerPort: 8080
              hostPort: 8080  # flagged
        """),
      .passing(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: web}
        data: {LOG_LEVEL: INFO}
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    podSecurityFindings(in: workload, .baseline, context)
  }
}
