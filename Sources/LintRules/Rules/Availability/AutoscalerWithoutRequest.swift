internal import Diagnostics
internal import LintEngine

struct AutoscalerWithoutRequest: Rule {
  static let card = RuleCard(
    id: "autoscaler-without-request", .error, in: .default,
    summary: "Autoscaler has a utilization target, but a container has no request for that resource",
    why:
      "Utilization is a percentage of the containers' requests. If one container has no request, the autoscaler cannot compute the utilization and does not scale.",
    fix: "set resources.requests for the resource, such as cpu, on every container of the workload",
    specFix: "add the request to 'Resources(cpu: .request(\"100m\"), memory: .exactly(\"128Mi\"))'",
    examples: [
      .failing(
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
          maxReplicas: 6
          metrics:
          - type: Resource
            resource:
              name: cpu  # flagged
              target: {type: Utilization, averageUtilization: 60}
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
        """),
      .passing(
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
          minReplicas: 3
          maxReplicas: 6
          metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 60}}}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: null
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ autoscaler: Autoscaler, in context: LintContext) -> [Finding] {
    guard let workload = context.relations.workload(of: autoscaler) else { return [] }
    return autoscaler.utilizedResources.flatMap { field, name -> [Finding] in
      let lacking = workload.containers.filter {
        !$0["resources"]["requests"][name].exists && !$0["resources"]["limits"][name].exists
      }
      return lacking.prefix(1).map { container in
        finding(
          at: field,
          "container '\(container["name"].text ?? "")' of \(workload.manifest.title) has no \(name) request",
          notes: [container.note("the container is here")])
      }
    }
  }
}
