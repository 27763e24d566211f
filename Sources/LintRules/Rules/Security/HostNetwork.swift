internal import Diagnostics
internal import LintEngine
internal import ManifestTree

struct HostNetwork: Rule {
  static let card = RuleCard(
    id: "host-network", topic: .security, .warning, in: .default,
    summary: "Pod uses the node's network",
    why:
      "Processes in the pod can reach services that listen only on the node's loopback address, such as administration ports. Most network plugins do not apply NetworkPolicies to the pod. Pods that the rule node-agent reports are exempt. For pods that have a system priority class or tolerate nodes without a network, the finding is only info.",
    fix:
      "remove hostNetwork and each hostPort from the pod's spec. Expose the port with a Service, and change clients and probes that use the address of the node or 127.0.0.1. If the program must use the network of the node, allow the finding with a reason",
    specFix:
      "remove 'Relax(.hostNetwork, because: …)' and each 'hostPort' in 'Port', and change clients and probes that use the address of the node or 127.0.0.1. If the program must use the network of the node, allow the finding with a reason",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    covers: CompatibleIDs(
      kubeLinter: ["host-network"],
      polaris: ["hostNetworkSet"],
      checkov: ["CKV_K8S_19"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              hostNetwork: true  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              hostNetwork: false
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let field = workload.pod["hostNetwork"]
    guard field.bool == true, !workload.isNodeAgent else { return [] }
    return [
      finding(
        at: field, severity: workload.startsBeforeNetwork ? .info : nil,
        "\(workload.manifest.title) uses the node's network")
    ]
  }
}
