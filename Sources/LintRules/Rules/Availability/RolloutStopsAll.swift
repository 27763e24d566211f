internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct RolloutStopsAll: Rule {
  static let card = RuleCard(
    id: "rollout-stops-all", topic: .availability, .warning, in: .default,
    summary: "Rollout can stop all pods before new pods are ready",
    why:
      "Because maxUnavailable is not below the lowest number of pods, the controller may stop all old pods at once. The workload is unavailable until a new pod is ready.",
    fix:
      "set the rolling update's maxUnavailable to 1, or to another number below the lowest number of pods. With one replica, set maxUnavailable to 0 and maxSurge to 1. If two pods must not run at the same time, or they mount a ReadWriteOnce claim, keep maxUnavailable and allow the finding with a reason",
    specFix:
      "use '.rollout(.rolling(unavailable: 1))', or with one replica '.rollout(.rolling(surge: 1, unavailable: 0))'. If two pods must not run at the same time, or they mount a ReadWriteOnce claim, keep 'unavailable:' and allow the finding with a reason",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 3
          strategy:
            rollingUpdate:
              maxUnavailable: 100%  # flagged
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 3
          strategy:
            rollingUpdate:
              maxUnavailable: 1
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    guard workload.rollsOut else { return [] }
    let field = workload.rollingUpdate["maxUnavailable"]
    let least = context.leastReplicas(of: workload)
    let pods = max(1, least)
    let bounds = RolloutBounds(kind: workload.kind, spec: workload.spec.node, replicas: pods)
    guard let text = field.plainText, bounds.unavailable >= pods, pods > 1 || text == "100%" else {
      return []
    }
    return [
      finding(
        at: field,
        "'maxUnavailable: \(text)' allows a rollout to stop \(least == 1 ? "the only pod" : pods == 1 ? "all pods" : "all \(pods) pods")"
      )
    ]
  }
}
