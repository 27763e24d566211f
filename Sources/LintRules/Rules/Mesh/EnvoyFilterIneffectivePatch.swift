internal import Diagnostics
internal import LintEngine

struct EnvoyFilterIneffectivePatch: Rule {
  static let card = RuleCard(
    id: "envoy-filter-ineffective-patch", .error, in: .default,
    summary: "EnvoyFilter patch has an operation that its applyTo type does not support",
    why:
      "Istio ignores the patch and reports no error. The proxies run without the setting that the patch contains.",
    fix: "change patch.operation to an operation that applyTo supports, such as MERGE",
    covers: CompatibleIDs(istioctl: ["IST0152", "IST0153", "IST0154"]),
    examples: [
      .failing(
        """
        apiVersion: networking.istio.io/v1alpha3
        kind: EnvoyFilter
        metadata: {name: shop}
        spec:
          configPatches:
          - applyTo: HTTP_ROUTE
            patch:
              operation: ADD  # flagged
              value: {route: {timeout: 5s}}
          - applyTo: CLUSTER
            patch:
              operation: REPLACE  # flagged
              value: {connect_timeout: 1s}
        """),
      .passing(
        """
        apiVersion: networking.istio.io/v1alpha3
        kind: EnvoyFilter
        metadata: {name: shop}
        spec:
          configPatches:
          - applyTo: HTTP_ROUTE
            patch:
              operation: MERGE
              value: {route: {timeout: 5s}}
          - applyTo: CLUSTER
            patch:
              operation: MERGE
              value: {connect_timeout: 1s}
        """),
    ])

  func check(_ filter: EnvoyFilter, in context: LintContext) -> [Finding] {
    filter.spec["configPatches"].items.compactMap { patch in
      let operation = patch["patch"]["operation"]
      guard let name = operation.text, let target = patch["applyTo"].text else { return nil }
      let isIgnored =
        switch name {
        case "ADD", "REMOVE": ["ROUTE_CONFIGURATION", "HTTP_ROUTE"].contains(target)
        case "REPLACE": !["HTTP_FILTER", "NETWORK_FILTER"].contains(target)
        default: false
        }
      return isIgnored ? finding(at: operation, "operation '\(name)' has no effect on '\(target)'") : nil
    }
  }
}
