internal import Diagnostics
internal import LintEngine

struct NoReadinessProbe: Rule {
  static let card = RuleCard(
    id: "no-readiness-probe", topic: .probes, .warning, in: .production,
    summary: "No container of a pod behind a Service has a readiness probe",
    why:
      "Without a readiness probe, the Service sends requests even to a pod that cannot answer. Without a startup probe, the Service also sends requests to a pod that is still starting. Requests can fail during rollouts and restarts.",
    fix:
      "add a readinessProbe that checks a port or path of the server, with httpGet, grpc, or tcpSocket. In a StatefulSet, the check must pass without the later pods, because by default each pod waits for the previous pod. Keep failureThreshold × periodSeconds of a livenessProbe above the same product for the readinessProbe",
    specFix:
      "add 'Probe(.readiness, …)' with a check that fails while the server cannot answer. In a StatefulSet, the check must pass without the later pods, because by default each pod waits for the previous pod. Keep 'failures' × 'every' of a liveness probe above the same product for the readiness probe",
    covers: CompatibleIDs(
      kubeScore: ["pod-probes"]),
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
                readinessProbe: {httpGet: {path: /, port: 8080}}
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    guard workload.runsForever, !context.relations.services(of: workload).isEmpty else { return [] }
    // Of the init containers, only sidecars can have the probe.
    guard
      !(workload.containers + workload.initContainers).contains(where: { $0["readinessProbe"].exists })
    else { return [] }
    return workload.containers.prefix(1).map { container in
      finding(
        at: container["readinessProbe"],
        "\(workload.manifest.title) serves requests, but no container has a readinessProbe")
    }
  }
}
