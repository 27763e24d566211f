internal import Diagnostics

/// A container without any of Linux's walls.
struct NoLinuxHardening: Rule {
  static let card = RuleCard(
    id: "no-linux-hardening", .info, in: nil,
    summary: "A container uses none of seccomp, SELinux, AppArmor and dropped capabilities.",
    why: "One hole in the kernel is enough to get out of it.",
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

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    let profiles = ["seccompProfile", "seLinuxOptions", "appArmorProfile"].contains {
      !container.security($0).isEmpty
    }
    let annotations = container.workload.template["metadata"]["annotations"].entries
    let isConfined = annotations.contains {
      $0.key.hasPrefix("container.apparmor.security.beta.kubernetes.io/")
    }
    guard !profiles, !isConfined, container["securityContext"]["capabilities"]["drop"].isEmpty else {
      return []
    }
    return [finding(at: container["securityContext"], "\(container.title) has none of Linux's protections")]
  }
}
