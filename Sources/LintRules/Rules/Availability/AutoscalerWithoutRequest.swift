internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct AutoscalerWithoutRequest: Rule {
  static let card = RuleCard(
    id: "autoscaler-without-request", topic: .availability, .error, in: .default,
    summary: "Autoscaler has a utilization target for a container that has no request or does not exist",
    why:
      "Utilization is a percentage of the requests of all containers and sidecars, or of the one container that a ContainerResource metric or KEDA trigger names. If a request or the named container is missing, the autoscaler cannot compute the utilization, so a higher load on this resource adds no pods. The webhook of KEDA can reject a ScaledObject for such a workload. A limit without a request counts as the request. A request in the resources of the whole pod replaces the sum over all containers. For a HorizontalPodAutoscaler without metrics, the API server sets a target of 80 % of the CPU requests.",
    fix:
      "set resources.requests for the resource, such as cpu, on every container and sidecar that the autoscaler measures. If a ContainerResource metric or KEDA trigger names a container that does not exist, correct the name. If a LimitRange adds the request to new pods, allow the finding with a reason",
    specFix:
      "set the request for the resource in 'Resources' of every container and sidecar that the autoscaler measures: 'cpu: .request(\"100m\")' or 'memory: .exactly(\"128Mi\")'. If 'container:' in '.autoscaled(…)' names a container that does not exist, correct the name. If a LimitRange adds the request to new pods, allow the finding with a reason",
    examples: [
      .failing(
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
          minReplicas: 3
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
          replicas: null
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
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
              initContainers:
              - name: proxy
                image: proxy:1.0
                restartPolicy: Always
              containers:
              - name: web
                image: web:1.0
                resources: {requests: {cpu: 100m}}
        """),
      .failing(
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
          maxReplicas: 6
          metrics:
          - type: ContainerResource
            containerResource:
              name: cpu  # flagged
              container: web
              target: {type: Utilization, averageUtilization: 60}
          - type: ContainerResource
            containerResource:
              name: cpu
              container: server  # flagged
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
              - name: log
                image: log:1.0
                resources: {requests: {cpu: 100m}}
        """),
      .failing(
        """
        apiVersion: autoscaling/v1
        kind: HorizontalPodAutoscaler
        metadata: {name: web}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
          maxReplicas: 6
          targetCPUUtilizationPercentage: 60  # flagged
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
      .failing(
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
          maxReplicas: 6  # flagged
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
          metrics:
          - type: Resource
            resource:
              name: cpu
              target: {type: Utilization, averageUtilization: 60}
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
                resources:
                  requests: {cpu: 100m, memory: 128Mi, ephemeral-storage: 64Mi}
                  limits: {cpu: 100m, memory: 128Mi, ephemeral-storage: 64Mi}
        """),
    ])

  func check(_ autoscaler: Autoscaler, in context: LintContext) -> [Finding] {
    guard let workload = context.relations.workload(of: autoscaler) else { return [] }
    let sidecars = workload.initContainers.filter { $0.node?.isNativeSidecar == true }
    let containers = workload.containers + sidecars
    return autoscaler.utilizedResources.compactMap { resource in
      guard let name = resource.container.text, !name.isEmpty else {
        // A request for the whole pod replaces the requests of its containers. Without one, a limit for the whole pod
        // becomes its request.
        let whole = workload.pod["resources"]
        guard !["requests", "limits"].contains(where: { whole[$0][resource.name].exists }) else { return nil }
        return missingRequest(of: resource, in: containers, of: workload)
      }
      let named = containers.filter { $0["name"].text == name }
      guard named.isEmpty else { return missingRequest(of: resource, in: named, of: workload) }
      // The sidecar injection adds this container, and its requests.
      guard name != IstioProxy.container else { return nil }
      let nearest = nearestName(to: name, among: containers.compactMap { $0["name"].text })
      return finding(
        at: resource.container, "unknown container '\(name)' in \(workload.manifest.title)",
        fix: nearest.map { "did you mean '\($0)'?" }
          ?? "use the name of a container or sidecar of \(workload.manifest.title)",
        specFix: nearest.map { "did you mean '\($0)'?" }
          ?? "set 'container' in '.autoscaled(…)' to the name of a container or sidecar of the service")
    }
  }

  /// The finding for the first container without a request or limit for a resource; nil if there is none.
  private func missingRequest(
    of resource: Autoscaler.UtilizedResource, in containers: [ManifestField], of workload: Workload
  ) -> Finding? {
    let lacking = containers.first { container in
      !["requests", "limits"].contains { container["resources"][$0][resource.name].exists }
    }
    let title = ContainerResource(rawValue: resource.name)?.title ?? resource.name
    return lacking.map { container in
      finding(
        at: resource.field,
        "container '\(container["name"].text ?? "")' of \(workload.manifest.title) has no \(title) request, so the autoscaler cannot compute the utilization\(resource.isDefault ? ", which is the default metric" : "")",
        notes: [container.note("the container is here")])
    }
  }
}
