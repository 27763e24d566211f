internal import Diagnostics
internal import LintEngine

struct LowGroupID: Rule {
  static let card = RuleCard(
    id: "low-group-id", .info, in: nil,
    summary: "Container can run with a group ID below 10000",
    why:
      "A low ID often belongs to a group on the node. A process that breaks out of the container has the permissions of that group. Pods with 'hostUsers: false' and Windows pods are exempt.",
    fix:
      "set securityContext.runAsGroup to 10000 or more. Before that, give the new group access to the files of the image and of existing volumes",
    specFix:
      "set 'group' in 'RunAs(user: …, group: …)', or 'runAsGroup' in 'SecurityContext', to 10000 or more. Before that, give the new group access to the files of the image and of existing volumes. If the spec sets no user, set 'user' to the user ID of the image",
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

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let least = number("id", in: context)
    return container.lowIDs("runAsGroup", least).map { field, found in
      finding(
        at: field, "runAsGroup of \(container.title) \(found)",
        fix: least == 10_000
          ? nil
          : "set securityContext.runAsGroup to \(least) or more. Before that, give the new group access to the files of the image and of existing volumes",
        specFix: least == 10_000
          ? nil
          : "set 'group' in 'RunAs(user: …, group: …)', or 'runAsGroup' in 'SecurityContext', to \(least) or more. Before that, give the new group access to the files of the image and of existing volumes. If the spec sets no user, set 'user' to the user ID of the image"
      )
    }
  }
}
