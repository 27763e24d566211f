internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct SelectorMismatch: Rule {
  static let card = RuleCard(
    id: "selector-mismatch", topic: .references, .error, in: .default,
    summary: "Selector of a workload does not match the labels in its pod template",
    why:
      "The API server rejects the workload. An existing workload keeps its old version, and a new one is not created.",
    fix:
      "change spec.template.metadata.labels so that spec.selector matches these labels, or correct spec.selector. For an existing workload, keep the spec.selector from the cluster, because Kubernetes usually does not allow changes to this field",
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
