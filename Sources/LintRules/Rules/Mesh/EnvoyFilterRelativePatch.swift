internal import Diagnostics
internal import LintEngine

struct EnvoyFilterRelativePatch: Rule {
  static let card = RuleCard(
    id: "envoy-filter-relative-patch", topic: .mesh, .warning, in: .default,
    summary: "EnvoyFilter depends on the order of patches, but its priority is 0 or not set",
    why:
      "INSERT_BEFORE, INSERT_AFTER, REPLACE, and REMOVE depend on objects that are already configured, such as the filter that the match selects. Within a namespace, Istio applies patches of the same priority by creation time. If a later patch adds such an object, Istio can skip the earlier patch or insert its object at another position, and reports no error.",
    fix:
      "set spec.priority to a number other than 0, above the priority of each EnvoyFilter that must be applied earlier. If the position of an inserted filter does not matter, use INSERT_FIRST instead",
    covers: CompatibleIDs(istioctl: ["IST0151", "IST0155"]),
    examples: [
      .failing(
        """
        apiVersion: networking.istio.io/v1alpha3
        kind: EnvoyFilter
        metadata: {name: web}
        spec:
          configPatches:
          - applyTo: HTTP_FILTER
            patch:
              operation: INSERT_BEFORE  # flagged
              value: {name: envoy.filters.http.lua}
        """),
      .passing(
        """
        apiVersion: networking.istio.io/v1alpha3
        kind: EnvoyFilter
        metadata: {name: web}
        spec:
          priority: 10
          configPatches:
          - applyTo: HTTP_FILTER
            patch:
              operation: INSERT_BEFORE
              value: {name: envoy.filters.http.lua}
        """),
    ])

  func check(_ filter: EnvoyFilter, in context: LintContext) -> [Finding] {
    guard filter.spec["priority"].int ?? 0 == 0 else { return [] }
    return filter.spec["configPatches"].items.compactMap { patch in
      let operation = patch["patch"]["operation"]
      guard let name = operation.text else { return nil }
      let target = patch["applyTo"].text ?? ""
      let isRelative =
        switch name {
        case "INSERT_BEFORE", "INSERT_AFTER": true
        case "REMOVE": target != "ROUTE_CONFIGURATION"
        case "REPLACE": EnvoyFilterIneffectivePatch.replaceable.contains(target)
        default: false
        }
      return isRelative
        ? finding(at: operation, "operation '\(name)' depends on the order in which EnvoyFilters are applied")
        : nil
    }
  }
}
