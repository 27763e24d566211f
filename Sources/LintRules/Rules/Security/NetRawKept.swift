internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct NetRawKept: Rule {
  static let card = RuleCard(
    id: "net-raw-kept", topic: .security, .info, in: nil,
    summary: "Container does not drop the capability NET_RAW",
    why:
      "With NET_RAW, a process can send packets with forged addresses. Unless the network filters such packets, the process can intercept the traffic of other pods.",
    fix:
      "add NET_RAW to securityContext.capabilities.drop, or ALL if the program needs no other default capability. If the program sends raw packets, as ping can do, allow the finding with a reason",
    specFix:
      "add NET_RAW to 'drop' in 'SecurityContext', or ALL if the program needs no other default capability. If the program sends raw packets, as ping can do, allow the finding with a reason",
    covers: CompatibleIDs(checkov: ["CKV_K8S_28"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
                securityContext:
                  capabilities:
                    drop: [CHOWN]  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
                securityContext:
                  capabilities:
                    drop: [ALL]
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let drop = container["securityContext"]["capabilities"]["drop"]
    guard !container.workload.runsOnWindows, !drop.texts.contains(where: LinuxCapability.includesNetRaw)
    else { return [] }
    return [finding(at: drop, "\(container.title) does not drop NET_RAW")]
  }
}
