internal import Diagnostics

/// A group that the node may have, too.
struct LowGroupID: Rule {
  static let card = RuleCard(
    id: "low-group-id", .info, in: nil,
    summary: "A group below 10000 may be somebody's on the node.",
    why: "A process that breaks out has the rights of the node's group of the same number.",
    fix: "set runAsGroup to 10000 or more",
    covers: CompatibleIDs(kubeScore: ["container-security-context-user-group-id"]),
    options: [RuleOption("id", 10_000, "the least group")],
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
                securityContext:
                  runAsUser: 10001
                  runAsGroup: 1000  # flagged
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
                securityContext: {runAsUser: 10001, runAsGroup: 10001}
        """),
    ])

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    let least = number("id", in: fleet)
    return container.lowIDs("runAsGroup", least).map { part, found in
      finding(at: part, "runAsGroup of \(container.title) \(found), expected \(least) or more")
    }
  }
}
