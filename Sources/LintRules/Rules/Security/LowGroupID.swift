internal import Diagnostics
internal import LintEngine

struct LowGroupID: Rule {
  static let card = RuleCard(
    id: "low-group-id", topic: .security, .info, in: nil,
    summary: "Container can run with a group ID below 10000",
    why:
      "A low ID often belongs to a group on the node. A process that breaks out of the container has the permissions of that group. Pods with 'hostUsers: false' and Windows pods are exempt.",
    fix: fix(10_000), specFix: specFix(10_000),
    covers: CompatibleIDs(kubeScore: ["container-security-context-user-group-id"]),
    options: [RuleOption("id", 10_000, "lowest group ID that is not reported")],
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
                securityContext:
                  runAsUser: 10001
                  runAsGroup: 10001
        """),
    ])

  /// The change to a manifest for a value of the option.
  private static func fix(_ least: Int) -> String {
    "set securityContext.runAsGroup to \(least) or more. Before that, give the new group access to the files of the image and of existing volumes"
  }

  /// The change to a spec for a value of the option.
  private static func specFix(_ least: Int) -> String {
    "set 'group' in 'RunAs(user: …, group: …)', or 'runAsGroup' in 'SecurityContext' or 'PodSecurityContext', to \(least) or more. Before that, give the new group access to the files of the image and of existing volumes. If the spec sets no user, set 'user' to the user ID of the image"
  }

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let least = number("id", in: context)
    return container.lowIDs("runAsGroup", least).map { field, found in
      finding(
        at: field, "runAsGroup of \(container.title) \(found)",
        fix: Self.fix(least), specFix: Self.specFix(least))
    }
  }
}
