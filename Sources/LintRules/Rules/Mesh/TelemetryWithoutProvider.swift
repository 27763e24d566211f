internal import Diagnostics

/// A log for nobody.
struct TelemetryWithoutProvider: Rule {
  static let card = RuleCard(
    id: "telemetry-without-provider", .info, in: .production,
    summary: "A Telemetry configures access logs and names nobody who writes them.",
    why: "Unless the mesh has a default provider, no log is written; Istio as it is installed has none.",
    fix: "name a provider, such as envoy",
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

  func check(_ telemetry: Telemetry, in fleet: Fleet) -> [Finding] {
    telemetry.spec["accessLogging"].items.compactMap { log in
      guard log["providers"].isEmpty, log["disabled"].bool != true else { return nil }
      return finding(at: log, "an access log of \(telemetry.manifest.title) names no provider")
    }
  }
}
