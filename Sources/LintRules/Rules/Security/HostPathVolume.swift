internal import Diagnostics
internal import LintEngine

struct HostPathVolume: Rule {
  static let card = RuleCard(
    id: "host-path-volume", topic: .security, .warning, in: .restricted,
    summary: "Pod uses a hostPath volume",
    why:
      "The files can differ between nodes, so a new pod on another node can read different data. Paths such as '/' or '/etc' also give access to the node.",
    fix:
      "replace the hostPath volume. Use a PersistentVolumeClaim for data that must outlive the pod, a ConfigMap for configuration files, or an emptyDir for temporary files. An emptyDir starts empty and is deleted with the pod. Copy existing data to the new claim or ConfigMap. A claim that pods on several nodes share needs the access mode ReadWriteMany, or ReadOnlyMany if no pod writes. If the program works on files of the node, allow the finding with a reason",
    specFix:
      "replace '.hostPath(…)' in the Volume. Use '.claim(…)' for data that must outlive the pod, '.configMap(…)' for configuration files, or '.emptyDir' for temporary files. An emptyDir starts empty and is deleted with the pod. Copy existing data to the new claim or ConfigMap. A claim that pods on several nodes share needs the access mode ReadWriteMany, or ReadOnlyMany if no pod writes. If the program works on files of the node, allow the finding with a reason",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    covers: CompatibleIDs(polaris: ["hostPathSet"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              volumes:
              - name: data
                hostPath:
                  path: /data  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              volumes:
              - name: data
                persistentVolumeClaim: {claimName: web-data}
              containers:
              - name: web
                volumeMounts: [{name: data, mountPath: /data}]
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: web-data}
        spec: {accessModes: [ReadWriteMany], resources: {requests: {storage: 1Gi}}}
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    workload.pod["volumes"].items.compactMap { volume in
      let field = volume["hostPath"]["path"]
      guard let path = field.text, !path.isEmpty else { return nil }
      return finding(at: field, "volume '\(volume["name"].text ?? "")' mounts '\(path)' from the node")
    }
  }
}
