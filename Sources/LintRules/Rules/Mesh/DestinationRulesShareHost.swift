internal import Diagnostics

struct DestinationRulesShareHost: Rule {
  static let card = RuleCard(
    id: "destination-rules-share-host", .warning, in: .default,
    summary: "Several DestinationRules of a namespace have the same host",
    why: "Istio merges the subsets but uses only one of the traffic policies, and which one is undefined.",
    fix: "use one DestinationRule for each host",
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
          subsets: []
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: shop2}
        spec:
          host: shop  # flagged
          subsets: []
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

  func check(_ rule: DestinationRule, in context: LintContext) -> [Finding] {
    guard let host = rule.host.text, !rule.spec["workloadSelector"].exists,
      let first = context.mesh.firstRule(like: rule), first.manifest !== rule.manifest
    else { return [] }
    return [
      finding(
        at: rule.host, "host '\(host)' already has DestinationRule/\(first.name)",
        notes: [first.host.note("the other host is here")])
    ]
  }
}
