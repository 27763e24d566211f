internal import Diagnostics
internal import LintEngine

struct UnmountedClaimTemplate: Rule {
  static let card = RuleCard(
    id: "unmounted-claim-template", topic: .references, .warning, in: .default,
    summary: "No container uses the volume from a volumeClaimTemplate",
    why:
      "A program that needs the volume writes its data to the filesystem of the container. The data is lost when the container restarts, although a persistent volume exists.",
    fix:
      "add a volumeMount with the name of the claim template and the data directory of the program as mountPath. For a template with 'volumeMode: Block', add a volumeDevice instead. If the program does not run as root, also set securityContext.fsGroup of the pod, so that the program can write to the volume. Before the change, back up existing data, because the volume is empty. If no container needs the volume, run 'kubectl delete --cascade=orphan' for the StatefulSet, which keeps the pods, and apply the StatefulSet without the claim template",
    specFix:
      "set 'at' in 'ClaimTemplate' to the data directory of the program, or add a 'Mount' to another container. For a template with the mode '.block', set 'at' to the device path, or add a 'Device'. If the program does not run as root, also set 'volumeGroup' in 'RunAs', so that the program can write to the volume. Before the change, back up existing data, because the volume is empty. If no container needs the volume, run 'kubectl delete --cascade=orphan' for the StatefulSet, which keeps the pods, and apply the StatefulSet without the claim template",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: mongo}
        spec:
          volumeClaimTemplates:
          - metadata:
              name: data  # flagged
          template:
            spec:
              containers: [{name: mongo}]
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: mongo}
        spec:
          selector: {app: mongo}
          ports: [{name: tcp, port: 8080}]
          clusterIP: None
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: mongo}
        spec:
          serviceName: mongo
          volumeClaimTemplates:
          - metadata: {name: data}
            spec:
              accessModes: [ReadWriteOnce]
              resources: {requests: {storage: 1Gi}}
          template:
            metadata: {labels: {app: mongo}}
            spec:
              containers:
              - name: mongo
                volumeMounts: [{name: data, mountPath: /data/db}]
        """),
    ])

  func check(_ set: StatefulSet, in context: LintContext) -> [Finding] {
    let pod = set.manifest.podTemplate?["spec"]
    let containers = pod.map { $0["containers"].items + $0["initContainers"].items } ?? []
    let mounted = Set(
      containers.flatMap { $0["volumeMounts"].items + $0["volumeDevices"].items }.compactMap {
        $0["name"].text
      })
    return set.spec["volumeClaimTemplates"].items.compactMap { claim in
      guard let name = claim["metadata"]["name"].text, !mounted.contains(name) else { return nil }
      return finding(
        at: claim["metadata"]["name"],
        "no container uses the volume of the claim template '\(name)'")
    }
  }
}
