internal import Diagnostics
internal import LintEngine

struct TelemetriesConflict: Rule {
  static let card = RuleCard(
    id: "telemetries-conflict", .error, in: .default,
    summary: "Several Telemetry objects in a namespace select the same pods",
    why:
      "Istio applies the oldest Telemetry object to the pods and ignores the others. The metrics, traces or logs that the others configure are missing.",
    fix:
      "merge the settings into one Telemetry object, or change the selectors so that each pod matches only one object",
    covers: CompatibleIDs(istioctl: ["IST0159", "IST0160"]),
    examples: [
      .failing(
        """
        apiVersion: telemetry.istio.io/v1
        kind: Telemetry
        metadata: {name: one}  # flagged
        spec: {}
        ---
        apiVersion: telemetry.istio.io/v1
        kind: Telemetry
        metadata: {name: two}  # flagged
        spec: {}
        """),
      .passing(
        """
        apiVersion: telemetry.istio.io/v1
        kind: Telemetry
        metadata: {name: one}
        spec: {}
        """),
    ])

  func check(_ telemetry: Telemetry, in context: LintContext) -> [Finding] {
    guard let other = context.mesh.rival(of: telemetry) else { return [] }
    return [
      finding(
        at: telemetry.root["metadata"]["name"], "Telemetry/\(other.name) selects the same pods",
        notes: [other.root["metadata"]["name"].note("the other Telemetry is here")])
    ]
  }
}
