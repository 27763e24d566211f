internal import Diagnostics

/// More tries than there is time for.
struct RetriesExceedTimeout: Rule {
  static let card = RuleCard(
    id: "retries-exceed-timeout", .warning, in: .production,
    summary: "The route's timeout ends before its tries do.",
    why: "The last tries are cut off, though the numbers promise them.",
    fix: "raise the timeout, or make fewer or shorter tries",
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
            timeout: 3s  # flagged
            retries: {attempts: 3, perTryTimeout: 2s}
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
            timeout: 10s
            retries: {attempts: 3, perTryTimeout: 2s, retryOn: "connect-failure,refused-stream"}
        """),
    ])

  func check(_ service: VirtualService, in fleet: Fleet) -> [Finding] {
    service.httpRoutes.compactMap { route in
      guard let timeout = route["timeout"].seconds, timeout > 0,
        let each = route["retries"]["perTryTimeout"].seconds, let attempts = route["retries"]["attempts"].int
      else { return nil }
      // The first try is none of the retries; the last one may be cut short.
      guard each * Double(max(1, attempts)) > timeout else { return nil }
      return finding(
        at: route["timeout"],
        "the timeout of \(route["timeout"].text ?? "") ends before \(attempts) retries of \(route["retries"]["perTryTimeout"].text ?? "") do"
      )
    }
  }
}
