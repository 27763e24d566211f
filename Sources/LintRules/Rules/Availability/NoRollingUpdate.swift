internal import Diagnostics
internal import LintEngine

struct NoRollingUpdate: Rule {
  static let card = RuleCard(
    id: "no-rolling-update", topic: .availability, .info, in: nil,
    summary: "Deployment does not set the strategy type RollingUpdate",
    why:
      "With Recreate, a rollout stops all pods before new pods start. Without the field, the Deployment uses RollingUpdate, but the manifest does not show this to reviewers. Enable this rule only if your policy requires an explicit strategy.",
    fix:
      "set 'type: RollingUpdate' in spec.strategy of the Deployment, or 'type: Rolling' in a DeploymentConfig of OpenShift. If the new type replaces Recreate, old and new pods run at the same time during a rollout. If two pods must not run at the same time, or they mount a ReadWriteOnce claim, keep Recreate and allow the finding with a reason",
    specFix:
      "set '.rollout(.rolling())'. If the new strategy replaces Recreate, old and new pods run at the same time during a rollout. If two pods must not run at the same time, or they mount a ReadWriteOnce claim, keep '.rollout(.recreate)' and allow the finding with a reason",
    covers: CompatibleIDs(kubeLinter: ["no-rolling-update-strategy"]),
    examples: [
      .failing(
        """
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
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          strategy: {type: RollingUpdate}
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
    guard workload.isDeployment, !["RollingUpdate", "Rolling"].contains(type.text) else { return [] }
    let wanted = workload.kind == "DeploymentConfig" ? "Rolling" : "RollingUpdate"
    return [finding(at: type, "\(workload.manifest.title) does not set 'type: \(wanted)'")]
  }
}
