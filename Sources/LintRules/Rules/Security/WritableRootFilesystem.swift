internal import Diagnostics
internal import LintEngine

struct WritableRootFilesystem: Rule {
  static let card = RuleCard(
    id: "writable-root-filesystem", topic: .security, .warning, in: .production,
    summary: "Container has a writable root filesystem",
    why:
      "An attacker in the container can install tools and change the program. Data that the program writes to this filesystem is lost when the container restarts.",
    fix:
      "set securityContext.readOnlyRootFilesystem to true, and mount an emptyDir at each path that the program writes to. An emptyDir hides the files of the image at its path, so copy the needed files into the emptyDir with an init container. For data that must outlive the pod, mount a PersistentVolumeClaim",
    specFix:
      "remove 'Relax(.writableRootFilesystem, because: …)'. Without the hardening default, set 'readOnlyRootFilesystem: true' in 'SecurityContext'. Add 'Volume(\"…\", .emptyDir, at: \"…\")' for each path that the program writes to. For a sidecar or init container, use a 'Mount' in that container instead of 'at:'. An emptyDir hides the files of the image at its path, so copy the needed files into the emptyDir with an init container. For data that must outlive the pod, use '.claim(…)'",
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
                securityContext:
                  readOnlyRootFilesystem: true
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let field = container["securityContext"]["readOnlyRootFilesystem"]
    guard !container.workload.runsOnWindows, field.bool != true else { return [] }
    return [finding(at: field, "\(container.title) has a writable root filesystem")]
  }
}
