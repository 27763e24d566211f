internal import Diagnostics

struct CapabilitiesAdded: Rule {
  static let card = RuleCard(
    id: "capabilities-added", .info, in: nil,
    summary: "Container adds capabilities",
    why: "An attacker who gets into the container can use them against the node.",
    fix: "remove capabilities.add",
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
