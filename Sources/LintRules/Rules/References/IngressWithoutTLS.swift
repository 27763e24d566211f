internal import Diagnostics
internal import LintEngine

struct IngressWithoutTLS: Rule {
  static let card = RuleCard(
    id: "ingress-without-tls", topic: .references, .warning, in: .production,
    summary: "Ingress does not configure TLS",
    why:
      "Unless a load balancer or an annotation of the Ingress configures TLS, clients send requests over plain HTTP. Anyone on the network path can then read cookies and passwords and change responses.",
    fix:
      "add an entry to spec.tls with the hosts and the secretName of a TLS Secret in the namespace of the Ingress. Some controllers, such as ingress-nginx, then redirect HTTP requests to HTTPS. If a load balancer or an annotation configures TLS, allow the finding with a reason",
    covers: CompatibleIDs(polaris: ["tlsSettingsMissing"]),
    examples: [
      .failing(
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: web}
        spec:  # flagged
          rules: [{host: shop.example}]
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selector: {app: web}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        ---
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: web}
        spec:
          tls: [{hosts: [shop.example], secretName: shop-tls}]
          rules:
          - host: shop.example
            http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {name: http}}}}]}
        """),
    ])

  func check(_ ingress: Ingress, in context: LintContext) -> [Finding] {
    guard ingress.spec["tls"].isEmpty else { return [] }
    return [finding(at: ingress.spec["tls"], "\(ingress.manifest.title) does not configure TLS")]
  }
}
