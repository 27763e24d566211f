internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct UnknownVolume: Rule {
  static let card = RuleCard(
    id: "unknown-volume", topic: .references, .error, in: .default,
    summary: "Container mounts a volume that the pod does not declare",
    why:
      "The API server rejects the workload. An existing workload keeps its old version, and a new one is not created. Kubernetes before 1.34 accepts a StatefulSet, but rejects its new pods.",
    fix:
      "add the volume to 'volumes' in the pod spec, or correct the name in volumeMounts or volumeDevices",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              volumes: [{name: data, emptyDir: {}}]
              containers:
              - name: web
                volumeMounts:
                - name: dat  # flagged
                  mountPath: /data
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              volumes: [{name: data, emptyDir: {}}]
              containers:
              - name: web
                volumeMounts: [{name: data, mountPath: /data}]
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    findings(for: .volume, in: manifest)
  }
}
