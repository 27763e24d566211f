internal import Diagnostics

struct TelemetryWithoutProvider: Rule {
  static let card = RuleCard(
    id: "telemetry-without-provider", .info, in: .production,
    summary: "Telemetry configures access logs without a provider",
    why: "If the mesh has no default provider, no log is written. A standard Istio installation has none.",
    fix: "set a provider, such as envoy",
    covers: CompatibleIDs(istioctl: ["IST0157"]),
    examples: [
      .failing(
        """
        apiVersion: telemetry.istio.io/v1
        kind: Telemetry
        metadata: {name: shop}
        spec:
          accessLogging:
          - filter: {expression: response.code >= 400}  # flagged
        """),
      .passing(
        """
        apiVersion: telemetry.istio.io/v1
        kind: Telemetry
        metadata: {name: shop}
        spec:
          accessLogging: [{providers: [{name: envoy}], filter: {expression: response.code >= 400}}]
        """),
    ])

  func check(_ telemetry: Telemetry, in context: LintContext) -> [Finding] {
    telemetry.spec["accessLogging"].items.compactMap { log in
      guard log["providers"].isEmpty, log["disabled"].bool != true else { return nil }
      return finding(at: log, "accessLogging of \(telemetry.manifest.title) sets no provider")
    }
  }
}
