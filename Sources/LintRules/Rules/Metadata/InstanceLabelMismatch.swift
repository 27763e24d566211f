internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct InstanceLabelMismatch: Rule {
  static let card = RuleCard(
    id: "instance-label-mismatch", topic: .metadata, .info, in: nil,
    summary: "Label 'app.kubernetes.io/instance' is missing or differs from the workload's name",
    why:
      "Dashboards and tools group objects by this label. With another value, the workload appears under a different instance. Without the label, the workload appears under none. Many Helm charts set the label to the release name, and Argo CD can set it to the application's name. Enable this rule only if your policy requires the workload's name.",
    fix: "set the label app.kubernetes.io/instance in the metadata of the workload to the workload's name",
    specFix:
      "set '.workloadLabels([\"app.kubernetes.io/instance\": \"…\"])' on the service to the workload's name",
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
        metadata:
          name: web
          labels:
            app.kubernetes.io/instance: web
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let label = workload.manifest.root["metadata"]["labels"][RecommendedLabel.instance]
    guard label.text != workload.name else { return [] }
    let message =
      label.text.map { "label 'app.kubernetes.io/instance' is '\($0)', expected '\(workload.name)'" }
      ?? "\(workload.manifest.title) has no label 'app.kubernetes.io/instance' with the value '\(workload.name)'"
    return [finding(at: label, message)]
  }
}
