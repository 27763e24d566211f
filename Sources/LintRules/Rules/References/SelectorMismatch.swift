internal import Diagnostics
internal import KubernetesFacts

struct SelectorMismatch: Rule {
  static let card = RuleCard(
    id: "selector-mismatch", .error, in: .default,
    summary: "Workload's selector does not match its pod template",
    why: "The API server rejects the workload.",
    fix: "use the labels of the selector on the pod template",
    covers: CompatibleIDs(
      kubeLinter: ["mismatching-selector"],
      kubeScore: [
        "deployment-pod-selector-labels-match-template-metadata-labels",
        "statefulset-pod-selector-labels-match-template-metadata-labels",
      ]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          selector: {matchLabels: {app: wob}}
          template:
            metadata:
              labels: {app: web}  # flagged
            spec:
              containers: []
        """),
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          selector: {matchLabels: {app: web}}
          template:  # flagged
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
      .failing(
        """
        apiVersion: apps.openshift.io/v1
        kind: DeploymentConfig
        metadata: {name: web}
        spec:
          selector: {app: wob}
          template:
            metadata:
              labels: {app: web}  # flagged
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
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    findings(for: .selectorMismatch, in: manifest)
  }
}
