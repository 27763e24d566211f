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
    guard label.text != workload.name else { return [] }
    let found =
      label.text.map { "the instance label is '\($0)'" } ?? "\(workload.manifest.title) has no instance label"
    return [finding(at: label, "\(found), expected '\(workload.name)'")]
  }
}
