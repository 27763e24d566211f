internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct DefaultCapabilitiesKept: Rule {
  static let card = RuleCard(
    id: "default-capabilities-kept", topic: .security, .info, in: nil,
    summary: "Container has capabilities from the default set of the container runtime",
    why:
      "Few servers need to change file owners, switch users, or send raw packets. An attacker who runs as root in the container can use these capabilities to attack other pods or the node. The rule assumes the default set of containerd. CRI-O grants fewer capabilities by default.",
    fix:
      "set 'drop: [ALL]' in securityContext.capabilities, and remove default capabilities from 'add'. Replace ALL in 'add' with the capabilities that the program needs. If the program needs one of the default capabilities, list it in 'add' and allow the finding with a reason",
    specFix:
      "remove each 'Relax(.capability(…), because: …)' for a default capability that the program does not need. Without the hardening default, set 'drop: [\"ALL\"]' in 'SecurityContext', and remove these capabilities from 'add'. Replace ALL in 'Relax' or 'add' with the capabilities that the program needs. If the program needs one of the default capabilities, list it in 'Relax' or 'add', and allow the finding with a reason",
    covers: CompatibleIDs(polaris: ["insecureCapabilities"]),
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
              - name: web
                image: web:1.0
                securityContext:
                  capabilities:
                    drop: [NET_RAW, CHOWN]  # flagged
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
                  capabilities:
                    drop: [ALL]
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let capabilities = container["securityContext"]["capabilities"]
    let dropped = Self.names(capabilities["drop"])
    let added = Self.names(capabilities["add"])
    let given = LinuxCapability.runtimeDefault
    let kept = dropped.contains(LinuxCapability.all) ? [] : given.subtracting(dropped)
    let names = kept.union(added.contains(LinuxCapability.all) ? given : given.intersection(added)).sorted()
    guard !container.workload.runsOnWindows, !names.isEmpty else { return [] }
    let list =
      names.count == given.count
      ? "capabilities of the runtime's default set"
      : "\(names.count == 1 ? "capability" : "capabilities") \(names.listed)"
    return [
      finding(
        at: capabilities[kept.isEmpty ? "add" : "drop"], "\(container.title) has the \(list)")
    ]
  }

  private static func names(_ field: ManifestField) -> Set<String> {
    Set(field.texts.map(LinuxCapability.name))
  }
}
