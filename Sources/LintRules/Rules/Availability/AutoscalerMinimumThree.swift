internal import Diagnostics
internal import LintEngine

struct AutoscalerMinimumThree: Rule {
  static let card = RuleCard(
    id: "autoscaler-minimum-three", topic: .availability, .info, in: nil,
    summary: "Autoscaler can scale down to fewer than three pods",
    why:
      "At low load, the workload can run fewer than three pods. If one of two pods crashes while a drain evicts the other, no pod is ready. A crash during a rollout has the same effect if the rollout stops a pod before its replacement is ready, as for a StatefulSet. A KEDA object with a minimum of 0, which is the default, or with an idleReplicaCount of 0 is not reported.",
    fix:
      "set the autoscaler's minimum to 3 or more: minReplicas, or KEDA's minReplicaCount or replicas.min. Keep the maximum above the minimum",
    specFix: "set 'from' to 3 or more, and 'to' above 'from': '.autoscaled(from: 3, to: 6, …)'",
    covers: CompatibleIDs(kubeLinter: ["hpa-minimum-three-replicas"]),
    options: [RuleOption("replicas", 3, "lowest minimum that is not reported")],
    examples: [
      .failing(
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
          minReplicas: 2  # flagged
          maxReplicas: 6
          metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 60}}}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: null
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
      .passing(
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
          minReplicas: 3
          maxReplicas: 6
          metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 60}}}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: null
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ autoscaler: Autoscaler, in context: LintContext) -> [Finding] {
    let fewest = number("replicas", in: context)
    guard autoscaler.minimum < fewest, !autoscaler.scalesToZero else { return [] }
    return [
      finding(
        at: autoscaler.minimumField,
        "\(autoscaler.manifest.title) can scale down to \(autoscaler.minimum) pod\(autoscaler.minimum == 1 ? "" : "s"): \(autoscaler.minimumName) must be at least \(fewest)",
        fix: fewest == 3 ? nil : autoscaler.change(raisingMinimumTo: fewest),
        specFix: fewest == 3
          ? nil
          : "set 'from' to \(fewest) or more, and 'to' above 'from': '.autoscaled(from: \(fewest), to: \(fewest * 2), …)'"
      )
    ]
  }
}

extension Autoscaler {
  /// The change that raises the minimum number of pods, and also the maximum unless it is above the new minimum.
  fileprivate func change(raisingMinimumTo fewest: Int) -> String {
    let change = "set \(minimumName) to \(fewest)"
    guard let maximum, maximum <= fewest else { return change }
    return "\(change) and \(maximumName) to more than \(fewest)"
  }
}
