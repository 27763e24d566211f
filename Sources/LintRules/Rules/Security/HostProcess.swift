internal import Diagnostics
internal import LintEngine

struct HostProcess: Rule {
  static let card = RuleCard(
    id: "host-process", topic: .security, .warning, in: .default,
    summary: "Windows container runs as a host process",
    why:
      "A HostProcess container runs directly on the Windows node, without isolation. A container with the user NT AUTHORITY\\SYSTEM has full control of the node.",
    fix:
      "remove windowsOptions.hostProcess from the securityContext of the pod and of all its containers, and remove hostNetwork. Use an image with a Windows base image, and set runAsUserName to a user of the image, such as ContainerUser. Keep the pod on Windows nodes with the nodeSelector 'kubernetes.io/os: windows'. If the program manages the node, allow the finding with a reason",
    references: ["https://kubernetes.io/docs/concepts/security/pod-security-standards/"],
    covers: CompatibleIDs(polaris: ["hostProcess"]),
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
                  windowsOptions:
                    hostProcess: true  # flagged
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
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    // A container overrides single fields of the pod's Windows options.
    let own = container["securityContext"]["windowsOptions"]["hostProcess"]
    let ofPod = container.workload.pod["securityContext"]["windowsOptions"]["hostProcess"]
    let field = own.exists ? own : ofPod
    guard field.bool == true else { return [] }
    return [finding(at: field, "\(container.title) runs as a host process on the node")]
  }
}
