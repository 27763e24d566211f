internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct RetriesExceedTimeout: Rule {
  static let card = RuleCard(
    id: "retries-exceed-timeout", topic: .mesh, .warning, in: .production,
    summary: "Route timeout can expire before the last retry starts",
    why:
      "The route timeout includes the first attempt and all retries. With 'attempts: 3', the proxy makes up to three retries after the first attempt. When the timeout expires, the proxy answers '504 Gateway Timeout' and skips the remaining retries.",
    fix: "set timeout to at least (attempts + 1) × perTryTimeout, or lower attempts or perTryTimeout",
    specFix:
      "set 'timeout:' of the Match to at least (number of retries + 1) × 'perTry:', or lower the number of retries or 'perTry:'",
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
            retries: {attempts: 3, perTryTimeout: 2s, retryOn: "connect-failure,refused-stream"}
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
            retries: {attempts: 3, perTryTimeout: 2s, retryOn: "connect-failure,refused-stream"}
        """),
    ])

  func check(_ service: VirtualService, in context: LintContext) -> [Finding] {
    service.httpRoutes.compactMap { route in
      guard let timeout = route["timeout"].seconds, timeout > 0,
        let each = route["retries"]["perTryTimeout"].seconds, each > 0,
        let retries = route["retries"]["attempts"].int, retries > 0
      else { return nil }
      // The last retry starts after the first attempt and the other retries: as many attempts as there are retries.
      let wait = DurationText(nanoseconds: Int64(min(each * Double(retries) * 1e9, 9e18).rounded()))
      guard wait.seconds >= timeout else { return nil }
      let consequence =
        retries == 1
        ? "the retry starts: the first attempt"
        : "retry \(retries) of \(retries) starts: the attempts before it"
      return finding(
        at: route["timeout"],
        "timeout \(route["timeout"].text ?? "") can expire before \(consequence) can take up to \(wait)"
      )
    }
  }
}
