internal import Diagnostics

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
        "selector of \(workload.manifest.title) does not match its pod template",
        notes: labels.exists ? [labels.note("the pod template's labels are here")] : [])
    ]
  }
}
