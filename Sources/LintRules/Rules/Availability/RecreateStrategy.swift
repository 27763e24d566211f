internal import Diagnostics
internal import LintEngine

struct RecreateStrategy: Rule {
  static let card = RuleCard(
    id: "recreate-strategy", topic: .availability, .warning, in: .production,
    summary: "Deployment behind a Service uses the Recreate strategy",
    why:
      "A rollout stops all old pods before it creates new pods. Requests to the Service fail until a new pod is ready.",
    fix:
      "set spec.strategy.type to RollingUpdate, or to Rolling in a DeploymentConfig of OpenShift. During a rollout, old and new pods then run at the same time. If two pods must not run at the same time, or they mount a ReadWriteOnce claim, keep Recreate and allow the finding with a reason",
    specFix:
      "set '.rollout(.rolling())'. During a rollout, old and new pods then run at the same time. If two pods must not run at the same time, or they mount a ReadWriteOnce claim, keep '.rollout(.recreate)' and allow the finding with a reason",
    covers: CompatibleIDs(
      kubeScore: ["deployment-strategy"]),
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
          strategy:
            type: Recreate  # flagged
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
          strategy:
            type: RollingUpdate
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let type = workload.spec["strategy"]["type"]
    guard workload.recreatesPods, !context.relations.services(of: workload).isEmpty
    else { return [] }
    return [
      finding(
        at: type,
        "\(workload.manifest.title) stops all pods before it starts new pods, so requests fail during every rollout"
      )
    ]
  }
}
