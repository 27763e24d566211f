internal import Diagnostics
internal import LintEngine

struct CapabilitiesAdded: Rule {
  static let card = RuleCard(
    id: "capabilities-added", topic: .security, .info, in: nil,
    summary: "Container adds capabilities",
    why:
      "A capability gives a process some of the permissions of root. With capabilities such as SYS_ADMIN or NET_RAW, an attacker in the container can attack the node or the network.",
    fix:
      "remove from capabilities.add all capabilities that the program does not need, and replace ALL with the capabilities that the program needs. If the program needs the remaining capabilities, allow the finding with a reason",
    specFix:
      "remove 'Relax(.capability(…), because: …)', or the entry of 'add' in 'SecurityContext', for each capability that the program does not need. Replace ALL with the capabilities that the program needs. If the program needs the remaining capabilities, allow the finding with a reason",
    covers: CompatibleIDs(checkov: ["CKV_K8S_25"]),
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
                  capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}  # flagged
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
                  capabilities: {drop: [ALL]}
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let added = container["securityContext"]["capabilities"]["add"]
    guard !added.isEmpty else { return [] }
    let names = added.texts.map { "'\($0)'" }
    return [
      finding(
        at: added,
        "\(container.title) adds the \(names.count == 1 ? "capability" : "capabilities") \(names.listed)")
    ]
  }
}
