internal import Diagnostics
internal import LintEngine

struct UnsafeSysctls: Rule {
  static let card = RuleCard(
    id: "unsafe-sysctls", .error, in: .default,
    summary: "Pod sets a sysctl that Kubernetes treats as unsafe",
    why:
      "A kubelet rejects pods with unsafe sysctls unless the node allows them. On a node that allows them, the sysctl can affect other pods.",
    fix: "remove the sysctl from the pod, or set it on the node",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    covers: CompatibleIDs(kubeLinter: ["unsafe-sysctls"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              securityContext:
                sysctls:
                - name: kernel.msgmax  # flagged
                  value: "65536"
                - name: net.ipv4.tcp_syncookies
                  value: "1"
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              securityContext:
                sysctls:
                - name: net.ipv4.tcp_syncookies
                  value: "1"
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    workload.pod["securityContext"]["sysctls"].items.compactMap { sysctl in
      guard let name = sysctl["name"].text, !Self.safe.contains(name) else { return nil }
      return finding(at: sysctl["name"], "sysctl '\(name)' is unsafe")
    }
  }

  private static let safe: Set<String> = [
    "kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.tcp_syncookies",
    "net.ipv4.ping_group_range",
    "net.ipv4.ip_unprivileged_port_start", "net.ipv4.ip_local_reserved_ports", "net.ipv4.tcp_keepalive_time",
    "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes",
    "net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem",
  ]
}
