internal import Diagnostics
internal import LintEngine

struct SpotState: Rule {
  static let card = RuleCard(
    id: "spot-state", topic: .spot, .warning, in: .default,
    summary: "StatefulSet with persistent volumes requires spot nodes",
    why:
      "When a node is reclaimed, a volume that is attached to the node must be detached before another node can use it. The detach can take several minutes, during which the pod cannot start, and the last writes can be lost.",
    fix:
      "replace the requirement for spot nodes with a requirement for on-demand nodes, and remove the spot toleration. The cluster must have on-demand nodes in the zones of the volumes",
    specFix:
      "use '.placed(on: .onDemand(…))' instead of spot nodes, and remove any spot toleration from '.tolerating(…)'. The cluster must have on-demand nodes in the zones of the volumes",
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: db}
        spec:
          clusterIP: None
          selector: {app: db}
          ports: [{name: tcp, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: db}
        spec:
          serviceName: db
          volumeClaimTemplates:
          - metadata: {name: data}
            spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
          template:
            metadata: {labels: {app: db}}
            spec:
              nodeSelector:
                eks.amazonaws.com/capacityType: SPOT  # flagged
              containers:
              - name: db
                volumeMounts: [{name: data, mountPath: /data}]
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: db}
        spec:
          clusterIP: None
          selector: {app: db}
          ports: [{name: tcp, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: db}
        spec:
          serviceName: db
          volumeClaimTemplates:
          - metadata: {name: data}
            spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
          template:
            metadata: {labels: {app: db}}
            spec:
              nodeSelector:
                eks.amazonaws.com/capacityType: ON_DEMAND
              containers:
              - name: db
                volumeMounts: [{name: data, mountPath: /data}]
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    guard let selection = SpotPlacement(workload).required else { return [] }
    let hasClaim =
      !workload.spec["volumeClaimTemplates"].isEmpty
      || workload.pod["volumes"].items.contains { $0["persistentVolumeClaim"].exists }
    guard hasClaim, workload.kind == "StatefulSet" else { return [] }
    return [
      finding(
        at: selection.field, "\(workload.manifest.title) uses persistent volumes and requires spot nodes")
    ]
  }
}
