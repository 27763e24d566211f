internal import Diagnostics
internal import LintEngine

struct IneffectiveMatch: Rule {
  static let card = RuleCard(
    id: "ineffective-match", topic: .mesh, .info, in: .default,
    summary:
      "Match in a route never applies, because an earlier match covers the same requests or connections",
    why:
      "The proxy uses the first match that fits a request or connection. If an earlier match covers all requests or connections of a later match, the later match never applies.",
    fix:
      "remove the match. If its requests or connections need the route of the match, move that route before the route of the earlier match",
    specFix:
      "remove the match. If its requests or connections need the route of the match, declare that route before the route of the earlier match. Without 'named:', '.routed(at: …, through: …)' keeps the declared order only for routes with equally specific paths",
    covers: CompatibleIDs(istioctl: ["IST0131"]),
    examples: [
      .failing(
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
          - match: [{uri: {prefix: /orders}}]
            timeout: 5s
            route: [{destination: {host: shop}}]
          - match:
            - uri: {prefix: /orders/new}  # flagged
            - uri: {prefix: /carts}
            timeout: 5s
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
          - match: [{uri: {prefix: /orders}}]
            timeout: 5s
            route: [{destination: {host: shop}}]
          - match:
            - uri: {prefix: /carts}
            timeout: 5s
            route: [{destination: {host: shop}}]
        """),
    ])

  func check(_ service: VirtualService, in context: LintContext) -> [Finding] {
    service.coveredMatches.filter { !$0.isWholeRoute }.map { covered in
      finding(
        at: covered.field, "match never applies: an earlier match covers all of its requests or connections",
        notes: [covered.earlier.note("the earlier match is here")])
    }
  }
}
