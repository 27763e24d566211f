internal import Diagnostics

/// Two Sidecars for the same pods.
struct SidecarsConflict: Rule {
  static let card = RuleCard(
    id: "sidecars-conflict", .error, in: .default,
    summary: "Several Sidecars of a namespace have no selector, or the same one.",
    why: "Which one holds is not defined.",
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

  func check(_ sidecar: Sidecar, in fleet: Fleet) -> [Finding] {
    guard let other = fleet.mesh.rival(of: sidecar) else { return [] }
    return [
      finding(
        at: sidecar.manifest.root["metadata"]["name"], "'\(other.name)' is for the same pods",
        notes: [other.root["metadata"]["name"].note("it is here")])
    ]
  }
}
