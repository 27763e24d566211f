internal import Diagnostics
internal import LintEngine

struct CapabilitiesAdded: Rule {
  static let card = RuleCard(
    id: "capabilities-added", .info, in: nil,
    summary: "Container adds capabilities",
    why:
      "A capability gives a process a part of root's permissions on the kernel. An attacker in the container can use the permissions against the node or the network.",
    fix: "remove capabilities.add, or keep only the capabilities that the program needs",
    specFix: "remove the 'Relax(.capability(…), because: …)'",
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
          replicas: 3
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let added = container["securityContext"]["capabilities"]["add"]
    guard !added.isEmpty else { return [] }
    let names = added.texts.joined(separator: ", ")
    return [finding(at: added, "\(container.title) adds the capabilities \(names)")]
  }
}
