internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct ProbeTimeoutExceedsPeriod: Rule {
  static let card = RuleCard(
    id: "probe-timeout-exceeds-period", topic: .probes, .info, in: .production,
    summary: "Timeout of a probe is longer than its period",
    why:
      "The kubelet starts the next check only after the current check has ended. When the server hangs, failureThreshold checks take longer than failureThreshold × periodSeconds, so the fault is detected late.",
    fix:
      "set the probe's timeoutSeconds to periodSeconds or less. If a healthy server can take longer to answer, raise periodSeconds to timeoutSeconds instead. Keep failureThreshold × periodSeconds of a livenessProbe above the same product for the readinessProbe",
    specFix:
      "set 'timeout' of the probe to at most 'every'. If a healthy server can take longer to answer, raise 'every' to 'timeout' instead. Keep 'failures' × 'every' of a liveness probe above the same product for the readiness probe",
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
                readinessProbe:
                  httpGet: {path: /, port: 8080}
                  periodSeconds: 5
                  timeoutSeconds: 2
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    ProbeKey.all.compactMap { kind in
      let probe = Probe(container[kind])
      guard probe.timeout > probe.period else { return nil }
      let origin = probe.setsPeriod ? "" : " (the default)"
      return finding(
        at: probe.field["timeoutSeconds"],
        "\(kind) of \(container.title) has 'timeoutSeconds: \(probe.timeout)', but periodSeconds is only \(probe.period)\(origin)"
      )
    }
  }
}
