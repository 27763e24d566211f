import KubernetesFacts
import KubernetesTypes

extension ModelExample {
  static let scaling: [ModelExample] = [
    ModelExample(
      Autoscaling.HorizontalPodAutoscaler(
        metadata: Meta.ObjectMeta(name: "frontend"),
        spec: Autoscaling.HorizontalPodAutoscalerSpec(
          scaleTargetRef: Autoscaling.CrossVersionObjectReference(
            apiVersion: "apps/v1", kind: "Deployment", name: "frontend"),
          minReplicas: 2, maxReplicas: 10, metrics: metrics,
          behavior: Autoscaling.HorizontalPodAutoscalerBehavior(
            scaleUp: Autoscaling.HPAScalingRules(
              stabilizationWindowSeconds: 0, selectPolicy: .max,
              policies: [
                Autoscaling.HPAScalingPolicy(type: .percent, value: 100, periodSeconds: 15),
                Autoscaling.HPAScalingPolicy(type: .pods, value: 4, periodSeconds: 15),
              ]),
            scaleDown: Autoscaling.HPAScalingRules(selectPolicy: .disabled)))),
      """
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata:
        name: frontend
      spec:
        scaleTargetRef:
          apiVersion: apps/v1
          kind: Deployment
          name: frontend
        minReplicas: 2
        maxReplicas: 10
        metrics:
          - type: Resource
            resource:
              name: cpu
              target:
                type: Utilization
                averageUtilization: 70
          - type: ContainerResource
            containerResource:
              name: memory
              container: server
              target:
                type: AverageValue
                averageValue: 200Mi
          - type: Pods
            pods:
              metric:
                name: requests_per_second
              target:
                type: AverageValue
                averageValue: "100"
          - type: Object
            object:
              describedObject:
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                name: main
              metric:
                name: requests
              target:
                type: Value
                value: 2k
          - type: External
            external:
              metric:
                name: queue_length
                selector:
                  matchExpressions:
                    - key: queue
                      operator: In
                      values:
                        - orders
              target:
                type: AverageValue
                averageValue: "30"
        behavior:
          scaleUp:
            stabilizationWindowSeconds: 0
            selectPolicy: Max
            policies:
              - type: Percent
                value: 100
                periodSeconds: 15
              - type: Pods
                value: 4
                periodSeconds: 15
          scaleDown:
            selectPolicy: Disabled
      """),
    ModelExample(
      Policy.PodDisruptionBudget(
        metadata: Meta.ObjectMeta(name: "frontend"),
        spec: Policy.PodDisruptionBudgetSpec(
          maxUnavailable: "50%", selector: Meta.LabelSelector(matchLabels: ["app": "frontend"]),
          unhealthyPodEvictionPolicy: .alwaysAllow)),
      """
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata:
        name: frontend
      spec:
        maxUnavailable: 50%
        selector:
          matchLabels:
            app: frontend
        unhealthyPodEvictionPolicy: AlwaysAllow
      """),
  ]

  private static let metrics: [Autoscaling.MetricSpec] = [
    Autoscaling.MetricSpec(
      type: .resource,
      resource: Autoscaling.ResourceMetricSource(
        name: "cpu", target: Autoscaling.MetricTarget(type: .utilization, averageUtilization: 70))),
    Autoscaling.MetricSpec(
      type: .containerResource,
      containerResource: Autoscaling.ContainerResourceMetricSource(
        name: "memory", container: "server",
        target: Autoscaling.MetricTarget(type: .averageValue, averageValue: "200Mi"))),
    Autoscaling.MetricSpec(
      type: .pods,
      pods: Autoscaling.PodsMetricSource(
        metric: Autoscaling.MetricIdentifier(name: "requests_per_second"),
        target: Autoscaling.MetricTarget(type: .averageValue, averageValue: "100"))),
    Autoscaling.MetricSpec(
      type: .object,
      object: Autoscaling.ObjectMetricSource(
        describedObject: Autoscaling.CrossVersionObjectReference(
          apiVersion: "networking.k8s.io/v1", kind: "Ingress", name: "main"),
        metric: Autoscaling.MetricIdentifier(name: "requests"),
        target: Autoscaling.MetricTarget(type: .value, value: "2k"))),
    Autoscaling.MetricSpec(
      type: .external,
      external: Autoscaling.ExternalMetricSource(
        metric: Autoscaling.MetricIdentifier(
          name: "queue_length",
          selector: Meta.LabelSelector(matchExpressions: [
            Meta.LabelSelectorRequirement(key: "queue", operator: .in, values: ["orders"])
          ])),
        target: Autoscaling.MetricTarget(type: .averageValue, averageValue: "30"))),
  ]
}
