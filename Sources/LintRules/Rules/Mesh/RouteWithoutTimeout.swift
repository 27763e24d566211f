internal import Diagnostics
internal import LintEngine

struct RouteWithoutTimeout: Rule {
  static let card = RuleCard(
    id: "route-without-timeout", topic: .mesh, .warning, in: .production,
    summary: "HTTP route has no timeout",
    why:
      "Without a timeout, the proxy by default waits for a slow server without a limit. Waiting requests hold connections and memory in every caller, so the callers can also become slow.",
    fix:
      "set the route's timeout to the longest time that a response may take, such as 10s. For streams and long downloads, set a timeout above the longest one, such as 24h, or allow the finding with a reason. A delegate inherits the timeout of the delegating route. For a delegate, you can set that timeout instead and allow the finding with a reason",
    specFix:
      "set 'timeout:' of the Match to the longest time that a response may take, such as '10s'. For streams and long downloads, set a timeout above the longest one, such as '24h', or allow the finding with a reason",
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
          - route: [{destination: {host: shop}}]  # flagged
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
          - timeout: 5s
            route: [{destination: {host: shop}}]
        """),
    ])

  func check(_ service: VirtualService, in context: LintContext) -> [Finding] {
    service.httpRoutes.compactMap { route in
      guard !route["timeout"].exists, !route["route"].isEmpty else { return nil }
      return finding(at: route["timeout"], "a route of \(service.manifest.title) has no timeout")
    }
  }
}
