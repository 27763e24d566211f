internal import Diagnostics
internal import LintEngine

struct UnreachableRoute: Rule {
  static let card = RuleCard(
    id: "unreachable-route", .warning, in: .default,
    summary: "Route is never used, because an earlier route covers its requests",
    why:
      "The proxy uses the first route that matches. An earlier route, such as one with the prefix `/`, matches all requests of this route.",
    fix:
      "move this route before the earlier route if the match of this route is narrower. Otherwise, remove this route",
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
        at: covered.field, "route is never used: an earlier route matches all of its requests",
        notes: [covered.earlier.note("the earlier route is here")])
    }
  }
}
