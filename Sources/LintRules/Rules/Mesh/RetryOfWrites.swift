internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct RetryOfWrites: Rule {
  static let card = RuleCard(
    id: "retry-of-writes", topic: .mesh, .warning, in: .production,
    summary: "Route retries POST or PATCH requests that the server may have processed",
    why:
      "If the server processes a request but the response is lost or is an error, a retry repeats the request. A payment, for example, can then be made twice.",
    fix:
      "set retryOn to connect-failure,refused-stream. For other conditions, use a separate route that matches only GET. If the server recognizes repeated requests, allow the finding with a reason",
    specFix:
      "set 'on:' of the Retries to '.connectFailure, .refusedStream'. For other conditions, use a separate Match with '.method(\"GET\")'. If the server recognizes repeated requests, allow the finding with a reason",
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
          - match: [{method: {exact: POST}}]
            route: [{destination: {host: shop}}]
            timeout: 10s
            retries:
              attempts: 3
              perTryTimeout: 2s
              retryOn: 5xx  # flagged
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
          - match: [{method: {exact: POST}}]
            route: [{destination: {host: shop}}]
            timeout: 10s
            retries:
              attempts: 3
              perTryTimeout: 2s
              retryOn: connect-failure,refused-stream
        """),
    ])

  func check(_ service: VirtualService, in context: LintContext) -> [Finding] {
    service.httpRoutes.compactMap { route in
      let retries = route["retries"]
      guard retries.exists, retries["attempts"].int ?? 0 != 0 else { return nil }
      // Without `retryOn`, Istio's default conditions apply, which the rule accepts. Before Istio 1.24, the default
      // also includes status 503.
      let conditions = RetryTrigger.list(retries["retryOn"].text)
      guard let risky = conditions.first(where: RetryTrigger.repeatsProcessed) else { return nil }
      let methods = route["match"].items.map { $0["method"]["exact"].text }
      let isSafe = !methods.isEmpty && methods.allSatisfy { ["GET", "HEAD", "OPTIONS"].contains($0) }
      guard !isSafe, methods.contains(where: { $0.map { ["POST", "PATCH"].contains($0) } ?? false }) else {
        return nil
      }
      return finding(
        at: retries["retryOn"],
        "the retry condition '\(risky)' repeats requests that the server may have processed")
    }
  }
}
