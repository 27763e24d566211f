internal import Diagnostics
internal import LintEngine

struct LowUserID: Rule {
  static let card = RuleCard(
    id: "low-user-id", topic: .security, .info, in: nil,
    summary: "Container can run with a user ID below 10000",
    why:
      "A low ID often belongs to a user on the node. A process that breaks out of the container has the permissions of that user. Pods with 'hostUsers: false' and Windows pods are exempt.",
    fix: fix(10_000), specFix: specFix(10_000),
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    covers: CompatibleIDs(
      kubeScore: ["container-security-context-user-group-id"],
      checkov: ["CKV_K8S_40"]),
    options: [RuleOption("id", 10_000, "lowest user ID that is not reported")],
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
              - name: web
                securityContext:
                  runAsUser: 1000  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
              - name: web
                securityContext:
                  runAsUser: 10001
        """),
    ])

  /// The change to a manifest for a value of the option.
  private static func fix(_ least: Int) -> String {
    "set securityContext.runAsUser to \(least) or more. Before that, give the new user access to the files of the image and of existing volumes. With some container runtimes, a user other than root cannot listen on ports below 1024, so change such ports first"
  }

  /// The change to a spec for a value of the option.
  private static func specFix(_ least: Int) -> String {
    "set 'user' in 'RunAs(user: …)', or 'runAsUser' in 'SecurityContext' or 'PodSecurityContext', to \(least) or more. Before that, give the new user access to the files of the image and of existing volumes. With some container runtimes, a user other than root cannot listen on ports below 1024, so change such ports first"
  }

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let least = number("id", in: context)
    return container.lowIDs("runAsUser", least).map { field, found in
      finding(
        at: field, "runAsUser of \(container.title) \(found)",
        fix: Self.fix(least), specFix: Self.specFix(least))
    }
  }
}

extension Container {
  /// The field of a user or group ID that is or can be below the minimum, with the text about its value.
  func lowIDs(_ key: String, _ least: Int) -> [(field: ManifestField, found: String)] {
    let field = security(key)
    // In a user namespace, the IDs in a pod differ from those on the node.
    guard !workload.hasUserNamespace, !workload.runsOnWindows, field.int.map({ $0 < least }) ?? true else {
      return []
    }
    return [
      (
        field.exists ? field : self["securityContext"][key],
        field.int.map { "is \($0), which is below \(least)" }
          ?? (field.exists
            ? "is not a number"
            : key == "runAsGroup"
              ? "is not set, so the group of the user in the image applies, or group 0 if the image does not have the user; this ID can be below \(least)"
              : "is not set, so the ID of the image applies and can be below \(least)")
      )
    ]
  }
}
