internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct ConflictingFields: Rule {
  static let card = RuleCard(
    id: "conflicting-fields", topic: .schema, .error, in: .default,
    summary: "Fields of an object conflict, or a required combination of fields is missing",
    why:
      "The API server or istiod rejects an object in which one field excludes another, or in which a required combination of fields is missing. The apply fails: an existing object does not change, and a new one is not created.",
    fix: "remove or change a field that the finding names, or add the field that is missing",
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
        kind: VirtualService
        metadata: {name: shop}
        spec:
          hosts: [shop]
          http:
          - match:
            - uri:
                prefix: /orders
            route: [{destination: {host: shop}}]
            timeout: 10s
          - route: [{destination: {host: shop}}]
            timeout: 10s
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    manifest.issues.filter { $0.fault == .fieldGroup || $0.fault == .rule }.map { issue in
      finding(at: manifest.root.field(at: issue.path), issue.message, fix: issue.fix)
    } + findings(for: .conflict, in: manifest)
  }
}
