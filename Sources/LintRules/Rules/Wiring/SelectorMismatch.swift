internal import Diagnostics

/// A workload that does not own its pods.
struct SelectorMismatch: Rule {
  static let card = RuleCard(
    id: "selector-mismatch", .error, in: .default,
    summary: "A workload's selector does not fit the labels of its own pods.",
    why: "The API refuses it.",
    fix: "give the pod template the labels of the selector",
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
          selector:  # flagged
            matchLabels: {app: wob}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers: []
        """),
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          selector:  # flagged
            matchLabels: {app: web}
          template:
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
          selector: {app: wob}  # flagged
          template:
            metadata: {labels: {app: web}}
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

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    let (selector, labels) = (workload.selector, workload.template["metadata"]["labels"])
    guard workload.kind != "Pod", workload.kind != "Job", !selector.isEmpty, !selector.matches(labels.textMap)
    else {
      return []
    }
    return [
      finding(
        at: workload.spec["selector"],
        "the selector of \(workload.manifest.title) does not fit its pod template",
        notes: labels.exists ? [labels.note("the labels are here")] : [])
    ]
  }
}
