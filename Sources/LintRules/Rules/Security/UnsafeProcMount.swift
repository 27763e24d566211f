internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct UnsafeProcMount: Rule {
  static let card = RuleCard(
    id: "unsafe-proc-mount", topic: .security, .error, in: .default,
    summary: "Container requests an unmasked /proc without a user namespace",
    why:
      "Container runtimes normally hide and protect parts of /proc. Without this protection, a process that runs as root in the container can change kernel settings of the node. From Kubernetes 1.33 on, the API server rejects the workload or pod. Earlier versions drop the field by default, so the finding for these versions is a warning. Pods with 'hostUsers: false' are exempt.",
    fix:
      "remove procMount from the securityContext. If the nodes support user namespaces and the pod uses no namespace of the node, you can instead set 'hostUsers: false' for the pod",
    specFix:
      "remove 'procMount: .unmasked' from 'SecurityContext'. If the nodes support user namespaces and the pod uses no namespace of the node, you can instead set 'hostUsers: false' with '.patch(…)'",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    covers: CompatibleIDs(kubeLinter: ["unsafe-proc-mount"], polaris: ["procMount"]),
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
                  procMount: Unmasked  # flagged
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
                  procMount: Default
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let mount = container["securityContext"]["procMount"]
    guard mount.text == "Unmasked", !container.workload.hasUserNamespace else { return [] }
    // From 1.33 on, the API server rejects the field without a user namespace; older servers drop the field by default.
    return [
      finding(
        at: mount, severity: context.schema.version.minor >= 33 ? nil : .warning,
        "\(container.title) sets 'procMount: Unmasked', but the pod does not set 'hostUsers: false'",
        repair: .remove)
    ]
  }
}
