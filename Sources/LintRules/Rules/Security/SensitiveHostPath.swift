internal import Diagnostics
internal import LintEngine

struct SensitiveHostPath: Rule {
  static let card = RuleCard(
    id: "sensitive-host-path", topic: .security, .warning, in: .default,
    summary: "Pod mounts a sensitive directory from the node",
    why:
      "Directories such as /etc and /var/lib/kubelet can contain the credentials of the node and Secrets of other pods. A process that runs as root in the pod can read these credentials and Secrets. Pods that the rule node-agent reports are exempt.",
    fix:
      "remove the volume and its mounts, or set hostPath.path to the file or subdirectory that the program needs. With a new path, append the same relative path to mountPath, so that the program finds the files. If the program needs the whole directory, allow the finding with a reason",
    specFix:
      "remove the 'Volume' and each 'Mount' of this volume, or set the path in '.hostPath(…)' to the file or subdirectory that the program needs. With a new path, append the same relative path to 'at' of the 'Volume' or 'Mount', so that the program finds the files. If the program needs the whole directory, allow the finding with a reason",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    covers: CompatibleIDs(kubeLinter: ["sensitive-host-mounts"]),
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
              - name: config
                hostPath:
                  path: /etc  # flagged
              containers:
              - name: web
                volumeMounts: [{name: config, mountPath: /host/etc, readOnly: true}]
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
              - name: web
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    if workload.isNodeAgent { return [] }
    return workload.pod["volumes"].items.compactMap { volume in
      let field = volume["hostPath"]["path"]
      guard let path = field.text,
        [
          "/", "/boot", "/dev", "/etc", "/lib", "/proc", "/root", "/sys", "/usr", "/var/lib/kubelet",
          "/var/lib/docker",
        ].contains(path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path)
      else { return nil }
      return finding(at: field, "volume '\(volume["name"].text ?? "")' mounts '\(path)' from the node")
    }
  }
}
