internal import Diagnostics

/// The runtime's door is in the pod.
struct ContainerSocketMounted: Rule {
  static let card = RuleCard(
    id: "container-socket-mounted", .error, in: .default,
    summary: "A pod that has the socket of the container runtime owns the node.",
    why: "Through the socket it starts privileged containers.",
    fix: "use a claim, a ConfigMap or an emptyDir",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    covers: CompatibleIDs(kubeLinter: ["docker-sock"], checkov: ["CKV_K8S_27"]),
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
                  path: /var/run/docker.sock  # flagged
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
        path.hasSuffix("docker.sock") || path.hasSuffix("containerd.sock") || path.hasSuffix("crio.sock")
      else { return nil }
      return finding(at: part, "the volume '\(volume["name"].text ?? "")' is '\(path)' of the node")
    }
  }
}
