internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct EjectsEveryPod: Rule {
  static let card = RuleCard(
    id: "ejects-every-pod", topic: .mesh, .warning, in: .default,
    summary: "Outlier detection can eject all pods of a host",
    why:
      "A fault that all pods share, such as an unavailable database, makes every pod return errors. The proxy then ejects pods until maxEjectionPercent is reached. If all pods are ejected and minHealthPercent is 0, the default, every request fails until the ejection time ends.",
    fix: "set outlierDetection.maxEjectionPercent to 50 or less",
    specFix: "set 'maxEjectionPercent' in '.outlierDetection(…)' to 50 or less",
    options: [RuleOption("percent", 100, "lowest maxEjectionPercent that is reported, in percent")],
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
          trafficPolicy:
            outlierDetection:
              maxEjectionPercent: 50
        """),
    ])

  func check(_ rule: DestinationRule, in context: LintContext) -> [Finding] {
    let limit = number("percent", in: context)
    return rule.policies.map { $0["outlierDetection"] }.compactMap { outliers in
      let field = outliers["maxEjectionPercent"]
      guard outliers.exists, field.int != nil || !field.exists else { return nil }
      // istiod does not pass 0 to the proxy, whose default then applies.
      let isSet = field.int.map { $0 > 0 } ?? false
      let percent = isSet ? field.int ?? 0 : IstioProxy.maxEjectionPercent
      guard percent >= limit else { return nil }
      let (fix, specFix) = Self.fixes(below: limit)
      return finding(
        at: field,
        "maxEjectionPercent is \(percent)\(isSet ? "" : " by default"), so outlier detection can eject \(percent == 100 ? "all" : "\(percent)% of the") pods",
        fix: fix, specFix: specFix)
    }
  }

  /// The fixes for a manifest and for a spec.
  private static func fixes(below limit: Int) -> (String, String) {
    let allowed = min(50, limit - 1)
    guard allowed > 0 else {
      return (
        "remove outlierDetection, or increase the rule's option 'percent'",
        "remove '.outlierDetection(…)', or increase the rule's option 'percent'"
      )
    }
    let bound = allowed == 1 ? "1" : "\(allowed) or less"
    return (
      "set maxEjectionPercent to \(bound)", "set 'maxEjectionPercent' in '.outlierDetection(…)' to \(bound)"
    )
  }
}
