internal import Diagnostics
internal import LintEngine
internal import ManifestTree

struct DoNotDisruptOnSpot: Rule {
  static let card = RuleCard(
    id: "do-not-disrupt-on-spot", topic: .spot, .warning, in: .default,
    summary: "Pod that requires spot nodes has the annotation 'karpenter.sh/do-not-disrupt'",
    why:
      "The annotation stops Karpenter from consolidating the pod's node and, unless the NodePool sets terminationGracePeriod, from replacing a drifted node. The provider still reclaims the spot node. Because recent Karpenter versions do not evict such a pod from the reclaimed node, the pod may not stop gracefully. A duration as the value is not reported.",
    fix:
      "remove the annotation if the pod can be stopped at any time. Otherwise, require on-demand nodes instead of spot nodes, and remove the spot toleration",
    specFix:
      "remove the annotation if the pod can be stopped at any time. Otherwise, use '.placed(on: .onDemand(…))' instead of spot nodes, and remove any spot toleration from '.tolerating(…)'",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata:
              labels: {app: web}
              annotations:
                karpenter.sh/do-not-disrupt: "true"  # flagged
            spec:
              nodeSelector: {karpenter.sh/capacity-type: spot}
              tolerations: [{key: karpenter.sh/capacity-type, operator: Equal, value: spot, effect: NoSchedule}]
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata:
              labels: {app: web}
            spec:
              nodeSelector: {karpenter.sh/capacity-type: spot}
              tolerations: [{key: karpenter.sh/capacity-type, operator: Equal, value: spot, effect: NoSchedule}]
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let mark = workload.template["metadata"]["annotations"]["karpenter.sh/do-not-disrupt"]
    guard mark.plainText == "true", SpotPlacement(workload).required != nil else { return [] }
    return [
      finding(
        at: mark, "\(workload.manifest.title) requires spot nodes and sets 'karpenter.sh/do-not-disrupt'")
    ]
  }
}
