internal import Diagnostics
internal import LintEngine

struct NoLinuxHardening: Rule {
  static let card = RuleCard(
    id: "no-linux-hardening", .info, in: nil,
    summary: "Container uses none of seccomp, SELinux, AppArmor and dropped capabilities",
    why: "A single vulnerability in the kernel is enough to break out of the container.",
    fix: "set a seccompProfile, and drop capabilities",
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
          replicas: 3
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let hasProfile = ["seccompProfile", "appArmorProfile"].contains {
      container.security($0)["type"].text.map { $0 != "Unconfined" } ?? false
    }
    let annotation = container.workload.template["metadata"]["annotations"][
      "container.apparmor.security.beta.kubernetes.io/\(container.name)"]
    let capabilities = container["securityContext"]["capabilities"]
    let dropsSome =
      !capabilities["drop"].isEmpty && !capabilities["add"].texts.contains { $0.uppercased() == "ALL" }
    guard !container.workload.runsOnWindows, !hasProfile, container.security("seLinuxOptions").isEmpty,
      !dropsSome,
      annotation.text.map({ $0 == "unconfined" }) ?? true
    else { return [] }
    return [
      finding(
        at: container["securityContext"],
        "\(container.title) uses none of seccomp, SELinux, AppArmor and dropped capabilities")
    ]
  }
}
