internal import Diagnostics
internal import KubernetesFacts
internal import ManifestTree

struct ConflictingFields: Rule {
  static let card = RuleCard(
    id: "conflicting-fields", .error, in: .default,
    summary: "Fields are mutually exclusive, or one of them is required",
    why: "The API server accepts exactly one of these fields.",
    fix: "keep one of the fields",
    covers: CompatibleIDs(kubeLinter: ["schema-validation"], istioctl: ["IST0106"]),
    examples: [
      .failing(
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop}
        spec:
          hosts: [shop]
          http:
          - match:
            - uri:  # flagged
                exact: /orders
                prefix: /orders
            route: [{destination: {host: shop}}]
        """),
      .passing(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: web}
        data: {LOG_LEVEL: INFO}
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    manifest.issues.filter { $0.fault == .fieldGroup }.map { issue in
      finding(at: manifest.root.field(at: issue.path), issue.message, fix: issue.fix)
    } + findings(for: .conflict, in: manifest)
  }
}
