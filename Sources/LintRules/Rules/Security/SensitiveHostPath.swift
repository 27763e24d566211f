internal import Diagnostics

/// The node's own files are in the pod.
struct SensitiveHostPath: Rule {
  static let card = RuleCard(
    id: "sensitive-host-path", .error, in: .default,
    summary: "A pod mounts a folder that the node lives from.",
    why: "Whoever reads /etc or the kubelet's folder has the node's keys.",
    fix: "use a claim, a ConfigMap or an emptyDir",
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
              - name: data
                hostPath:
                  path: /etc  # flagged
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

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    workload.pod["volumes"].items.compactMap { volume in
      let part = volume["hostPath"]["path"]
      guard let path = part.text,
        [
          "/", "/boot", "/dev", "/etc", "/lib", "/proc", "/root", "/sys", "/usr", "/var/lib/kubelet",
          "/var/lib/docker",
        ].contains(path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path)
      else { return nil }
      return finding(at: part, "the volume '\(volume["name"].text ?? "")' is '\(path)' of the node")
    }
  }
}
