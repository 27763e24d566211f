internal import Diagnostics

struct WritableHostPath: Rule {
  static let card = RuleCard(
    id: "writable-host-path", .warning, in: .production,
    summary: "Pod mounts a hostPath volume for writing",
    why: "A process in the container can write files that the node then runs as root.",
    fix: "mount it with readOnly: true",
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
              volumes: [{name: data, emptyDir: {}}]
              containers:
              - name: web
                volumeMounts: [{name: data, mountPath: /data}]
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
        at: mount, "hostPath volume '\(name)' is mounted for writing", fix: "set readOnly to true")
    }
  }
}
