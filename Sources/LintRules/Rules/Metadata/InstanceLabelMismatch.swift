internal import Diagnostics
internal import ManifestTree

/// An object whose instance label has another name.
struct InstanceLabelMismatch: Rule {
  static let card = RuleCard(
    id: "instance-label-mismatch", .info, in: nil,
    summary: "The label `app.kubernetes.io/instance` of a workload differs from its name.",
    why: "Dashboards that group by the label count the pods for something else.",
    fix: "give the label the name of the object",
    covers: CompatibleIDs(polaris: ["metadataAndInstanceMismatched"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          labels:
            app.kubernetes.io/instance: wob  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, labels: {app.kubernetes.io/instance: web}}
        """),
    ])

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    let label = workload.manifest.root["metadata"]["labels"]["app.kubernetes.io/instance"]
    guard let text = label.text, text != workload.name else { return [] }
    return [
      finding(
        at: label, "the instance label is '\(text)', expected '\(workload.name)'")
    ]
  }
}
