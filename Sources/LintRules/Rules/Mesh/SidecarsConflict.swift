internal import Diagnostics
internal import LintEngine

struct SidecarsConflict: Rule {
  static let card = RuleCard(
    id: "sidecars-conflict", topic: .mesh, .error, in: .default,
    summary: "Several Sidecar objects in a namespace select the same pods",
    why:
      "Istio applies one Sidecar object to a pod and does not document which one. If the objects are created again in another order, the hosts that the pods can call may change.",
    fix:
      "merge the Sidecar objects into one Sidecar that lists all their hosts, or set workloadSelector in each of them so that they select different pods",
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
        metadata: {name: a}
        spec: {egress: [{hosts: ["./*"]}]}
        """),
    ])

  func check(_ sidecar: Sidecar, in context: LintContext) -> [Finding] {
    guard let other = context.mesh.rival(of: sidecar) else { return [] }
    return [
      finding(
        at: sidecar.manifest.root["metadata"]["name"],
        "Sidecar/\(other.name) also selects pods that \(sidecar.manifest.title) selects",
        notes: [other.root["metadata"]["name"].note("the other Sidecar is here")])
    ]
  }
}
