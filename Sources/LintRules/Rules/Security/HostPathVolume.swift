internal import Diagnostics

/// A pod that is tied to a node's disk.
struct HostPathVolume: Rule {
  static let card = RuleCard(
    id: "host-path-volume", .warning, in: .restricted,
    summary: "A hostPath volume shows the pod the disk of whatever node it runs on.",
    why: "On the next node the files are others, and a path too many opens the node.",
    fix: "use a claim, a ConfigMap or an emptyDir",
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
              volumes: [{name: data, emptyDir: {}}]
              containers:
              - name: web
                volumeMounts: [{name: data, mountPath: /data}]
        """),
    ])

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    workload.pod["volumes"].items.compactMap { volume in
      let part = volume["hostPath"]["path"]
      guard let path = part.text, !path.isEmpty else { return nil }
      return finding(at: part, "the volume '\(volume["name"].text ?? "")' is '\(path)' of the node")
    }
  }
}
