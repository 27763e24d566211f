internal import Diagnostics
internal import LintEngine
internal import ManifestTree

struct DeprecatedField: Rule {
  static let card = RuleCard(
    id: "deprecated-field", topic: .schema, .warning, in: .default,
    summary: "Istio object uses a deprecated field or value",
    why:
      "A later Istio version can ignore or reject a deprecated field or value. Istio already ignores consecutiveErrors. An ignored setting has no effect.",
    fix: "replace the deprecated field or value with the one in the fix of the finding",
    covers: CompatibleIDs(istioctl: ["IST0002"]),
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
            loadBalancer:
              simple: LEAST_CONN  # flagged
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
            loadBalancer:
              simple: LEAST_REQUEST
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    guard manifest.group == APIGroup.istioNetworking else { return [] }
    switch manifest.kind {
    case "VirtualService":
      return VirtualService(manifest: manifest).httpRoutes.flatMap { route in
        [
          deprecated("percent", of: route["fault"]["delay"], instead: "percentage: {value: …}"),
          deprecated("mirrorPercent", of: route, instead: "mirrorPercentage: {value: …}"),
          deprecated("mirror_percent", of: route, instead: "mirrorPercentage: {value: …}"),
          deprecated("allowOrigin", of: route["corsPolicy"], instead: "allowOrigins: [{exact: …}]"),
        ].compactMap(\.self)
      }
    case "DestinationRule":
      return DestinationRule(manifest: manifest).policies.flatMap { policy in
        let balancer = policy["loadBalancer"]
        let name = balancer["simple"]
        return [
          name.text == "LEAST_CONN"
            ? finding(at: name, "'LEAST_CONN' is deprecated", fix: "use 'LEAST_REQUEST'") : nil,
          deprecated("warmupDurationSecs", of: balancer, instead: "warmup: {duration: …}"),
          deprecated("consecutiveErrors", of: policy["outlierDetection"], instead: "consecutive5xxErrors"),
        ].compactMap(\.self)
      }
    default: return []
    }
  }

  private func deprecated(_ key: String, of map: ManifestField, instead: String) -> Finding? {
    map[key].exists
      ? finding(at: map[key], "'\(key)' is deprecated", fix: "use '\(instead)'") : nil
  }
}
