internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct RootDespiteNonRoot: Rule {
  static let card = RuleCard(
    id: "root-despite-non-root", topic: .security, .error, in: .default,
    summary: "Container has runAsUser 0 although runAsNonRoot is true",
    why:
      "The kubelet does not start a container with user 0 if runAsNonRoot is true. The pod stays in CreateContainerConfigError.",
    fix:
      "set runAsUser to a user ID other than 0 that has access to the program's files and volumes. If the program needs root, set runAsNonRoot to false in the container's securityContext",
    specFix:
      "set 'user' in 'RunAs(user: …)', or 'runAsUser' in 'SecurityContext' or 'PodSecurityContext', to a user ID other than 0. The user needs access to the program's files and volumes. If the program needs root, add 'Relax(.root, because: …)' to the container. Without the hardening default, set 'runAsNonRoot: false' in the 'SecurityContext' of the container",
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
                  runAsNonRoot: true
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
                  runAsNonRoot: true
                  runAsUser: 10001
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let user = container.security("runAsUser")
    guard !container.workload.runsOnWindows, user.int == 0, container.security("runAsNonRoot").bool == true
    else { return [] }
    return [
      finding(
        at: user, "\(container.title) cannot start: runAsUser is 0 and runAsNonRoot is true",
        notes: [container.security("runAsNonRoot").note("runAsNonRoot is set here")])
    ]
  }
}
