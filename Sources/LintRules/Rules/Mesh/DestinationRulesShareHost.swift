internal import Diagnostics

/// Two policies for one host.
struct DestinationRulesShareHost: Rule {
  static let card = RuleCard(
    id: "destination-rules-share-host", .warning, in: .default,
    summary: "Several DestinationRules have one host in one namespace.",
    why: "Istio merges subsets and takes one traffic policy; which one is not defined.",
    fix: "write one DestinationRule for each host",
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

  func check(_ rule: DestinationRule, in fleet: Fleet) -> [Finding] {
    guard let host = rule.host.text, !rule.spec["workloadSelector"].exists,
      let first = fleet.mesh.firstRule(like: rule), first.manifest !== rule.manifest
    else { return [] }
    return [
      finding(
        at: rule.host, "the host '\(host)' has the DestinationRule '\(first.name)', too",
        notes: [first.host.note("it is here")])
    ]
  }
}
