internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct DangerousCapabilities: Rule {
  static let card = RuleCard(
    id: "dangerous-capabilities", topic: .security, .warning, in: .default,
    summary: "Container adds a capability that endangers the node or the network",
    why:
      "SYS_ADMIN and similar capabilities can let a process break out of the container. With NET_RAW, a process can send packets with forged addresses. With SYS_TIME, a process can change the clock of the node. Pods that the rule node-agent reports are exempt. If the init container of a service mesh adds only NET_ADMIN and NET_RAW, the findings are only info.",
    fix:
      "remove the capability from capabilities.add, and replace ALL with the capabilities that the program needs. If you remove NET_RAW, also add it to capabilities.drop, because some container runtimes grant NET_RAW by default. Instead of the init container of a service mesh, use the CNI plugin of the mesh. If the program needs the capability, allow the finding with a reason",
    specFix:
      "remove 'Relax(.capability(…), because: …)' for the capability, or remove the capability from 'add' in 'SecurityContext'. Replace ALL with the capabilities that the program needs. If you remove NET_RAW without the hardening default, also add it to 'drop', because some container runtimes grant NET_RAW by default. Instead of the init container of a service mesh, use the CNI plugin of the mesh. If the program needs the capability, allow the finding with a reason",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    covers: CompatibleIDs(polaris: ["dangerousCapabilities"], checkov: ["CKV_K8S_39"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
              - name: web
                securityContext:
                  capabilities:
                    add:
                    - SYS_ADMIN  # flagged
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
                securityContext:
                  capabilities:
                    drop: [ALL]
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    if container.workload.isNodeAgent { return [] }
    return container["securityContext"]["capabilities"]["add"].items.compactMap { added in
      guard let name = added.text, Self.dangerous.contains(LinuxCapability.name(of: name)) else {
        return nil
      }
      return finding(
        at: added, severity: container.redirectsTraffic ? .info : nil,
        "\(container.title) adds the capability '\(name)'")
    }
  }

  private static let dangerous: Set<String> = [
    LinuxCapability.all, LinuxCapability.netAdmin, LinuxCapability.netRaw, "SYS_ADMIN", "SYS_PTRACE",
    "SYS_MODULE", "SYS_RAWIO", "SYS_BOOT", "BPF", "DAC_READ_SEARCH", "SYS_TIME", "MAC_ADMIN", "MAC_OVERRIDE",
  ]
}
