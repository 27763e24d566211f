internal import Diagnostics
internal import LintEngine

struct NoSecurityContext: Rule {
  static let card = RuleCard(
    id: "no-security-context", topic: .security, .info, in: nil,
    summary: "Container has no securityContext",
    why:
      "By default, a container may escalate privileges, has the default capabilities of the runtime, and can write to its root filesystem. The fields for these settings exist only in the securityContext of the container, not in the securityContext of the pod.",
    fix:
      "add a securityContext to the container, with 'allowPrivilegeEscalation: false', 'readOnlyRootFilesystem: true', and 'capabilities: {drop: [ALL]}'. Mount a volume at each path that the program writes to, such as an emptyDir for temporary files. Add the capabilities that the program needs. In a Windows pod, set windowsOptions.runAsUserName to a user such as ContainerUser instead",
    specFix:
      "add 'SecurityContext(readOnlyRootFilesystem: true, allowPrivilegeEscalation: false, drop: [\"ALL\"])'. Mount a volume at each path that the program writes to, such as an emptyDir for temporary files. List in 'add' the capabilities that the program needs",
    covers: CompatibleIDs(checkov: ["CKV_K8S_30"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web  # flagged
                image: web:1.0
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
              containers:
              - name: web
                image: web:1.0
                securityContext:
                  allowPrivilegeEscalation: false
                  readOnlyRootFilesystem: true
                  capabilities: {drop: [ALL]}
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    guard container["securityContext"].isEmpty else { return [] }
    return [finding(at: container["securityContext"], "\(container.title) has no securityContext")]
  }
}
