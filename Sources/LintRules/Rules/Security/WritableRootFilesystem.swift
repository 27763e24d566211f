internal import Diagnostics

/// A container that can be changed while it runs.
struct WritableRootFilesystem: Rule {
  static let card = RuleCard(
    id: "writable-root-filesystem", .warning, in: .production,
    summary: "A container whose root filesystem can be written can be changed by whoever breaks in.",
    why: "Tools and backdoors stay until the pod ends, and data written there is lost with it.",
    fix: "set readOnlyRootFilesystem to true and mount volumes where the program writes",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    covers: CompatibleIDs(
      kubeLinter: ["no-read-only-root-fs"],
      kubeScore: ["container-security-context-readonlyrootfilesystem"],
      polaris: ["notReadOnlyRootFilesystem"],
      checkov: ["CKV_K8S_22"]),
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
                  readOnlyRootFilesystem: false  # flagged
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
                securityContext: {readOnlyRootFilesystem: true}
        """),
    ])

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    let part = container["securityContext"]["readOnlyRootFilesystem"]
    guard part.bool != true else { return [] }
    return [finding(at: part, "the root filesystem of \(container.title) can be written")]
  }
}
