internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct ServiceTargetPort: Rule {
  static let card = RuleCard(
    id: "service-target-port", topic: .references, .error, in: .default,
    summary: "Service sends traffic to a port that no container of its pods declares",
    why:
      "If a named targetPort is not declared, the port has no endpoints, and connections to it fail. A number that is not declared can work, so the finding is only info. If a patch of a kustomization or an OpenKruise SidecarSet can add the port, the finding is also only info. If one of the pods declares no ports, numbers are not checked.",
    fix: "set targetPort to a port name or number of the container, or add the port to the container's ports",
    specFix:
      "remove 'inPod: .undeclared' from 'Port', or set the number in 'Port' to a port that another 'Port' declares",
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
          - {name: other, port: 81, targetPort: 8081}
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
                ports: [{name: http, containerPort: 8080}, {name: other, containerPort: 8081}]
        """),
    ])

  func check(_ service: Service, in context: LintContext) -> [Finding] {
    let pods = context.relations.pods(of: service)
    guard let first = pods.workloads.first else { return [] }
    let declared = pods.fact(DeclaredPorts.init)
    return service.ports.compactMap { port in
      let own = port["targetPort"]
      // 0 and an empty string default to the port.
      let target = own.exists && own.int != 0 && own.text != "" ? own : port["port"]
      guard let wanted = target.plainText, !declared.has(wanted) else { return nil }
      // A patch of a kustomization can add the port, as in projects that a generator created.
      let mayBeAdded =
        pods.workloads.contains(where: \.manifest.isPatchedLater) || hasSidecars(first, in: context)
      return finding(
        at: target, severity: target.int == nil && !mayBeAdded ? nil : .info,
        "no container of \(first.manifest.title) declares the port '\(wanted)'",
        notes: [first.pod["containers"].note("the containers are here")])
    }
  }

  /// Whether OpenKruise adds containers to a workload's pods.
  private func hasSidecars(_ workload: Workload, in context: LintContext) -> Bool {
    context.manifests(of: GroupKind(APIGroup.kruiseApps, "SidecarSet")).contains {
      Selector($0.root["spec"]["selector"]).matches(workload.labels)
    }
  }

  /// The ports that a Service's pods declare.
  private struct DeclaredPorts: Sendable {
    private var ports: Set<String> = []
    /// Whether any of the pods declares no ports, so that its program can listen on any number.
    private var isOpen = false

    init(_ pods: SelectedPods) {
      for workload in pods.workloads {
        let own = (workload.containers + workload.initContainers).flatMap { $0["ports"].items }
        if own.isEmpty { isOpen = true }
        ports.formUnion(own.flatMap { [$0["name"].text, $0["containerPort"].plainText] }.compactMap(\.self))
      }
    }

    func has(_ wanted: String) -> Bool { ports.contains(wanted) || isOpen && Int(wanted) != nil }
  }
}
