internal import Diagnostics
internal import LintEngine

struct NoPreStop: Rule {
  static let card = RuleCard(
    id: "no-prestop", topic: .termination, .warning, in: .production,
    summary: "Deployment or similar workload behind a Service has no preStop hook",
    why:
      "For a few seconds after a pod starts to terminate, nodes and proxies can still send requests to the pod. If the program has already stopped, these requests fail with connection refused. A hook in another container does not delay the end of the program.",
    fix:
      "add 'preStop: {sleep: {seconds: 5}}' to the lifecycle of the container that serves the requests. Before Kubernetes 1.30, use an exec hook that runs sleep, which the image must contain. Keep the grace period longer than the hook plus the time that open requests need to finish. If the program continues to serve requests for some seconds after SIGTERM, allow the finding with a reason",
    specFix:
      "set 'endpointDelay' of '.draining(…)' to 5 seconds: 'endpointDelay: .seconds(5)'. Before Kubernetes 1.30, use 'Hook(.preStop, …)' with a command that runs sleep, which the image must contain. Keep '.terminationGracePeriod(…)', if set, longer than the hook plus the time that open requests need to finish. If the program continues to serve requests for some seconds after SIGTERM, allow the finding with a reason",
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
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
              - name: web  # flagged
                image: web:1.0
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
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
                lifecycle: {preStop: {sleep: {seconds: 5}}}
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let services = context.relations.services(of: workload)
    guard workload.isStateless, !services.isEmpty else { return [] }
    let servers = servers(of: services, in: workload)
    guard !servers.contains(where: { $0["lifecycle"]["preStop"].exists }) else { return [] }
    return servers.prefix(1).map {
      finding(
        at: $0["lifecycle"]["preStop"],
        "no container of \(workload.manifest.title) that serves requests has a preStop hook")
    }
  }

  /// The containers that declare the ports of the Services; a hook in another container does not delay their end.
  ///
  /// If no container declares them, each container can serve them. The kubelet stops sidecars in `initContainers` after
  /// the containers, so a hook in any container also delays their end.
  private func servers(of services: [Service], in workload: Workload) -> [ManifestField] {
    let targets = Set(
      services.flatMap(\.ports).compactMap { port in
        port.targetOfServicePort.plainText
      })
    let servers = workload.containers.filter { container in
      container["ports"].items.contains { port in
        [port["name"], port["containerPort"]].contains { $0.plainText.map(targets.contains) ?? false }
      }
    }
    return servers.isEmpty ? workload.containers : servers
  }
}
