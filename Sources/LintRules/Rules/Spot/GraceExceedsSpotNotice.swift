internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct GraceExceedsSpotNotice: Rule {
  static let card = RuleCard(
    id: "grace-exceeds-spot-notice", .warning, in: .default,
    summary: "Grace period is longer than the time that pods on spot nodes have to stop",
    why:
      "After the notice, pods have \(SpotNodeLabel.eks.podTimeText) to stop on EKS and with Karpenter on AWS, and \(SpotNodeLabel.aks.podTimeText) on AKS. On GKE, the default is at most \(SpotNodeLabel.gke.podTimeText), and Standard node pools of version 1.35 and later can extend the time. Programs that need longer are killed, and open requests fail.",
    fix:
      "set terminationGracePeriodSeconds to the number of seconds that the finding names, or less. If the program needs more time, require on-demand nodes instead of spot nodes and remove the spot toleration",
    references: [
      "https://cloud.google.com/kubernetes-engine/docs/concepts/spot-vms",
      "https://learn.microsoft.com/azure/aks/spot-node-pool",
    ],
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              nodeSelector: {cloud.google.com/gke-spot: "true"}
              tolerations: [{key: cloud.google.com/gke-spot, operator: Equal, value: "true", effect: NoSchedule}]
              terminationGracePeriodSeconds: 60  # flagged
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
              nodeSelector: {cloud.google.com/gke-spot: "true"}
              tolerations: [{key: cloud.google.com/gke-spot, operator: Equal, value: "true", effect: NoSchedule}]
              terminationGracePeriodSeconds: 25
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    guard let selection = SpotPlacement(workload).required,
      let notice = SpotPlacement.notice(of: selection.key), workload.gracePeriod > notice
    else { return [] }
    let isConfigurable = SpotNodeLabel.of(key: selection.key)?.isNoticeConfigurable == true
    let time = "\(notice) s to stop\(isConfigurable ? " by default" : "")"
    return [
      finding(
        at: workload.pod["terminationGracePeriodSeconds"],
        "the grace period is \(workload.gracePeriodText), but pods on spot nodes have only \(time)",
        notes: [selection.field.note("spot nodes are required here")],
        fix:
          "set terminationGracePeriodSeconds to \(notice) or less. If the program needs more time, require on-demand nodes instead of spot nodes and remove the spot toleration"
      )
    ]
  }
}
