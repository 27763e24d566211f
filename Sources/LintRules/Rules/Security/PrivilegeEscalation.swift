internal import Diagnostics
internal import LintEngine
internal import ManifestTree

struct PrivilegeEscalation: Rule {
  static let card = RuleCard(
    id: "privilege-escalation", topic: .security, .warning, in: .production,
    summary: "Container allows privilege escalation",
    why:
      "A process can get more permissions than its parent, for example root through a program with the setuid bit.",
    fix:
      "set securityContext.allowPrivilegeEscalation to false, and remove 'privileged: true' and the capability CAP_SYS_ADMIN if the container sets them. If the program needs these settings, setuid programs, or file capabilities, allow the finding with a reason",
    specFix:
      "remove each 'Relax' with '.privilegeEscalation' or '.privileged'. Without the hardening default, set 'allowPrivilegeEscalation: false' in 'SecurityContext', and remove 'privileged: true' and CAP_SYS_ADMIN. If the program needs the escalation, for example for setuid programs or file capabilities, allow the finding with a reason",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    covers: CompatibleIDs(
      kubeLinter: ["privilege-escalation-container"],
      polaris: ["privilegeEscalationAllowed"],
      checkov: ["CKV_K8S_20"]),
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
                  allowPrivilegeEscalation: true  # flagged
        """),
      .failing(
        """
        apiVersion: apps.openshift.io/v1
        kind: DeploymentConfig
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
              - name: web  # flagged
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
                securityContext: {allowPrivilegeEscalation: false}
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let field = container["securityContext"]["allowPrivilegeEscalation"]
    guard !container.workload.runsOnWindows, field.bool != false else { return [] }
    return [
      finding(
        at: field, "\(container.title) allows privilege escalation",
        repair: .set(.bool(false)))
    ]
  }
}
