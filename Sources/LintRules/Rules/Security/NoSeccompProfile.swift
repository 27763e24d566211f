internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct NoSeccompProfile: Rule {
  static let card = RuleCard(
    id: "no-seccomp-profile", topic: .security, .warning, in: .restricted,
    summary: "Container has no seccomp profile",
    why:
      "Unless the kubelet's default profile applies, no filter limits the system calls of the container. With 'type: Unconfined', the default profile does not apply. Many kernel vulnerabilities are in system calls that servers do not use. Pods that the rule seccomp-annotation reports are exempt.",
    fix:
      "set seccompProfile.type to RuntimeDefault in the container's securityContext. If this profile blocks a system call that the program needs, use a Localhost profile that allows the call. A profile usually has no effect in a privileged container. If the program does not need the privileges, also remove 'privileged: true' there",
    specFix:
      "remove 'Relax(.unconfinedSeccomp, because: …)'. Without the hardening default, set 'seccomp: .runtimeDefault' in 'SecurityContext'. If this profile blocks a system call that the program needs, use a profile that allows the call: 'seccomp: .localhost(…)' in 'SecurityContext'. With the hardening default, set this profile with '.patch(…)' instead. A profile usually has no effect in a privileged container. If the program does not need the privileges, also remove 'Relax(.privileged, because: …)' or 'privileged: true' there",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    covers: CompatibleIDs(
      kubeScore: ["container-seccomp-profile"],
      checkov: ["CKV_K8S_31"]),
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
                  seccompProfile:
                    type: Unconfined  # flagged
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
                  seccompProfile:
                    type: RuntimeDefault
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let type = container.security("seccompProfile")["type"]
    guard !container.workload.runsOnWindows,
      type.text == nil || type.text == SecurityProfile.unconfined.rawValue,
      SeccompAnnotation.annotations(of: container.workload).isEmpty
    else { return [] }
    return [
      finding(
        at: type,
        type.text == nil
          ? "\(container.title) has no seccomp profile"
          : "\(container.title) has the seccomp profile type 'Unconfined', which permits all system calls")
    ]
  }
}
