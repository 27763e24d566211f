internal import Diagnostics
internal import LintEngine

struct AuthorizationNamespaceMissing: Rule {
  static let card = RuleCard(
    id: "authorization-namespace-missing", topic: .mesh, .info, in: nil,
    summary: "AuthorizationPolicy references a namespace that is not in the input",
    why:
      "In source.namespaces, a misspelled name matches no caller. An ALLOW policy can then reject requests that you want to allow, and a DENY policy can let through requests that you want to deny. In source.notNamespaces, a misspelled name excludes no caller, so the policy also applies to callers that you want to exclude. Names are checked only if the input contains a Namespace, and the namespaces of other objects count as declared.",
    fix:
      "correct the name in source.namespaces or source.notNamespaces, or add the manifest of the Namespace to the input. If the namespace exists only in the cluster, allow the finding with a reason",
    specFix:
      "correct the namespace in 'Authorize(…)', in 'in:' of the 'Gateway' or 'IngressController', or in 'from:' of '.scraped(…)'. If the namespace exists only in the cluster, allow the finding with a reason",
    covers: CompatibleIDs(istioctl: ["IST0101"]),
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: web, labels: {istio-injection: enabled}}
        ---
        apiVersion: security.istio.io/v1
        kind: AuthorizationPolicy
        metadata: {name: shop}
        spec:
          rules:
          - from:
            - source:
                namespaces:
                - wob  # flagged
        """),
      .passing(
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: web, labels: {istio-injection: enabled}}
        ---
        apiVersion: security.istio.io/v1
        kind: AuthorizationPolicy
        metadata: {name: shop}
        spec:
          rules:
          - from:
            - source:
                namespaces:
                - web
        """),
    ])

  func check(_ policy: AuthorizationPolicy, in context: LintContext) -> [Finding] {
    policy.spec["rules"].items.flatMap { $0["from"].items }.map { $0["source"] }
      .flatMap { $0["namespaces"].items + $0["notNamespaces"].items }
      .compactMap { field in
        guard let pattern = field.text, !context.hasNamespace(like: pattern) else { return nil }
        return finding(at: field, "unknown namespace '\(pattern)'")
      }
  }
}
