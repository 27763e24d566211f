internal import Diagnostics

struct ServiceTargetPort: Rule {
  static let card = RuleCard(
    id: "service-target-port", .error, in: .default,
    summary: "Service sends to a port that its pods do not have",
    why: "A named target port that no container declares gets no endpoints, so connections are refused.",
    fix: "use a port of the containers, or declare the port there",
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selector: {app: web}
          ports:
          - {name: http, port: 80, targetPort: http}  # flagged
          - {name: other, port: 81, targetPort: 8081}  # flagged
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
                ports: [{name: web, containerPort: 8080}]
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selector: {app: web}
          ports:
          - {name: http, port: 80, targetPort: http}
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
                ports: [{name: http, containerPort: 8080}]
        """),
    ])

  func check(_ service: Service, in context: LintContext) -> [Finding] {
    let workloads = context.relations.workloads(of: service)
    guard !workloads.isEmpty else { return [] }
    return service.ports.compactMap { port in
      let target = port["targetPort"].exists ? port["targetPort"] : port["port"]
      guard let wanted = target.plainText, !workloads.contains(where: { has($0, wanted) }) else { return nil }
      return finding(
        at: target, severity: target.int == nil ? nil : .info,
        "no container of \(workloads[0].manifest.title) declares the port '\(wanted)'",
        notes: [workloads[0].pod["containers"].note("the containers are here")])
    }
  }

  /// Whether a pod has a port, or declares no ports at all.
  private func has(_ workload: Workload, _ wanted: String) -> Bool {
    let ports = (workload.containers + workload.initContainers).flatMap { $0["ports"].items }
    if ports.isEmpty { return Int(wanted) != nil }
    return ports.contains { $0["name"].text == wanted || $0["containerPort"].plainText == wanted }
  }
}
