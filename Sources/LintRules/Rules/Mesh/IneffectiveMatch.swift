internal import Diagnostics

/// A match that takes nothing.
struct IneffectiveMatch: Rule {
  static let card = RuleCard(
    id: "ineffective-match", .info, in: .default,
    summary: "A match of a route takes no request that another one before it would not take.",
    why: "The match looks as if it led somewhere; those requests take the other one.",
    fix: "remove the match, or put it first",
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
            route: [{destination: {host: shop}}]
          - match:
            - uri: {prefix: /orders/new}  # flagged
            - uri: {prefix: /carts}
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
          - match: [{uri: {exact: /orders}}, {uri: {prefix: /orders/}}]
            timeout: 5s
            route: [{destination: {host: shop}}]
        """),
    ])

  func check(_ service: VirtualService, in fleet: Fleet) -> [Finding] {
    service.coveredMatches.filter { !$0.isWholeRoute }.map { covered in
      finding(
        at: covered.part, "no request takes this match: an earlier one takes them all",
        notes: [covered.earlier.note("that one is here")])
    }
  }
}
