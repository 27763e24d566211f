internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct PolicySelectorIneffective: Rule {
  static let card = RuleCard(
    id: "policy-selector-ineffective", topic: .mesh, .warning, in: .default,
    summary: "Policy selects the pods of a Gateway API Gateway by labels instead of targetRefs",
    why:
      "Waypoint proxies ignore policies with a selector, so the rules of an AuthorizationPolicy, for example, are not enforced. Other gateway proxies apply the policy, unless istiod sets ENABLE_SELECTOR_BASED_K8S_GATEWAY_POLICY to false.",
    fix:
      "replace the selector with targetRefs that name the Gateway, and set metadata.namespace to the namespace of the Gateway",
    covers: CompatibleIDs(istioctl: ["IST0166"]),
    examples: [
      .failing(
        """
        apiVersion: security.istio.io/v1
        kind: AuthorizationPolicy
        metadata: {name: shop}
        spec:
          selector:
            matchLabels:  # flagged
              gateway.networking.k8s.io/gateway-name: shop
          rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/web]}}]}]
        """),
      .passing(
        """
        apiVersion: security.istio.io/v1
        kind: AuthorizationPolicy
        metadata: {name: shop}
        spec:
          targetRefs: [{group: gateway.networking.k8s.io, kind: Gateway, name: shop}]
          rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/web]}}]}]
        """),
    ])

  func check(_ settings: MeshSettings, in context: LintContext) -> [Finding] {
    let spec = settings.manifest.root["spec"]
    guard Self.kinds.contains(settings.manifest.kind), !spec["targetRef"].exists, !spec["targetRefs"].exists,
      IstioGateway.nameLabels.contains(where: {
        settings.labels[$0].exists
      })
    else { return [] }
    return [
      finding(
        at: settings.labels,
        "\(settings.manifest.title) selects the pods of a Gateway API Gateway by labels")
    ]
  }

  private static let kinds: Set<String> = [
    "AuthorizationPolicy", "RequestAuthentication", "Telemetry", "WasmPlugin",
  ]
}
