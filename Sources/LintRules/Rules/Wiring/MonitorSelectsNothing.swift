internal import Diagnostics

/// A monitor that sees nothing.
struct MonitorSelectsNothing: Rule {
  static let card = RuleCard(
    id: "service-monitor-selects-nothing", .warning, in: .default,
    summary: "A ServiceMonitor whose selector fits no Service scrapes nothing.",
    why: "Dashboards stay empty and alerts silent.",
    fix: "use the labels of the Service",
    covers: CompatibleIDs(kubeLinter: ["dangling-servicemonitor"]),
    examples: [
      .failing(
        """
        apiVersion: monitoring.coreos.com/v1
        kind: ServiceMonitor
        metadata: {name: web}
        spec:
          selector:  # flagged
            matchLabels: {app: wob}
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web, labels: {app: web}}
        spec:
          selector: {app: web}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        ---
        apiVersion: monitoring.coreos.com/v1
        kind: ServiceMonitor
        metadata: {name: web}
        spec:
          selector: {matchLabels: {app: web}}
          endpoints: [{port: http}]
        """),
    ])

  func check(_ monitor: ServiceMonitor, in fleet: Fleet) -> [Finding] {
    let selector = Selector(monitor.spec["selector"])
    guard monitor.spec["namespaceSelector"].isEmpty, !selector.isEmpty else { return [] }
    guard !fleet.wiring.hasService(selector, in: monitor.namespace) else { return [] }
    return [
      finding(
        at: monitor.spec["selector"], "no Service has the labels that \(monitor.manifest.title) selects")
    ]
  }
}
