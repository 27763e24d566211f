internal import Diagnostics
internal import LintEngine

struct NoPodSecurityContext: Rule {
  static let card = RuleCard(
    id: "no-pod-security-context", topic: .security, .info, in: nil,
    summary: "Pod has no securityContext",
    why:
      "The pod's securityContext sets defaults for all its containers. Without these defaults, a container that sets no securityContext of its own runs as the user of its image. By default, such a container has no seccomp profile.",
    fix:
      "add a securityContext to the pod's spec, with 'runAsNonRoot: true', 'seccompProfile: {type: RuntimeDefault}', and runAsUser set to a user ID other than 0. Before that, give the new user access to the program's files and volumes. With some container runtimes, a user other than root cannot listen on ports below 1024, so change such ports first. In a container that needs another user, set runAsUser to the ID of that user. In a container that needs root, set 'runAsNonRoot: false' and 'runAsUser: 0'. In a Windows pod, set windowsOptions.runAsUserName to a user such as ContainerUser instead",
    specFix:
      "set 'RunAs(user: …)' in the main container to a user ID other than 0. Without the hardening default, add '.podSecurityContext(PodSecurityContext(runAsNonRoot: true, runAsUser: …, seccomp: .runtimeDefault))' instead. Before that, give the new user access to the program's files and volumes. With some container runtimes, a user other than root cannot listen on ports below 1024, so change such ports first. In a container that needs another user, set 'RunAs(user: …)' or 'runAsUser' in 'SecurityContext'. For a container that needs root, set 'Relax(.root, because: …)' and 'RunAs(user: 0)'. Without the hardening default, set 'runAsNonRoot: false' and 'runAsUser: 0' in 'SecurityContext'",
    covers: CompatibleIDs(checkov: ["CKV_K8S_29"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:  # flagged
              containers:
              - name: web
                image: web:1.0
                securityContext: {runAsNonRoot: true}
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              securityContext: {runAsUser: 10001, runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
              containers:
              - name: web
                image: web:1.0
                securityContext: {runAsNonRoot: true}
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let context = workload.pod["securityContext"]
    guard workload.pod.exists, context.isEmpty else { return [] }
    return [finding(at: context, "securityContext is not set for \(workload.podsTitle)")]
  }
}
