internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct RetryWithoutPerTryTimeout: Rule {
  static let card = RuleCard(
    id: "retry-without-per-try-timeout", topic: .mesh, .warning, in: .production,
    summary: "Route has retries but no perTryTimeout",
    why:
      "Without perTryTimeout, the first attempt can take the whole route timeout, or unlimited time if the route has no timeout. When a pod hangs, the request then fails or waits without a retry. An attempt that exceeds perTryTimeout is retried only if retryOn contains 5xx, gateway-error, or reset. Routes without these conditions, such as routes with the default retryOn, are not reported.",
    fix:
      "set retries.perTryTimeout to at most the route timeout divided by (attempts + 1). If the route has no timeout, also set one. For requests that must not be repeated, set retryOn to connect-failure,refused-stream instead",
    specFix:
      "set 'perTry:' of the Retries to at most the 'timeout:' of the Match divided by (number of retries + 1). If the Match has no 'timeout:', also set one. For requests that must not be repeated, set 'on:' to '.connectFailure, .refusedStream' instead",
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
          - route: [{destination: {host: shop}}]
            timeout: 8s
            retries:  # flagged
              attempts: 3
              retryOn: connect-failure,refused-stream,reset
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
          - route: [{destination: {host: shop}}]
            timeout: 8s
            retries:
              attempts: 3
              perTryTimeout: 2s
              retryOn: connect-failure,refused-stream,reset
        """),
    ])

  func check(_ service: VirtualService, in context: LintContext) -> [Finding] {
    service.httpRoutes.compactMap { route in
      let retries = route["retries"]
      let conditions = RetryTrigger.list(retries["retryOn"].text)
      // With other conditions, such as the default ones, Envoy does not retry an attempt that times out.
      let retriesTimeouts = conditions.contains(where: RetryTrigger.ofResets.contains)
      guard retries["attempts"].int ?? 0 != 0, !retries["perTryTimeout"].exists, retriesTimeouts
      else { return nil }
      return finding(
        at: retries["perTryTimeout"], "retries in \(service.manifest.title) have no perTryTimeout")
    }
  }
}
