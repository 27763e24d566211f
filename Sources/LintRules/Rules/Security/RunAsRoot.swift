internal import Diagnostics
internal import LintEngine

struct RunAsRoot: Rule {
  static let card = RuleCard(
    id: "run-as-root", topic: .security, .warning, in: .production,
    summary: "Container can run as root",
    why:
      "If a process that runs as root breaks out of the container, the process has root access to the node. Pods with 'hostUsers: false' are exempt, because root in these pods is an unprivileged user on the node. In a Windows pod, the kubelet treats the user ContainerAdministrator as root.",
    fix:
      "set securityContext.runAsUser to a user ID other than 0 that has access to the program's files and volumes. If the image's USER is already such a numeric ID, you can instead set runAsNonRoot to true and remove 'runAsUser: 0'. With some container runtimes, a user other than root cannot listen on ports below 1024, so change such ports first. If the program needs root, allow the finding with a reason",
    specFix:
      "set 'RunAs(user: …)' to a user ID other than 0 that has access to the program's files and volumes. Also remove 'Relax(.root, because: …)', or 'runAsUser: 0' in 'SecurityContext' or 'PodSecurityContext'. If the image's USER is already such a numeric ID, you can leave out 'RunAs'. In that case, without the hardening default, set 'runAsNonRoot: true' in 'SecurityContext'. With some container runtimes, a user other than root cannot listen on ports below 1024, so change such ports first. If the program needs root, allow the finding with a reason",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    covers: CompatibleIDs(
      kubeLinter: ["run-as-non-root"],
      polaris: ["runAsRootAllowed"],
      checkov: ["CKV_K8S_23"]),
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
                  runAsUser: 0  # flagged
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

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let (nonRoot, user) = (container.security("runAsNonRoot"), container.security("runAsUser"))
    guard !container.workload.hasUserNamespace else { return [] }
    if user.int == 0 { return [finding(at: user, "\(container.title) runs as root")] }
    guard nonRoot.bool != true, user.int == nil else { return [] }
    return [
      finding(
        at: container["securityContext"]["runAsNonRoot"],
        "\(container.title) can run as root",
        fix: container.workload.runsOnWindows ? Self.windowsFix : nil)
    ]
  }

  /// Windows pods have no user IDs.
  private static let windowsFix =
    "set securityContext.runAsNonRoot to true, and windowsOptions.runAsUserName to a user other than ContainerAdministrator"
}
