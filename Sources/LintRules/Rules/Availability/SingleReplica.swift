internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct SingleReplica: Rule {
  static let card = RuleCard(
    id: "single-replica", topic: .availability, .warning, in: .production,
    summary: "Deployment or similar workload behind a Service has one replica and no autoscaler",
    why:
      "When the only pod crashes, or its node is drained, lost, or reclaimed, requests fail until the pod or its replacement is ready. The rule also checks kinds that replace Deployments, such as Rollout and CloneSet.",
    fix:
      "set spec.replicas to 2 or more, or remove this field and add an autoscaler with a minimum of 2 or more. Also spread the pods over nodes and add a PodDisruptionBudget. If the program must not run twice, or the pods mount a ReadWriteOnce claim, keep one replica and allow the finding with a reason. If an autoscaler outside the input scales the workload, add the autoscaler to the input instead",
    specFix:
      "set '.replicas(2)' or '.autoscaled(from: 2, …)', and add '.spread(over: .host)' and '.disruptionBudget(maxUnavailable: 1)'. If the program must not run twice, or the pods mount a ReadWriteOnce claim, keep one replica and allow the finding with a reason",
    covers: CompatibleIDs(kubeScore: ["deployment-replicas"]),
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selector: {app: web}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 1  # flagged
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selector: {app: web}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 3
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    guard workload.isStateless, context.relations.autoscalers(of: workload).isEmpty,
      workload.replicas == 1,
      !context.relations.services(of: workload).isEmpty
    else { return [] }
    return [
      finding(
        at: workload.spec["replicas"],
        "\(workload.manifest.title) serves requests with 1 replica: replicas must be at least 2")
    ]
  }
}
