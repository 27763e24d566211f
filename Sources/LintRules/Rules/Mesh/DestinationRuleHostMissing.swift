internal import Diagnostics
internal import LintEngine

struct DestinationRuleHostMissing: Rule {
  static let card = RuleCard(
    id: "destination-rule-host-missing", topic: .mesh, .error, in: .default,
    summary: "DestinationRule references a host that no visible Service or ServiceEntry declares",
    why:
      "Istio applies a DestinationRule only to traffic for its host. If the host does not exist, no traffic uses the subsets, TLS settings, and circuit breakers. If the host's exportTo hides the host from the DestinationRule's namespace, traffic from that namespace does not use these settings. If the host can be declared outside the input, the finding is a warning.",
    fix:
      "set host to the name of a Service in the same namespace, or to a full name such as 'cart.shop.svc.cluster.local'. For an external host, declare a ServiceEntry. If the Service or ServiceEntry exists only in the cluster, allow the finding with a reason. If exportTo hides the host, add the namespace of the DestinationRule to the ServiceEntry's exportTo or the Service's annotation networking.istio.io/exportTo",
    covers: CompatibleIDs(istioctl: ["IST0174"]),
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
          host: shopp  # flagged
          trafficPolicy: {outlierDetection: {maxEjectionPercent: 50}}
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
    guard let host = rule.host.text, !host.isEmpty else { return [] }
    if let finding = incompleteHost(at: rule.host, host, from: rule.namespace, in: context) {
      return [finding]
    }
    guard case .missing = context.hosts.meaning(of: host, from: rule.namespace)
    else { return [] }
    return [missingHost(at: rule.host, host, from: rule.namespace, in: context)]
  }
}
