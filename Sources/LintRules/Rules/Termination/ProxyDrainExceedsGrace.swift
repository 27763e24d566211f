internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct ProxyDrainExceedsGrace: Rule {
  static let card = RuleCard(
    id: "proxy-drain-exceeds-grace", topic: .termination, .warning, in: .default,
    summary: "Drain duration of the Istio proxy is not shorter than the grace period",
    why:
      "After SIGTERM, a proxy in a regular container drains for terminationDrainDuration. The kubelet kills the proxy when the grace period ends, and requests that are still open fail. A proxy in a native sidecar container, or with EXIT_ON_ZERO_ACTIVE_CONNECTIONS, does not use this duration.",
    fix:
      "set terminationDrainDuration below terminationGracePeriodSeconds, or raise terminationGracePeriodSeconds. If the proxy does not use terminationDrainDuration, remove the setting",
    specFix:
      "set terminationDrainDuration below the grace period in the annotation proxy.istio.io/config of '.podAnnotations(…)', or set a longer '.terminationGracePeriod(…)'. If the proxy does not use terminationDrainDuration, remove the setting",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata:
              annotations:
                proxy.istio.io/config: '{"terminationDrainDuration": "60s"}'  # flagged
            spec: {terminationGracePeriodSeconds: 45}
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata:
              annotations:
                proxy.istio.io/config: '{"terminationDrainDuration": "30s"}'
            spec: {terminationGracePeriodSeconds: 45}
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let annotations = workload.template["metadata"]["annotations"]
    guard let drain = StopTimes.proxyDrain(annotations.node) else { return [] }
    let seconds = Int(drain / 1000)
    guard seconds >= workload.gracePeriod else { return [] }
    return [
      finding(
        at: annotations[InjectionKey.proxyConfig],
        "terminationDrainDuration of \(seconds) s is not below the grace period of \(workload.gracePeriodText)",
        fix:
          "set terminationGracePeriodSeconds to at least \(seconds + 5), or set terminationDrainDuration below the grace period. If the proxy does not use terminationDrainDuration, remove the setting",
        specFix:
          "set '.terminationGracePeriod(.seconds(\(seconds + 5)))' or a longer time, or set terminationDrainDuration below the grace period in the annotation proxy.istio.io/config of '.podAnnotations(…)'. If the proxy does not use terminationDrainDuration, remove the setting"
      )
    ]
  }
}
