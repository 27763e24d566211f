internal import Diagnostics
internal import LintEngine
internal import ManifestTree

struct HostPID: Rule {
  static let card = RuleCard(
    id: "host-pid", topic: .security, .warning, in: .default,
    summary: "Pod uses the node's PID namespace",
    why:
      "Processes in the pod can see all processes on the node. A process that runs as root can often also stop them or read their environment variables. Pods that the rule node-agent reports are exempt.",
    fix:
      "remove hostPID from the pod's spec. If the containers of the pod must see each other's processes, set 'shareProcessNamespace: true'. If the program must see the processes of the node, allow the finding with a reason",
    specFix:
      "remove 'Relax(.hostProcesses, because: …)'. If the containers of the pod must see each other's processes, add '.shareProcessNamespace()'. If the program must see the processes of the node, allow the finding with a reason",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    covers: CompatibleIDs(kubeLinter: ["host-pid"], polaris: ["hostPIDSet"], checkov: ["CKV_K8S_17"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              hostPID: true  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              hostPID: false
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let field = workload.pod["hostPID"]
    guard field.bool == true, !workload.isNodeAgent else { return [] }
    return [finding(at: field, "\(workload.manifest.title) uses the node's PID namespace")]
  }
}
