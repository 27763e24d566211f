internal import Diagnostics
internal import LintEngine

struct TelemetryWithoutProvider: Rule {
  static let card = RuleCard(
    id: "telemetry-without-provider", topic: .mesh, .info, in: .production,
    summary: "Telemetry configures access logs but sets no provider",
    why:
      "Without a provider, Istio ignores the filter of the entry. The entry then applies to the providers of the previous entry, which can be in the Telemetry for the namespace or the mesh. Without a previous entry, Istio uses the mesh's default providers. A standard installation has none, so Istio then ignores the entry.",
    fix:
      "set 'providers' of the accessLogging entry to the providers that write the logs, for example '[{name: envoy}]'. The list replaces the providers from the Telemetry for the namespace or the mesh, so include those that you need",
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
          accessLogging:
          - providers: [{name: envoy}]
            filter: {expression: response.code >= 400}
        """),
    ])

  func check(_ telemetry: Telemetry, in context: LintContext) -> [Finding] {
    telemetry.spec["accessLogging"].items.compactMap { log in
      guard log["providers"].isEmpty, log["disabled"].bool != true else { return nil }
      return finding(at: log, "accessLogging of \(telemetry.manifest.title) does not set a provider")
    }
  }
}
