internal import Diagnostics
internal import LintEngine
internal import ManifestTree

struct PrivilegedContainer: Rule {
  static let card = RuleCard(
    id: "privileged-container", topic: .security, .warning, in: .default,
    summary: "Container is privileged",
    why:
      "A privileged container has almost all permissions of root on the node. An attacker in the container can control the node with all its pods and their Secrets. Pods that the rule node-agent reports are exempt.",
    fix:
      "remove securityContext.privileged, and add only the capabilities that the program needs. If the program manages the node or its devices, allow the finding with a reason",
    specFix:
      "replace 'Relax(.privileged, because: …)' with 'Relax(.capability(…), because: …)' for each needed capability. Without the hardening default, remove 'privileged: true' from 'SecurityContext', and list the needed capabilities in 'add'. If the program manages the node or its devices, allow the finding with a reason",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    covers: CompatibleIDs(
      kubeLinter: ["privileged-container"], kubeScore: ["container-security-context-privileged"],
      polaris: ["runAsPrivileged"], checkov: ["CKV_K8S_16"]),
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
                image: web:1.0
                securityContext:
                  privileged: true  # flagged
        """),
      .failing(
        """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: agent}
        spec:
          template:
            spec:
              containers:
              - name: agent
                image: agent:1.0
                securityContext:
                  privileged: true  # flagged
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
                image: web:1.0
                securityContext:
                  privileged: false
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let privileged = container["securityContext"]["privileged"]
    guard privileged.bool == true, !container.workload.isNodeAgent else { return [] }
    return [finding(at: privileged, "\(container.title) is privileged")]
  }
}
