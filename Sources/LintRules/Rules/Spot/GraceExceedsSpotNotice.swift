internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct GraceExceedsSpotNotice: Rule {
  static let card = RuleCard(
    id: "grace-exceeds-spot-notice", topic: .spot, .warning, in: .default,
    summary: "Grace period exceeds the time within which pods on spot nodes must stop",
    why:
      "After the notice, pods have \(SpotNodeLabel.eks.podTimeText) to stop on EKS and with Karpenter on AWS, and \(SpotNodeLabel.aks.podTimeText) on AKS. On GKE, the default is \(SpotNodeLabel.gke.podTimeText) on Autopilot and \(SpotNodeLabel.gke.defaultPodTimeText) on Standard clusters. From GKE 1.35 on, node pools of Standard clusters can extend the time. For GKE, only grace periods above \(SpotNodeLabel.gke.podTimeText) are reported. Programs that need longer are killed, and open requests fail.",
    fix:
      "set terminationGracePeriodSeconds to at most the time within which pods on the spot nodes must stop. If the program needs more time, require on-demand nodes instead of spot nodes and remove the spot toleration",
    specFix:
      "set '.terminationGracePeriod(…)' to at most the time within which pods on the spot nodes must stop. If the delay and drain time of '.draining(…)' take longer in total, shorten them too. If the program needs more time, use '.placed(on: .onDemand(…))' instead of spot nodes, and remove any spot toleration from '.tolerating(…)'",
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
    // On GKE, the default depends on the kind of cluster, which the pods do not show.
    let standard = SpotNodeLabel.of(key: selection.key).flatMap {
      $0.isNoticeConfigurable ? $0.defaultPodTime : nil
    }
    let time =
      "\(notice) s to stop\(standard.map { " by default, and \($0) s on Standard clusters" } ?? "")"
    let limit =
      "\(notice) or less\(standard.map { ", or to \($0) or less on a Standard cluster with the default settings" } ?? "")"
    let specLimit =
      "'.terminationGracePeriod(.seconds(\(notice)))' or a shorter time\(standard.map { ". On a Standard cluster with the default settings, set at most \($0) seconds" } ?? "")"
    return [
      finding(
        at: workload.pod["terminationGracePeriodSeconds"],
        "the grace period is \(workload.gracePeriodText), but pods on spot nodes have only \(time)",
        notes: [selection.field.note("spot nodes are required here")],
        fix:
          "set terminationGracePeriodSeconds to \(limit). If the program needs more time, require on-demand nodes instead of spot nodes and remove the spot toleration",
        specFix:
          "set \(specLimit). If the delay and drain time of '.draining(…)' take longer in total, shorten them too. If the program needs more time, use '.placed(on: .onDemand(…))' instead of spot nodes, and remove any spot toleration from '.tolerating(…)'"
      )
    ]
  }
}
