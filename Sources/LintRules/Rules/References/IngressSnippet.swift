internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct IngressSnippet: Rule {
  static let card = RuleCard(
    id: "ingress-snippet", topic: .references, .warning, in: .default,
    summary: "Ingress adds a snippet to the configuration of nginx",
    why:
      "A snippet can contain nginx directives and Lua code. If the controller allows snippets, anyone who can write an Ingress can get the token of the controller's service account. By default, this account can read the Secrets of all namespaces.",
    fix:
      "replace each snippet with specific annotations or with settings in the controller's ConfigMap. When no Ingress has a snippet, set allow-snippet-annotations to false in this ConfigMap. If a snippet has no replacement, allow the finding with a reason",
    references: ["https://nvd.nist.gov/vuln/detail/CVE-2021-25742"],
    covers: CompatibleIDs(checkov: ["CKV_K8S_152", "CKV_K8S_153", "CKV_K8S_154"]),
    examples: [
      .failing(
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: web
          annotations:
            nginx.ingress.kubernetes.io/configuration-snippet: "proxy_read_timeout 120s;"  # flagged
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
        ---
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: web
          annotations:
            nginx.ingress.kubernetes.io/proxy-read-timeout: "120"
        spec:
          tls: [{hosts: [web.example], secretName: web-tls}]
          rules:
          - host: web.example
            http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {name: http}}}}]}
        """),
    ])

  func check(_ ingress: Ingress, in context: LintContext) -> [Finding] {
    ingress.root["metadata"]["annotations"].entries.filter {
      $0.key.hasPrefix(IngressKey.nginxPrefix) && $0.key.hasSuffix("-snippet")
    }
    .map { finding(at: $0.value, "annotation '\($0.key)' adds a snippet to the configuration of nginx") }
  }
}
