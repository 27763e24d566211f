internal import Diagnostics
internal import LintEngine
internal import ManifestTree

struct HostIPC: Rule {
  static let card = RuleCard(
    id: "host-ipc", topic: .security, .warning, in: .default,
    summary: "Pod uses the node's IPC namespace",
    why:
      "Processes in the pod can access shared memory and message queues of the node, and of other pods that use the node's IPC namespace. Pods that the rule node-agent reports are exempt.",
    fix:
      "remove hostIPC from the pod's spec. For a larger /dev/shm, mount an emptyDir with 'medium: Memory' and a sizeLimit there. Files in this volume count toward the memory limit of the container. If the program shares memory with other processes on the node, allow the finding with a reason",
    specFix:
      "remove 'Relax(.hostIPC, because: …)'. For a larger /dev/shm, add 'Volume(\"shm\", .emptyDir(inMemory: true, sizeLimit: …), at: \"/dev/shm\")'. For a sidecar or init container, use a 'Mount' in that container instead of 'at:'. Files in this volume count toward the memory limit of the container. If the program shares memory with other processes on the node, allow the finding with a reason",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    covers: CompatibleIDs(kubeLinter: ["host-ipc"], polaris: ["hostIPCSet"], checkov: ["CKV_K8S_18"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              hostIPC: true  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              hostIPC: false
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let field = workload.pod["hostIPC"]
    guard field.bool == true, !workload.isNodeAgent else { return [] }
    return [
      finding(at: field, "\(workload.manifest.title) uses the node's IPC namespace")
    ]
  }
}
