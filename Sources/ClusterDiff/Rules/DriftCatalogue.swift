/// A way in which live objects differ from what was applied, without anybody having changed anything.
public struct DriftPattern: Sendable {
  /// Why it is no drift.
  public let reason: Reason
  /// The class that it is reported as.
  public let kind: Difference.Kind
  /// A manifest.
  public let declared: String
  /// What is live after it was applied.
  public let live: String
}

/// The patterns of false drift, each with the smallest example; the tests and the documentation are made from it.
public enum DriftCatalogue {
  /// All patterns.
  public static let patterns: [DriftPattern] = [
    service(.serverMetadata, "spec: {}", metadata: ", uid: 1f0c, resourceVersion: \"12\", managedFields: []"),
    service(.status, "spec: {}\nstatus: {loadBalancer: {ingress: [{ip: 192.0.2.7}]}}"),
    service(.references, "spec: {}", metadata: ", finalizers: [service.kubernetes.io/load-balancer-cleanup]"),
    service(.lastApplied, "spec: {}", annotation: "kubectl.kubernetes.io/last-applied-configuration"),
    service(.toolTrace, "spec: {}", annotation: "argocd.argoproj.io/tracking-id"),
    service(.toolTrace, "spec: {}", annotation: "meta.helm.sh/release-name"),
    service(.allocated, "spec: {clusterIP: 10.96.0.7, clusterIPs: [10.96.0.7], ipFamilies: [IPv4]}"),
    service(.apiDefault, "spec: {type: ClusterIP, sessionAffinity: None}"),
    service(.otherController, "spec: {}", annotation: "cloud.google.com/neg-status"),
    deployment(.workloadTrace, "", metadata: ", annotations: {deployment.kubernetes.io/revision: \"3\"}"),
    deployment(.apiDefault, "  replicas: 1\n  revisionHistoryLimit: 10\n"),
    deployment(
      .restartMarker,
      "  template: {metadata: {labels: {app: cart}, annotations: {kubectl.kubernetes.io/restartedAt: now}}}\n",
      .restartMarker),
    pair(
      .setOrder, "apps/v1", "Deployment",
      "spec: {template: {spec: {containers: [{name: a, image: \"a:1\"}, {name: b, image: \"b:1\"}]}}}",
      "spec: {template: {spec: {containers: [{name: b, image: \"b:1\"}, {name: a, image: \"a:1\"}]}}}"),
    pair(
      .alias, "apps/v1", "Deployment", "spec: {template: {spec: {serviceAccount: cart}}}",
      "spec: {template: {spec: {serviceAccountName: cart}}}"),
    pair(
      .quantitySpelling, "v1", "ResourceQuota", "spec: {hard: {requests.cpu: 1000m}}",
      "spec: {hard: {requests.cpu: \"1\"}}"),
    pair(
      .durationSpelling, "networking.istio.io/v1", "VirtualService", "spec: {http: [{timeout: 60s}]}",
      "spec: {http: [{timeout: 1m}]}"),
    pair(
      .scalarSpelling, "apps/v1", "Deployment", "spec: {strategy: {rollingUpdate: {maxSurge: 025%}}}",
      "spec: {strategy: {rollingUpdate: {maxSurge: 25%}}}"),
    pair(.emptyValue, "v1", "Service", "spec: {externalIPs: []}", "spec: {}"),
    pair(
      .emptySpelling, "networking.istio.io/v1", "ServiceEntry", "spec: {hosts: [a.example], addresses: []}",
      "spec: {hosts: [a.example]}"),
    pair(
      .claimBinding, "v1", "PersistentVolumeClaim", "spec: {accessModes: [ReadWriteOnce]}",
      "spec: {accessModes: [ReadWriteOnce], volumeName: pvc-1, storageClassName: standard}"),
    pair(
      .jobTrace, "batch/v1", "Job", "spec: {template: {spec: {restartPolicy: Never}}}",
      "spec: {template: {spec: {restartPolicy: Never}}, selector: {matchLabels: {batch.kubernetes.io/controller-uid: a}}}"
    ),
    pair(
      .admission, "networking.k8s.io/v1", "Ingress", "spec: {rules: [{host: a.example}]}",
      "spec: {ingressClassName: nginx, rules: [{host: a.example}]}"),
    pair(
      .aggregatedRules, "rbac.authorization.k8s.io/v1", "ClusterRole",
      "aggregationRule: {clusterRoleSelectors: [{matchLabels: {a: b}}]}\nrules: []",
      "aggregationRule: {clusterRoleSelectors: [{matchLabels: {a: b}}]}\nrules: [{verbs: [get]}]", .owned),
    pair(
      .injectedCertificate, "admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration",
      "webhooks: [{name: a.example, clientConfig: {url: \"https://a.example\"}}]",
      "webhooks: [{name: a.example, clientConfig: {url: \"https://a.example\", caBundle: YQ==}}]"),
    pair(
      .accountTokens, "v1", "ServiceAccount", "automountServiceAccountToken: false",
      "automountServiceAccountToken: false\nsecrets: [{name: cart-token-x7k2p}]"),
    pair(
      .prunedField, "apps/v1", "Deployment", "spec: {replica: 3, replicas: 3}", "spec: {replicas: 3}"),
    pair(
      .customDefault, "example.com/v1", "Widget", "spec: {size: 3}", "spec: {size: 3, colour: blue}"),
    pair(
      .injected, "apps/v1", "Deployment",
      "spec: {template: {spec: {containers: [{name: a, image: \"a:1\"}]}}}",
      "spec: {template: {spec: {containers: [{name: a, image: \"a:1\"}, {name: istio-proxy, image: \"p:1\"}]}}}",
      .owned),
    pair(
      .hostPort, "apps/v1", "Deployment",
      "spec: {template: {spec: {hostNetwork: true, containers: [{name: a, ports: [{containerPort: 80}]}]}}}",
      "spec: {template: {spec: {hostNetwork: true, containers: [{name: a, ports: [{containerPort: 80, hostPort: 80}]}]}}}"
    ),
    DriftPattern(
      reason: .autoscaledReplicas, kind: .owned,
      declared: manifest("apps/v1", "Deployment", "spec: {replicas: 1}") + "---\n" + autoscaler,
      live: manifest("apps/v1", "Deployment", "spec: {replicas: 4}") + "---\n" + autoscaler),
    DriftPattern(
      reason: .clusterObject, kind: .cosmetic, declared: manifest("v1", "Service", "spec: {}"),
      live: manifest("v1", "Service", "spec: {}") + "---\n"
        + "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: kube-root-ca.crt, namespace: shop}\n"),
    DriftPattern(
      reason: .controllerChild, kind: .owned, declared: manifest("v1", "Service", "spec: {}"),
      live: manifest("v1", "Service", "spec: {}") + "---\n"
        + "apiVersion: v1\nkind: Pod\nmetadata: {name: cart-1, namespace: shop, ownerReferences: [{kind: ReplicaSet, name: cart}]}\n"
    ),
  ]

  private static let autoscaler = manifest(
    "autoscaling/v2", "HorizontalPodAutoscaler",
    "spec: {maxReplicas: 6, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: cart}}")

  private static func manifest(_ apiVersion: String, _ kind: String, _ rest: String, metadata: String = "")
    -> String
  {
    "apiVersion: \(apiVersion)\nkind: \(kind)\nmetadata: {name: cart, namespace: shop\(metadata)}\n\(rest)\n"
  }

  private static func pair(
    _ reason: Reason, _ apiVersion: String, _ kind: String, _ declared: String, _ live: String,
    _ expected: Difference.Kind = .cosmetic
  ) -> DriftPattern {
    DriftPattern(
      reason: reason, kind: expected, declared: manifest(apiVersion, kind, declared),
      live: manifest(apiVersion, kind, live))
  }

  private static func service(
    _ reason: Reason, _ rest: String, metadata: String = "", annotation: String? = nil
  ) -> DriftPattern {
    let annotations = annotation.map { ", annotations: {\($0): x}" } ?? ""
    return DriftPattern(
      reason: reason, kind: .cosmetic, declared: manifest("v1", "Service", "spec: {}"),
      live: manifest("v1", "Service", rest, metadata: metadata + annotations))
  }

  private static func deployment(
    _ reason: Reason, _ spec: String, _ kind: Difference.Kind = .cosmetic, metadata: String = ""
  ) -> DriftPattern {
    DriftPattern(
      reason: reason, kind: kind,
      declared: manifest(
        "apps/v1", "Deployment", "spec:\n  paused: false\n  template: {metadata: {labels: {app: cart}}}\n"),
      live: manifest(
        "apps/v1", "Deployment",
        "spec:\n  paused: false\n" + spec
          + (spec.contains("template") ? "" : "  template: {metadata: {labels: {app: cart}}}\n"),
        metadata: metadata))
  }
}
