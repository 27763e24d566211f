internal import Diagnostics
internal import LintEngine

struct ContainerSocketMounted: Rule {
  static let card = RuleCard(
    id: "container-socket-mounted", topic: .security, .warning, in: .default,
    summary: "Pod mounts the socket of the container runtime",
    why:
      "A process that can connect to the socket can start privileged containers and so control the node. A read-only mount does not prevent the connection. Pods that the rule node-agent reports are exempt.",
    fix:
      "remove the volume and its mounts, and read metrics and logs through the kubelet or the Kubernetes API. Build images with a tool that needs no socket, such as rootless BuildKit. If the program must control the container runtime, allow the finding with a reason",
    specFix:
      "remove the 'Volume' with '.hostPath(…)' and each 'Mount' of this volume, and read metrics and logs through the kubelet or the Kubernetes API. Build images with a tool that needs no socket, such as rootless BuildKit. If the program must control the container runtime, allow the finding with a reason",
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
              - name: runtime
                hostPath:
                  path: /var/run/docker.sock  # flagged
              containers:
              - name: web
                volumeMounts: [{name: runtime, mountPath: /var/run/docker.sock}]
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
        path.hasSuffix("docker.sock") || path.hasSuffix("containerd.sock") || path.hasSuffix("crio.sock")
      else { return nil }
      return finding(at: field, "volume '\(volume["name"].text ?? "")' mounts '\(path)' from the node")
    }
  }
}
