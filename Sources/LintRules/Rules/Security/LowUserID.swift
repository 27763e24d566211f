internal import Diagnostics

/// An account that the node may have, too.
struct LowUserID: Rule {
  static let card = RuleCard(
    id: "low-user-id", .info, in: nil,
    summary: "A user below 10000 may be somebody on the node.",
    why: "A process that breaks out has the rights of the node's account of the same number.",
    fix: "set runAsUser to 10000 or more",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    covers: CompatibleIDs(
      kubeScore: ["container-security-context-user-group-id"],
      checkov: ["CKV_K8S_40"]),
    options: [RuleOption("id", 10_000, "the least user")],
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
                securityContext: {runAsUser: 10001, runAsGroup: 10001}
        """),
    ])

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    let least = number("id", in: fleet)
    return container.lowIDs("runAsUser", least).map { part, found in
      finding(at: part, "runAsUser of \(container.title) \(found), expected \(least) or more")
    }
  }
}

extension Container {
  /// The part with a number of a user or group below the least one, and what it is.
  func lowIDs(_ key: String, _ least: Int) -> [(part: Part, found: String)] {
    let part = security(key)
    // With users of their own, pods' numbers are not the node's.
    guard workload.pod["hostUsers"].bool != false, part.int.map({ $0 < least }) ?? true else { return [] }
    return [
      (part.exists ? part : self["securityContext"][key], part.int.map { "is \($0)" } ?? "is the image's")
    ]
  }
}
