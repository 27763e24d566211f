internal import Diagnostics
internal import KubernetesFacts

/// A mount of nothing.
struct UnknownVolume: Rule {
  static let card = RuleCard(
    id: "unknown-volume", .error, in: .default,
    summary: "A container mounts a volume that the pod does not have.",
    why: "The API refuses the pod.",
    fix: "declare the volume, or name one that is",
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

  func check(_ manifest: Manifest, in fleet: Fleet) -> [Finding] {
    findings(for: .volume, in: manifest)
  }
}
