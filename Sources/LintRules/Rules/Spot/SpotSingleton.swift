internal import Diagnostics
internal import LintEngine

struct SpotSingleton: Rule {
  static let card = RuleCard(
    id: "spot-singleton", topic: .spot, .warning, in: .default,
    summary: "Workload behind a Service can run with fewer than two pods and requires spot nodes",
    why:
      "When the provider reclaims the node of the only pod, the notice is often too short to start a new pod on another node. Requests fail until the new pod is ready.",
    fix:
      "set replicas, or the autoscaler's minimum, to 2 or more and spread the pods over nodes. If the program must not run twice, or the pods share a ReadWriteOnce claim, require on-demand nodes instead and remove the spot toleration",
    specFix:
      "set '.replicas(2)' or '.autoscaled(from: 2, …)', and add '.spread(over: .host)' or '.apart(on: .host)'. If the program must not run twice, or the pods share a ReadWriteOnce claim, use '.placed(on: .onDemand(…))' instead, and remove any spot toleration from '.tolerating(…)'",
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
          template:
            metadata: {labels: {app: web}}
            spec:
              nodeSelector:
                eks.amazonaws.com/capacityType: SPOT  # flagged
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
              nodeSelector:
                eks.amazonaws.com/capacityType: ON_DEMAND
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    guard workload.isReplicated, let selection = SpotPlacement(workload).required,
      context.leastReplicas(of: workload) < 2, !isStopped(workload, in: context),
      !context.relations.services(of: workload).isEmpty
    else { return [] }
    return [
      finding(
        at: selection.field,
        "\(workload.manifest.title) can run with fewer than 2 pods and requires spot nodes")
    ]
  }

  /// Whether the workload runs no pods and no autoscaler adds any.
  private func isStopped(_ workload: Workload, in context: LintContext) -> Bool {
    workload.spec["replicas"].int == 0 && context.relations.autoscalers(of: workload).isEmpty
  }
}
