internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct CORSCredentialsAnyOrigin: Rule {
  static let card = RuleCard(
    id: "cors-credentials-any-origin", topic: .mesh, .warning, in: .default,
    summary: "CORS policy allows credentials from any website",
    why:
      "The proxy returns the request's own origin as the allowed origin, even if the policy allows '*'. Browsers therefore accept the response. Any website can then read responses to requests that carry the user's cookies, unless SameSite or the browser's policy for third-party cookies excludes the cookies.",
    fix:
      "replace the entries that match any website with an 'exact' entry in allowOrigins for each trusted origin, and remove allowOrigin. If browsers need not send cookies, remove allowCredentials instead",
    specFix:
      "replace the origins of the CORS policy that match any website with an exact origin for each trusted website. If browsers need not send cookies, remove 'credentials:' instead",
    references: ["https://developer.mozilla.org/docs/Web/HTTP/CORS"],
    examples: [
      .failing(
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop}
        spec:
          hosts: [shop]
          http:
          - corsPolicy:
              allowOrigins: [{exact: "*"}]
              allowCredentials: true  # flagged
            timeout: 5s
            route: [{destination: {host: shop}}]
        ---
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
        """),
      .passing(
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop}
        spec:
          hosts: [shop]
          http:
          - corsPolicy:
              allowOrigins: [{exact: "https://shop.example"}]
              allowCredentials: true
            timeout: 5s
            route: [{destination: {host: shop}}]
        ---
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
        """),
    ])

  func check(_ service: VirtualService, in context: LintContext) -> [Finding] {
    service.httpRoutes.compactMap { route in
      let policy = route["corsPolicy"]
      guard policy["allowCredentials"].bool == true else { return nil }
      let origins = policy["allowOrigins"].items
      // istiod reads the deprecated allowOrigin only without allowOrigins.
      let effective = origins.isEmpty ? policy["allowOrigin"].items : origins
      guard let entry = effective.first(where: allowsAnyWebsite) else { return nil }
      return finding(
        at: policy["allowCredentials"], "allowCredentials is true, and an allowed origin matches any website",
        notes: [entry.note("the entry that matches is here")])
    }
  }

  private func allowsAnyWebsite(_ origin: ManifestField) -> Bool {
    if let text = origin.text ?? origin["exact"].text { return CORSOrigin.isAnyWebsite(exact: text) }
    if let prefix = origin["prefix"].text { return CORSOrigin.isAnyWebsite(prefix: prefix) }
    return origin["regex"].text.map(CORSOrigin.isAnyWebsite(regex:)) ?? false
  }
}
