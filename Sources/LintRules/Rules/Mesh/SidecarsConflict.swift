internal import Diagnostics

struct SidecarsConflict: Rule {
  static let card = RuleCard(
    id: "sidecars-conflict", .error, in: .default,
    summary: "Several Sidecars of a namespace select the same pods",
    why: "Which Sidecar is used is undefined.",
    fix: "keep one",
    covers: CompatibleIDs(istioctl: ["IST0110", "IST0111"]),
    examples: [
      .failing(
        """
        apiVersion: networking.istio.io/v1
        kind: Sidecar
        metadata: {name: a}  # flagged
        spec: {egress: [{hosts: ["./*"]}]}
        ---
        apiVersion: networking.istio.io/v1
        kind: Sidecar
        metadata:
          name: b  # flagged
        spec: {egress: [{hosts: ["./*"]}]}
        """),
      .passing(
        """
        apiVersion: networking.istio.io/v1
        kind: Sidecar
        metadata: {name: web}
        spec: {egress: [{hosts: ["./*"]}]}
        """),
    ])

  func check(_ sidecar: Sidecar, in context: LintContext) -> [Finding] {
    guard let other = context.mesh.rival(of: sidecar) else { return [] }
    return [
      finding(
        at: sidecar.manifest.root["metadata"]["name"], "Sidecar/\(other.name) selects the same pods",
        notes: [other.root["metadata"]["name"].note("the other Sidecar is here")])
    ]
  }
}
