internal import Diagnostics
internal import ManifestTree

/// The kernel's files lie open.
struct UnsafeProcMount: Rule {
  static let card = RuleCard(
    id: "unsafe-proc-mount", .error, in: .default,
    summary: "An unmasked /proc shows and changes what belongs to the node.",
    why: "Masking keeps the kernel's keys and switches away from containers.",
    fix: "drop procMount",
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
                securityContext: {procMount: Default}
        """),
    ])

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    let mount = container["securityContext"]["procMount"]
    guard mount.text == "Unmasked" else { return [] }
    return [finding(at: mount, "/proc of \(container.title) is not masked", repair: .remove)]
  }
}
