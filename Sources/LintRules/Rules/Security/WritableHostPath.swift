internal import Diagnostics
internal import LintEngine

struct WritableHostPath: Rule {
  static let card = RuleCard(
    id: "writable-host-path", topic: .security, .warning, in: .production,
    summary: "Container mounts a hostPath volume without readOnly",
    why:
      "A process that runs as root in the container can change mounted files of the node, such as scripts that the node runs as root.",
    fix:
      "set 'readOnly: true' in the volumeMount if the program only reads the files. Otherwise, replace the hostPath volume with a PersistentVolumeClaim for data that must outlive the pod, or an emptyDir for temporary files. An emptyDir starts empty and is deleted with the pod. Copy existing data to the new claim. A claim that pods on several nodes share needs the access mode ReadWriteMany. If the program must write to the node, allow the finding with a reason",
    specFix:
      "set 'readOnly: true' in the Volume or Mount if the program only reads the files. Otherwise, replace '.hostPath(…)' with '.claim(…)' for data that must outlive the pod, or '.emptyDir' for temporary files. An emptyDir starts empty and is deleted with the pod. Copy existing data to the new claim. A claim that pods on several nodes share needs the access mode ReadWriteMany. If the program must write to the node, allow the finding with a reason",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    covers: CompatibleIDs(kubeLinter: ["writable-host-mount"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              volumes: [{name: logs, hostPath: {path: /var/log}}]
              containers:
              - name: web
                volumeMounts:
                - {name: logs, mountPath: /logs}  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              volumes: [{name: logs, persistentVolumeClaim: {claimName: web-logs}}]
              containers:
              - name: web
                volumeMounts:
                - {name: logs, mountPath: /logs}
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: web-logs}
        spec: {accessModes: [ReadWriteMany], resources: {requests: {storage: 1Gi}}}
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let names = Set(
      container.workload.pod["volumes"].items.filter { $0["hostPath"].exists }.compactMap { $0["name"].text })
    return container["volumeMounts"].items.compactMap { mount in
      guard let name = mount["name"].text, names.contains(name), mount["readOnly"].bool != true else {
        return nil
      }
      return finding(
        at: mount, "\(container.title) mounts the hostPath volume '\(name)' without 'readOnly: true'"
      )
    }
  }
}
