internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct CapabilitiesNotDropped: Rule {
  static let card = RuleCard(
    id: "capabilities-not-dropped", topic: .security, .warning, in: .restricted,
    summary: "Container does not drop all capabilities",
    why:
      "By default, container runtimes give each container a set of capabilities. A process that runs as root can use these capabilities, for example to change the owner of files. With most runtimes, the process can also send packets with forged addresses.",
    fix:
      "set 'drop: [ALL]' in securityContext.capabilities, and add only the capabilities that the program needs. An image that starts as root and switches users often needs CHOWN, SETUID, and SETGID, which the restricted Pod Security Standard forbids. Where this standard applies, use an image that starts as a non-root user",
    specFix:
      "set 'drop: [\"ALL\"]' in 'SecurityContext', and list in 'add' only the capabilities that the program needs. An image that starts as root and switches users often needs CHOWN, SETUID, and SETGID, which the restricted Pod Security Standard forbids. Where this standard applies, use an image that starts as a non-root user",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    covers: CompatibleIDs(checkov: ["CKV_K8S_37"]),
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
                  capabilities:
                    drop: [CHOWN]  # flagged
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
                  capabilities:
                    drop: [ALL]
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let drop = container["securityContext"]["capabilities"]["drop"]
    guard !container.workload.runsOnWindows,
      !drop.texts.contains(where: { LinuxCapability.name(of: $0) == LinuxCapability.all })
    else {
      return []
    }
    return [finding(at: drop, "\(container.title) does not drop all capabilities")]
  }
}
