internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct SpotSelectorWithoutToleration: Rule {
  static let card = RuleCard(
    id: "spot-selector-without-toleration", topic: .spot, .warning, in: .default,
    summary: "Pod requires spot nodes but does not tolerate a taint with the key and value of the node label",
    why:
      "AKS taints spot nodes by default, and other clusters often add a taint with the key and value of the label. A pod without a matching toleration cannot run on tainted nodes and can stay Pending.",
    fix:
      "add a toleration with the key of the label and 'operator: Exists' to spec.tolerations of the pod template. If your spot nodes have another taint, add a toleration for that taint too",
    specFix:
      "replace '.placed(on: .nodes(…))' with '.placed(on: .spot(…))', which adds the toleration, or add '.tolerating(Toleration(\"…\"))' with the key of the label. If your spot nodes have another taint, add a toleration for that taint too",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              nodeSelector:
                node-role: spot  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              nodeSelector:
                node-role: spot
              tolerations: [{key: node-role, operator: Equal, value: spot, effect: NoSchedule}]
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let spot = SpotPlacement(workload)
    guard let selection = spot.required, let label = SpotNodeLabel.of(key: selection.key),
      !spot.isTolerated(label)
    else { return [] }
    let taint = label.taint
    return [
      finding(
        at: selection.field,
        "the pod requires spot nodes through the label '\(label.key)' but does not tolerate the taint '\(taint.key)=\(taint.value):\(taint.effect.rawValue)'",
        fix:
          "add '{key: \(label.key), operator: Exists}' to the tolerations of the pod. If your spot nodes have another taint, add a toleration for that taint too",
        specFix:
          "replace '.placed(on: .nodes(…))' with '.placed(on: .spot(…))', which adds the toleration, or add '.tolerating(Toleration(\"\(label.key)\"))'. If your spot nodes have another taint, add a toleration for that taint too"
      )
    ]
  }
}
