internal import Diagnostics

/// A check that is still on when the next is due.
struct ProbeTimeoutExceedsPeriod: Rule {
  static let card = RuleCard(
    id: "probe-timeout-exceeds-period", .info, in: .production,
    summary: "A probe whose timeout is longer than its period is checked less often than it says.",
    why: "A pod that hangs is found later than the numbers promise.",
    fix: "let timeoutSeconds be at most periodSeconds",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
              - name: web
                readinessProbe:
                  httpGet: {path: /, port: 8080}
                  periodSeconds: 5
                  timeoutSeconds: 10  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
              - name: web
                readinessProbe: {httpGet: {path: /, port: 8080}, periodSeconds: 5, timeoutSeconds: 2}
        """),
    ])

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    ["livenessProbe", "readinessProbe", "startupProbe"].map { container[$0] }.compactMap { probe in
      let (timeout, period) = (probe["timeoutSeconds"].int ?? 1, probe["periodSeconds"].int ?? 10)
      guard timeout > period else { return nil }
      return finding(
        at: probe["timeoutSeconds"], "the timeout of \(timeout) s is longer than the period of \(period) s")
    }
  }
}
