internal import Diagnostics
internal import KubernetesFacts

struct UnknownVolume: Rule {
  static let card = RuleCard(
    id: "unknown-volume", .error, in: .default,
    summary: "Container mounts a volume that the pod does not have",
    why: "The API server rejects the pod.",
    fix: "declare the volume, or mount one that exists",
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
