internal import Diagnostics

/// An account that the node may have, too.
struct LowUserID: Rule {
  static let card = RuleCard(
    id: "low-user-id", .info, in: nil,
    summary: "A user or group below 10000 may be somebody on the node.",
    why: "A process that breaks out has the rights of the node's account of the same number.",
    fix: "set runAsUser and runAsGroup to 10000 or more",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    covers: CompatibleIDs(
      kubeScore: ["container-security-context-user-group-id"],
      checkov: ["CKV_K8S_40"]),
    options: [RuleOption("id", 10_000, "the least user and group")],
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
                  runAsGroup: 1000  # flagged
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
                securityContext: {runAsUser: 10001, runAsGroup: 10001}
        """),
    ])

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    let least = number("id", in: fleet)
    return ["runAsUser", "runAsGroup"].compactMap { key in
      let part = container.security(key)
      guard part.int.map({ $0 < least }) ?? true else { return nil }
      let found = part.int.map { "is \($0)" } ?? "is the image's"
      return finding(
        at: part.exists ? part : container["securityContext"][key],
        "\(key) of \(container.title) \(found), expected \(least) or more")
    }
  }
}
