internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct NetRawChosen: Rule {
  static let card = RuleCard(
    id: "net-raw-chosen", topic: .security, .warning, in: nil,
    summary: "Container sets capabilities but keeps or adds NET_RAW",
    why:
      "With NET_RAW, a process can send packets with forged addresses. Unless the network filters such packets, the process can intercept the traffic of other pods.",
    fix:
      "add NET_RAW to securityContext.capabilities.drop, or ALL if the program needs no other default capability. Remove NET_RAW from 'add'. Replace ALL in 'add' with the capabilities that the program needs. If the program sends raw packets, as ping can do, allow the finding with a reason",
    specFix:
      "remove 'Relax(.capability(\"NET_RAW\"), because: …)'. Without the hardening default, add NET_RAW to 'drop' in 'SecurityContext', or ALL if the program needs no other default capability. Remove NET_RAW from 'add'. Replace ALL in 'Relax' or 'add' with the capabilities that the program needs. If the program sends raw packets, as ping can do, allow the finding with a reason",
    covers: CompatibleIDs(kubeLinter: ["drop-net-raw-capability"]),
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
                    drop: [ALL]
                    add: [NET_RAW]  # flagged
        """),
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
    let capabilities = container["securityContext"]["capabilities"]
    guard !container.workload.runsOnWindows, capabilities.exists else { return [] }
    if let added = capabilities["add"].items.first(where: Self.hasNetRaw) {
      let isPartOfAll = added.text.map(LinuxCapability.name) == LinuxCapability.all
      return [
        finding(
          at: added, "\(container.title) adds \(isPartOfAll ? "ALL, which includes NET_RAW" : "NET_RAW")")
      ]
    }
    guard !capabilities["drop"].items.contains(where: Self.hasNetRaw) else { return [] }
    return [finding(at: capabilities["drop"], "\(container.title) does not drop NET_RAW")]
  }

  private static func hasNetRaw(_ name: ManifestField) -> Bool {
    name.text.map(LinuxCapability.includesNetRaw) ?? false
  }
}
