internal import Diagnostics
internal import LintEngine

struct AllReplicasOnSpot: Rule {
  static let card = RuleCard(
    id: "all-replicas-on-spot", topic: .spot, .info, in: nil,
    summary: "All pods of a workload behind a Service require spot nodes",
    why:
      "The provider can reclaim many spot nodes at the same time. If all pods lose their nodes and no other spot node is available, the pods stay Pending and requests fail.",
    fix:
      "replace the node selector or required node affinity for spot nodes with a preferred node affinity. Keep a toleration for the taint of spot nodes, if there is one",
    specFix:
      "replace '.placed(on: …)' or a required '.attracted(to: …)' for spot nodes with '.attracted(to: …, strength: .preferred)', and with '.tolerating(…)' if spot nodes have a taint. With 2 pods or more on EKS or Karpenter, you can use '.placed(on: .spot(…, onDemandFloor: 1))' instead",
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
          replicas: 3
          template:
            metadata: {labels: {app: web}}
            spec:
              nodeSelector:
                eks.amazonaws.com/capacityType: SPOT  # flagged
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
              affinity:
                nodeAffinity:
                  preferredDuringSchedulingIgnoredDuringExecution:
                  - weight: 100
                    preference:
                      matchExpressions: [{key: eks.amazonaws.com/capacityType, operator: In, values: [SPOT]}]
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    guard workload.isReplicated, let selection = SpotPlacement(workload).required,
      !context.relations.services(of: workload).isEmpty
    else { return [] }
    return [finding(at: selection.field, "all pods of \(workload.manifest.title) require spot nodes")]
  }
}
