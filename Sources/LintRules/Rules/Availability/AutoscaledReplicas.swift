internal import Diagnostics
internal import LintEngine
internal import ManifestTree

struct AutoscaledReplicas: Rule {
  static let card = RuleCard(
    id: "autoscaled-replicas", topic: .availability, .warning, in: .default,
    summary: "Workload with an autoscaler also sets replicas",
    why:
      "An apply resets the number of pods to the manifest's replicas until the autoscaler corrects the number. If the manifest's number is lower, the reset stops pods that handle requests. A server-side apply can fail with a conflict instead. With 'replicas: 0', a HorizontalPodAutoscaler does not scale unless its minimum is also 0.",
    fix:
      "remove spec.replicas from the manifest, and set the lowest number of pods as the autoscaler's minimum. The next apply can then scale the workload to 1 pod until the autoscaler corrects the number. To avoid this with client-side apply, first remove spec.replicas from the last applied configuration with 'kubectl apply edit-last-applied'",
    covers: CompatibleIDs(kubeScore: ["deployment-targeted-by-hpa-does-not-have-replicas-configured"]),
    examples: [
      .failing(
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
          replicas: 2  # flagged
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

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let replicas = workload.spec["replicas"]
    // In an object from a cluster, which has a status, the autoscaler has set the number.
    guard replicas.exists, !workload.manifest.root["status"].exists,
      !context.relations.autoscalers(of: workload).isEmpty
    else { return [] }
    return [
      finding(
        at: replicas,
        "\(workload.manifest.title) sets 'replicas: \(replicas.plainText ?? "")', but an autoscaler controls the number of pods"
      )
    ]
  }
}
