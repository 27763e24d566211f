internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct UnsafeSysctls: Rule {
  static let card = RuleCard(
    id: "unsafe-sysctls", topic: .security, .error, in: .default,
    summary: "Pod sets a sysctl that Kubernetes treats as unsafe",
    why:
      "A kubelet rejects pods with unsafe sysctls unless the node allows them. On a node that allows them, the sysctl can affect other pods.",
    fix:
      "remove the sysctl from the pod. If the program needs a sysctl such as net.core.somaxconn, list it in allowedUnsafeSysctls of the nodes' kubelets, and allow the finding with a reason. If the sysctl applies to the whole node, such as vm.max_map_count, set it on the node instead",
    specFix:
      "remove the sysctl from '.sysctls(…)'. If the program needs a sysctl such as net.core.somaxconn, list it in allowedUnsafeSysctls of the nodes' kubelets, and allow the finding with a reason. If the sysctl applies to the whole node, such as vm.max_map_count, set it on the node instead",
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
      guard let name = sysctl["name"].text,
        !PodSecurity.isSafeSysctl(name, in: context.schema.version)
      else { return nil }
      return finding(at: sysctl["name"], "sysctl '\(name)' is unsafe, so kubelets reject the pods by default")
    }
  }
}
