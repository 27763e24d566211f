internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct RedirectCodeUnsupported: Rule {
  static let card = RuleCard(
    id: "redirect-code-unsupported", topic: .mesh, .error, in: .default,
    summary: "Redirect has a status code that Istio does not support",
    why:
      "The API server accepts each redirectCode from 300 to 399. For codes other than \(RedirectCode.words), istiod logs a warning and configures the route in the proxies without an action. Envoy requires an action, and refuses the route configuration.",
    fix:
      "set redirectCode to 301 or 308 for a permanent redirect, or to 302, 303, or 307 for a temporary one",
    examples: [
      .failing(
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop}
        spec:
          hosts: [shop.example]
          http:
          - match: [{uri: {prefix: /cart}}]
            redirect:
              uri: /basket
              redirectCode: 304  # flagged
        """),
      .passing(
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop}
        spec:
          hosts: [shop.example]
          http:
          - match: [{uri: {prefix: /cart}}]
            redirect:
              uri: /basket
              redirectCode: 308
        """),
    ])

  func check(_ service: VirtualService, in context: LintContext) -> [Finding] {
    service.httpRoutes.compactMap { route in
      let field = route["redirect"]["redirectCode"]
      // The validation reports codes that istiod's webhook refuses.
      guard let code = field.int, RedirectCode.accepted.contains(code), !RedirectCode.supported.contains(code)
      else {
        return nil
      }
      return finding(at: field, "Istio does not support redirectCode \(code): use \(RedirectCode.words)")
    }
  }
}
