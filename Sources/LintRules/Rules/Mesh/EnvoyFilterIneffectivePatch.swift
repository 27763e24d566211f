internal import Diagnostics
internal import LintEngine

struct EnvoyFilterIneffectivePatch: Rule {
  static let card = RuleCard(
    id: "envoy-filter-ineffective-patch", topic: .mesh, .error, in: .default,
    summary: "EnvoyFilter patch has an operation that its applyTo type does not support",
    why:
      "Istio ignores the patch and reports no error. The proxies run without the change that the patch describes.",
    fix:
      "change patch.operation to an operation that applyTo supports. For most types, you can use MERGE instead of ADD or REPLACE, to add the value to the existing settings. For EXTENSION_CONFIG, use ADD. To remove virtual hosts or routes, set applyTo to VIRTUAL_HOST or HTTP_ROUTE",
    covers: CompatibleIDs(istioctl: ["IST0152", "IST0153", "IST0154"]),
    examples: [
      .failing(
        """
        apiVersion: networking.istio.io/v1alpha3
        kind: EnvoyFilter
        metadata: {name: shop}
        spec:
          configPatches:
          - applyTo: ROUTE_CONFIGURATION
            patch:
              operation: ADD  # flagged
              value: {response_headers_to_remove: [x-powered-by]}
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
          - applyTo: ROUTE_CONFIGURATION
            patch:
              operation: MERGE
              value: {response_headers_to_remove: [x-powered-by]}
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
        case "ADD", "REMOVE": target == "ROUTE_CONFIGURATION"
        case "REPLACE": !Self.replaceable.contains(target)
        default: false
        }
      return isIgnored ? finding(at: operation, "operation '\(name)' has no effect on '\(target)'") : nil
    }
  }

  /// The types for which Istio applies REPLACE.
  static let replaceable: Set<String> = ["HTTP_FILTER", "LISTENER_FILTER", "NETWORK_FILTER", "VIRTUAL_HOST"]
}
