internal import Diagnostics

/// More rights than a container has by itself.
struct CapabilitiesAdded: Rule {
  static let card = RuleCard(
    id: "capabilities-added", .info, in: nil,
    summary: "A container asks for capabilities.",
    why: "Each is a right on the node that an attacker gets with the container.",
    fix: "take capabilities.add away",
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

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    let added = container["securityContext"]["capabilities"]["add"]
    guard !added.isEmpty else { return [] }
    let names = added.texts.joined(separator: ", ")
    return [finding(at: added, "\(container.title) asks for the capabilities \(names)")]
  }
}
