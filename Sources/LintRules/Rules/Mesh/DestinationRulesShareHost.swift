internal import Diagnostics
internal import LintEngine

struct DestinationRulesShareHost: Rule {
  static let card = RuleCard(
    id: "destination-rules-share-host", topic: .mesh, .warning, in: .default,
    summary: "Several DestinationRules in a namespace have the same host",
    why:
      "Istio usually merges the subsets but applies only the trafficPolicy of the oldest DestinationRule that sets one. TLS settings and circuit breakers in the other trafficPolicies have no effect. If exportTo differs, subsets can also be ignored.",
    fix:
      "merge the subsets into one DestinationRule for the host, and remove the others. To keep the current behavior, use the trafficPolicy of the oldest DestinationRule that sets one, and the oldest of subsets with the same name",
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
          trafficPolicy: {outlierDetection: {maxEjectionPercent: 50}}
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: shop2}
        spec:
          host: shop  # flagged
          trafficPolicy: {connectionPool: {tcp: {connectTimeout: 2s}}}
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
          trafficPolicy: {connectionPool: {tcp: {connectTimeout: 2s}}, outlierDetection: {maxEjectionPercent: 50}}
        """),
    ])

  func check(_ rule: DestinationRule, in context: LintContext) -> [Finding] {
    guard let host = rule.host.text, !rule.spec["workloadSelector"].exists,
      let first = context.mesh.firstRule(like: rule)
    else { return [] }
    return [
      finding(
        at: rule.host, "DestinationRule/\(first.name) also has the host '\(host)'",
        notes: [first.host.note("the other DestinationRule's host is here")])
    ]
  }
}
