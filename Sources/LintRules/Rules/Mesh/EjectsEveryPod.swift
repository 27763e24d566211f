internal import Diagnostics

/// A circuit breaker that leaves nobody.
struct EjectsEveryPod: Rule {
  static let card = RuleCard(
    id: "ejects-every-pod", .warning, in: .default,
    summary: "Outlier detection that may eject every pod leaves none to answer.",
    why: """
      A fault that all pods share, such as a database that is away, turns into a full outage for the
      ejection time.
      """,
    fix: "set maxEjectionPercent to 50 or less",
    options: [RuleOption("percent", 100, "the maxEjectionPercent from which on too many pods go")],
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: shop}
        spec:
          selector: {app: shop}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: shop}
        spec:
          template:
            metadata: {labels: {app: shop}}
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: shop}
        spec:
          host: shop
          trafficPolicy:
            outlierDetection:
              maxEjectionPercent: 100  # flagged
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: shop}
        spec:
          selector: {app: shop}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: shop}
        spec:
          template:
            metadata: {labels: {app: shop}}
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: shop}
        spec:
          host: shop
          trafficPolicy: {outlierDetection: {maxEjectionPercent: 50}}
        """),
    ])

  func check(_ rule: DestinationRule, in fleet: Fleet) -> [Finding] {
    let limit = number("percent", in: fleet)
    return rule.policies.map { $0["outlierDetection"]["maxEjectionPercent"] }.compactMap { part in
      guard let percent = part.int, percent >= limit else { return nil }
      return finding(
        at: part, "outlier detection may eject \(percent) % of the pods", fix: "set maxEjectionPercent to 50")
    }
  }
}
