import ClusterDiff
import Testing

/// Defaults that depend on other fields of an object: each with a manifest, the default, and a value that a user must
/// have set.
@Suite struct ConditionalDefaultTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let name: String
    let declared: String
    let filled: String
    let changed: String
    var testDescription: String { name }
  }

  @Test(arguments: images + services + jobs + others)
  func `a default follows only from the rest of the object`(example: Example) throws {
    #expect(try Pair.report(example.declared, example.filled).differences.map(\.line) == [])
    #expect(try Pair.report(example.filled, example.declared).differences.map(\.line) == [])
    #expect(try Pair.report(example.declared, example.changed).hasDrift)
  }

  private static let digest = "sha256:" + String(repeating: "0", count: 64)

  /// The image pull policy: `Always` if the tag is `latest` or there is neither a tag nor a digest; in a string that is
  /// not a reference, the server finds no tag.
  private static let images: [Example] = [
    ("a", "Always"), ("a:latest", "Always"), ("a:1", "IfNotPresent"), ("a@\(digest)", "IfNotPresent"),
    ("a:latest@\(digest)", "Always"), ("a:latest@sha256:00", "IfNotPresent"), ("a@md5:00", "IfNotPresent"),
    ("ko://example.com/a", "IfNotPresent"), ("${IMAGE}", "IfNotPresent"),
    ("{{ .Values.image }}", "IfNotPresent"),
    ("A", "IfNotPresent"), ("A/b", "Always"), ("a/B:latest", "IfNotPresent"), ("a b", "IfNotPresent"),
    ("a:", "IfNotPresent"), ("a:b:latest", "IfNotPresent"), ("a//b", "IfNotPresent"), ("a__b", "Always"),
    ("a___b", "IfNotPresent"), ("a--b", "Always"), ("-a", "IfNotPresent"), ("a..b/c", "IfNotPresent"),
    ("localhost/a", "Always"), ("[::1]:5000/a", "Always"), ("a:LATEST", "IfNotPresent"),
    (String(repeating: "a", count: 64), "IfNotPresent"), (String(repeating: "a", count: 300), "IfNotPresent"),
    (String(repeating: "z", count: 200), "Always"), ("r.example:x/a", "IfNotPresent"),
    ("r.example:5000/a", "Always"), ("r.example:5000/a:1", "IfNotPresent"),
    ("r.example/b/a:latest", "Always"),
  ].map { image, policy in
    let other = policy == "Always" ? "IfNotPresent" : "Always"
    return Example(
      name: image, declared: deployment(container: "image: \"\(image)\""),
      filled: deployment(container: "image: \"\(image)\", imagePullPolicy: \(policy)"),
      changed: deployment(container: "image: \"\(image)\", imagePullPolicy: \(other)"))
  }

  private static let services: [Example] = [
    Example(
      name: "a port without a target", declared: service("ports: [{port: 80}]"),
      filled: service("ports: [{port: 80, targetPort: 80}]"),
      changed: service("ports: [{port: 80, targetPort: 8080}]")),
    Example(
      name: "session affinity", declared: service("sessionAffinity: ClientIP"),
      filled: service(
        "sessionAffinity: ClientIP, sessionAffinityConfig: {clientIP: {timeoutSeconds: 10800}}"),
      changed: service("sessionAffinity: ClientIP, sessionAffinityConfig: {clientIP: {timeoutSeconds: 60}}")),
    Example(
      name: "session affinity without a timeout",
      declared: service("sessionAffinity: ClientIP, sessionAffinityConfig: {}"),
      filled: service(
        "sessionAffinity: ClientIP, sessionAffinityConfig: {clientIP: {timeoutSeconds: 10800}}"),
      changed: service("sessionAffinity: ClientIP, sessionAffinityConfig: {clientIP: {timeoutSeconds: 60}}")),
    Example(
      name: "settings of session affinity that is off",
      declared: service("sessionAffinity: None, sessionAffinityConfig: {clientIP: {timeoutSeconds: 60}}"),
      filled: service("sessionAffinity: None"),
      changed: service(
        "sessionAffinity: ClientIP, sessionAffinityConfig: {clientIP: {timeoutSeconds: 60}}")),
    Example(
      name: "one IP family", declared: service("selector: {a: b}"),
      filled: service("selector: {a: b}, ipFamilyPolicy: SingleStack"),
      changed: service("selector: {a: b}, ipFamilyPolicy: PreferDualStack, ipFamilies: [IPv6, IPv4]")),
    Example(
      name: "two IP families", declared: service("ipFamilies: [IPv4, IPv6]"),
      filled: service("ipFamilies: [IPv4, IPv6], ipFamilyPolicy: RequireDualStack"),
      changed: service("ipFamilies: [IPv4, IPv6], ipFamilyPolicy: PreferDualStack")),
    Example(
      name: "a headless Service without a selector", declared: service("clusterIP: None"),
      filled: service("clusterIP: None, ipFamilyPolicy: RequireDualStack"),
      changed: service("clusterIP: None, ipFamilyPolicy: SingleStack")),
    Example(
      name: "a node port", declared: service("type: NodePort"),
      filled: service("type: NodePort, externalTrafficPolicy: Cluster"),
      changed: service("type: NodePort, externalTrafficPolicy: Local")),
    Example(
      name: "external addresses", declared: service("externalIPs: [192.0.2.1]"),
      filled: service("externalIPs: [192.0.2.1], externalTrafficPolicy: Cluster"),
      changed: service("externalIPs: [192.0.2.1], externalTrafficPolicy: Local")),
    Example(
      name: "a load balancer", declared: service("type: LoadBalancer"),
      filled: service("type: LoadBalancer, allocateLoadBalancerNodePorts: true"),
      changed: service("type: LoadBalancer, allocateLoadBalancerNodePorts: false")),
    Example(
      name: "an external name", declared: service("type: ExternalName, externalName: a.example"),
      filled: service("type: ExternalName, externalName: a.example, sessionAffinity: None"),
      changed: service("type: ExternalName, externalName: a.example, internalTrafficPolicy: Cluster")),
  ]

  private static func job(_ spec: String) -> String {
    object(
      "batch/v1", "Job", "spec: {template: {spec: {restartPolicy: Never}}\(spec.isEmpty ? "" : ", ")\(spec)}")
  }

  private static let jobs: [Example] = [
    Example(
      name: "a job", declared: job(""), filled: job("completions: 1, parallelism: 1, backoffLimit: 6"),
      changed: job("completions: 2")),
    Example(
      name: "a Job with a work queue", declared: job("parallelism: 3"),
      filled: job("parallelism: 3, backoffLimit: 6"),
      changed: job("parallelism: 3, completions: 1")),
    Example(
      name: "a limit per index", declared: job("backoffLimitPerIndex: 2"),
      filled: job("backoffLimitPerIndex: 2, backoffLimit: 2147483647"),
      changed: job("backoffLimitPerIndex: 2, backoffLimit: 6")),
    Example(
      name: "a pod failure policy", declared: job("podFailurePolicy: {rules: [{action: FailJob}]}"),
      filled: job("podFailurePolicy: {rules: [{action: FailJob}]}, podReplacementPolicy: Failed"),
      changed: job(
        "podFailurePolicy: {rules: [{action: FailJob}]}, podReplacementPolicy: TerminatingOrFailed")),
  ]

  private static func policy(_ spec: String) -> String {
    object("networking.k8s.io/v1", "NetworkPolicy", "spec: {podSelector: {}\(spec)}")
  }

  private static let others: [Example] = [
    Example(
      name: "a number of devices",
      declared: object(
        "resource.k8s.io/v1", "ResourceClaim",
        "spec: {devices: {requests: [{name: a, exactly: {deviceClassName: b}}]}}"),
      filled: object(
        "resource.k8s.io/v1", "ResourceClaim",
        "spec: {devices: {requests: [{name: a, exactly: {deviceClassName: b, allocationMode: ExactCount, count: 1}}]}}"
      ),
      changed: object(
        "resource.k8s.io/v1", "ResourceClaim",
        "spec: {devices: {requests: [{name: a, exactly: {deviceClassName: b, allocationMode: All}}]}}")),
    Example(
      name: "a policy for ingress", declared: policy(""), filled: policy(", policyTypes: [Ingress]"),
      changed: policy(", policyTypes: [Egress]")),
    Example(
      name: "a policy for ingress and egress", declared: policy(", egress: [{}]"),
      filled: policy(", egress: [{}], policyTypes: [Ingress, Egress]"),
      changed: policy(", egress: [{}], policyTypes: [Egress]")),
    Example(
      name: "a LimitRange",
      declared: object("v1", "LimitRange", "spec: {limits: [{type: Container, max: {cpu: \"2\"}}]}"),
      filled: object(
        "v1", "LimitRange",
        "spec: {limits: [{type: Container, max: {cpu: \"2\"}, default: {cpu: \"2\"}, defaultRequest: {cpu: \"2\"}}]}"
      ),
      changed: object(
        "v1", "LimitRange",
        "spec: {limits: [{type: Container, max: {cpu: \"2\"}, default: {cpu: \"1\"}, defaultRequest: {cpu: \"2\"}}]}"
      )),
    Example(
      name: "requests that follow from limits",
      declared: object("v1", "Pod", "spec: {containers: [{name: a, resources: {limits: {cpu: \"1\"}}}]}"),
      filled: object(
        "v1", "Pod",
        "spec: {containers: [{name: a, resources: {limits: {cpu: \"1\"}, requests: {cpu: \"1\"}}}]}"),
      changed: object(
        "v1", "Pod",
        "spec: {containers: [{name: a, resources: {limits: {cpu: \"1\"}, requests: {cpu: 500m}}}]}")),
    Example(
      name: "tolerations that admission adds",
      declared: object("v1", "Pod", "spec: {tolerations: [{key: spot, effect: NoSchedule}]}"),
      filled: object(
        "v1", "Pod",
        "spec: {tolerations: [{key: spot, effect: NoSchedule}, {key: node.kubernetes.io/not-ready, operator: Exists, "
          + "effect: NoExecute, tolerationSeconds: 300}, {key: node.kubernetes.io/unreachable, operator: Exists, "
          + "effect: NoExecute, tolerationSeconds: 300}]}"),
      changed: object("v1", "Pod", "spec: {tolerations: [{key: spot, effect: NoExecute}]}")),
    Example(
      name: "the data source of a claim",
      declared: object("v1", "PersistentVolumeClaim", "spec: {dataSource: {kind: VolumeSnapshot, name: s}}"),
      filled: object(
        "v1", "PersistentVolumeClaim",
        "spec: {dataSource: {kind: VolumeSnapshot, name: s}, dataSourceRef: {kind: VolumeSnapshot, name: s}}"),
      changed: object(
        "v1", "PersistentVolumeClaim", "spec: {dataSource: {kind: VolumeSnapshot, name: other}}")),
    Example(
      name: "a ReplicationController",
      declared: object("v1", "ReplicationController", "spec: {template: {metadata: {labels: {a: b}}}}"),
      filled: object(
        "v1", "ReplicationController",
        "spec: {replicas: 1, selector: {a: b}, template: {metadata: {labels: {a: b}}}}",
        metadata: "labels: {a: b}"),
      changed: object(
        "v1", "ReplicationController", "spec: {selector: {a: c}, template: {metadata: {labels: {a: b}}}}")),
    Example(
      name: "the names of a CustomResourceDefinition",
      declared: object(
        "apiextensions.k8s.io/v1", "CustomResourceDefinition",
        "spec: {names: {kind: Widget, plural: widgets}}"),
      filled: object(
        "apiextensions.k8s.io/v1", "CustomResourceDefinition",
        "spec: {conversion: {strategy: None}, names: {kind: Widget, plural: widgets, singular: widget, "
          + "listKind: WidgetList}}"),
      changed: object(
        "apiextensions.k8s.io/v1", "CustomResourceDefinition",
        "spec: {names: {kind: Widget, plural: widgets, singular: thing}}")),
  ]
}
