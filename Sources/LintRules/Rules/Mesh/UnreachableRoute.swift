internal import Diagnostics
internal import LintEngine

struct UnreachableRoute: Rule {
  static let card = RuleCard(
    id: "unreachable-route", topic: .mesh, .warning, in: .default,
    summary: "Route is never used, because earlier routes cover its requests or connections",
    why:
      "The proxy uses the first route that matches. Earlier routes, such as a route with the prefix '/', match all requests or connections of the unreachable route.",
    fix:
      "move the unreachable route before the earlier routes if its matches are narrower. Otherwise, remove the unreachable route",
    specFix:
      "declare the unreachable route before the earlier routes if its matches are narrower. Otherwise, remove the unreachable route. Without 'named:', '.routed(at: …, through: …)' keeps the declared order only for routes with equally specific paths",
    covers: CompatibleIDs(istioctl: ["IST0130", "IST0131"]),
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
          - match: [{uri: {prefix: /}}]
            timeout: 5s
            route: [{destination: {host: shop}}]
          - match:
            - uri: {prefix: /orders}  # flagged
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
          - match:
            - uri: {prefix: /orders}
            timeout: 5s
            route: [{destination: {host: shop}}]
          - match: [{uri: {prefix: /}}]
            timeout: 5s
            route: [{destination: {host: shop}}]
        """),
    ])

  func check(_ service: VirtualService, in context: LintContext) -> [Finding] {
    service.coveredMatches.filter(\.isWholeRoute).map { covered in
      finding(
        at: covered.field, "route is never used: earlier routes match all of its requests or connections",
        notes: [covered.earlier.note("an earlier route is here")])
    }
  }
}
