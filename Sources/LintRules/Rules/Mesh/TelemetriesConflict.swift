internal import Diagnostics
internal import LintEngine

struct TelemetriesConflict: Rule {
  static let card = RuleCard(
    id: "telemetries-conflict", topic: .mesh, .error, in: .default,
    summary: "Several Telemetry objects in a namespace select the same pods",
    why:
      "Istio ignores all objects without a selector except the oldest. If several selectors match a pod, Istio before 1.20 also applies only the oldest object. Newer versions merge the objects, and a setting of a younger object can replace the same setting of an older object. Findings for objects with selectors are warnings.",
    fix:
      "merge the settings into one Telemetry object. Alternatively, leave at most one object without a selector, and set selectors in the others so that each pod matches only one of them",
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
        at: telemetry.root["metadata"]["name"],
        severity: telemetry.spec["selector"]["matchLabels"].isEmpty ? nil : .warning,
        "Telemetry/\(other.name) also selects pods that \(telemetry.manifest.title) selects",
        notes: [other.root["metadata"]["name"].note("the other Telemetry is here")])
    ]
  }
}
