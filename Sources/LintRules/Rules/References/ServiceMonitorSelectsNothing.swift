internal import Diagnostics
internal import LintEngine

struct ServiceMonitorSelectsNothing: Rule {
  static let card = RuleCard(
    id: "service-monitor-selects-nothing", topic: .references, .warning, in: .default,
    summary: "ServiceMonitor selects no declared Services",
    why:
      "Prometheus finds no targets for the ServiceMonitor and collects no metrics. Dashboards stay empty, and alerts that need these metrics do not fire.",
    fix:
      "replace the content of spec.selector with matchLabels from metadata.labels of the Service, and set spec.namespaceSelector.matchNames to the namespace of the Service. Alternatively, add the Service to the input. If the Service exists only in the cluster, such as the Service of the kubelet, allow the finding with a reason",
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
      .failing(
        """
        apiVersion: monitoring.coreos.com/v1
        kind: ServiceMonitor
        metadata: {name: web, namespace: monitoring}
        spec:
          namespaceSelector: {matchNames: [shop]}
          selector:  # flagged
            matchLabels: {app: web}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: store, labels: {app: web}}
        spec:
          selector: {app: web}
          ports: [{name: http, port: 8080}]
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

  func check(_ monitor: ServiceMonitor, in context: LintContext) -> [Finding] {
    let (field, spaces) = (monitor.spec["selector"], monitor.spec["namespaceSelector"])
    let selector = Selector(field)
    guard !selector.isEmpty || !spaces.isEmpty else { return [] }
    // Without names, the operator looks in the ServiceMonitor's namespace, which is unknown here if the object sets
    // none.
    let names = spaces["matchNames"].texts
    let isAnywhere = spaces["any"].bool == true || names.isEmpty && !monitor.hasNamespace
    let namespaces: [String]? = isAnywhere ? nil : names.isEmpty ? [monitor.namespace] : names
    guard !context.relations.hasService(selector, in: namespaces) else { return [] }
    let place =
      namespaces.map { names in
        " in the namespace\(names.count == 1 ? "" : "s") \(names.map { "'\($0)'" }.listed)"
      } ?? ""
    return [
      finding(
        at: selector.isEmpty ? spaces : field,
        "\(monitor.manifest.title) selects no declared Service\(place)")
    ]
  }
}
