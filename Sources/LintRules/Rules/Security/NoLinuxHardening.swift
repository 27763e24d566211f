internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct NoLinuxHardening: Rule {
  static let card = RuleCard(
    id: "no-linux-hardening", topic: .security, .info, in: nil,
    summary:
      "Container has no seccomp or AppArmor profile and no SELinux options, and drops no capabilities or adds all",
    why:
      "Unless the kubelet's default seccomp profile applies, no filter limits the system calls of the container. A process that runs as root has at least the default capabilities. One vulnerability in the kernel can be enough to escape to the node.",
    fix:
      "set seccompProfile.type to RuntimeDefault in the container's securityContext, or set capabilities.drop to [ALL] and list in capabilities.add only the capabilities that the program needs",
    specFix:
      "remove 'Relax(.unconfinedSeccomp, because: …)', or replace ALL in 'Relax(.capability(…), because: …)' with the capabilities that the program needs. Without the hardening default, set 'seccomp: .runtimeDefault' in 'SecurityContext', or set 'drop: [\"ALL\"]' there and list in 'add' only the capabilities that the program needs",
    covers: CompatibleIDs(polaris: ["linuxHardening"]),
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
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              securityContext: {seccompProfile: {type: RuntimeDefault}}
              containers:
              - name: web
                image: web:1.0
                securityContext:  # flagged
                  seccompProfile: {type: Unconfined}
                  capabilities: {drop: [NET_RAW], add: [ALL]}
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
                  seccompProfile: {type: RuntimeDefault}
                  capabilities: {drop: [ALL]}
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let hasProfile = ["seccompProfile", "appArmorProfile"].contains {
      container.security($0)["type"].text.map { $0 != SecurityProfile.unconfined.rawValue } ?? false
    }
    let annotation = container.workload.template["metadata"]["annotations"][
      PodKey.appArmorPrefix + container.name]
    let capabilities = container["securityContext"]["capabilities"]
    let dropsSome =
      !capabilities["drop"].isEmpty
      && !capabilities["add"].texts.contains { LinuxCapability.name(of: $0) == LinuxCapability.all }
    guard !container.workload.runsOnWindows, !hasProfile, container.security("seLinuxOptions").isEmpty,
      !dropsSome,
      annotation.text.map({ $0 == "unconfined" }) ?? true
    else { return [] }
    return [
      finding(
        at: container["securityContext"],
        "\(container.title) has no seccomp or AppArmor profile and no SELinux options, and \(capabilities["drop"].isEmpty ? "drops no" : "adds all") capabilities"
      )
    ]
  }
}
