import ClusterDiff
import Foundation

extension CatalogueRow {
  private static func autoscaler(_ spec: String) -> String {
    object(
      "autoscaling/v2", "HorizontalPodAutoscaler",
      "spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: cart}, \(spec)}")
  }

  private static let canary = object(
    "flagger.app/v1beta1", "Canary", "spec: {targetRef: {apiVersion: apps/v1, kind: Deployment, name: cart}}")

  private static let rollout = object(
    "argoproj.io/v1alpha1", "Rollout",
    "spec: {strategy: {canary: {trafficRouting: {istio: {virtualService: {name: cart}}}}}}")

  private static func route(_ weight: Int) -> String {
    object(
      "networking.istio.io/v1", "VirtualService",
      "spec: {hosts: [cart], http: [{route: [{destination: {host: cart, subset: a}, weight: \(weight)}, "
        + "{destination: {host: cart, subset: b}, weight: \(100 - weight)}]}]}")
  }

  /// Fields and objects that controllers write.
  static let controllers: [CatalogueRow] = [
    .init(
      31, "metrics of autoscalers in another order",
      .cosmetic(
        .setOrder,
        autoscaler(
          "maxReplicas: 3, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, "
            + "averageUtilization: 70}}}, {type: Resource, resource: {name: memory, target: {type: Utilization, "
            + "averageUtilization: 80}}}]"),
        autoscaler(
          "maxReplicas: 3, metrics: [{type: Resource, resource: {name: memory, target: {type: Utilization, "
            + "averageUtilization: 80}}}, {type: Resource, resource: {name: cpu, target: {type: Utilization, "
            + "averageUtilization: 70}}}]"))),
    .init(
      32, "replicas under an autoscaler, within its bounds",
      .owned(
        .autoscaledReplicas, deployment("replicas: 1") + autoscaler("maxReplicas: 6"),
        deployment("replicas: 4") + autoscaler("maxReplicas: 6")),
      .owned(
        .autoscaledReplicas, deployment("replicas: 1"),
        deployment("replicas: 4")
          + object(
            "keda.sh/v1alpha1", "ScaledObject", "spec: {scaleTargetRef: {name: cart}, maxReplicaCount: 6}"))),
    .init(
      34, "the selector and labels that the API server sets in a Job",
      .cosmetic(
        .jobTrace,
        object(
          "batch/v1", "Job", "spec: {template: {metadata: {labels: {a: b}}}}", metadata: "labels: {a: b}"),
        object(
          "batch/v1", "Job",
          "spec: {selector: {matchLabels: {batch.kubernetes.io/controller-uid: x}}, template: {metadata: {labels: "
            + "{a: b, batch.kubernetes.io/controller-uid: x, controller-uid: x, job-name: cart, "
            + "batch.kubernetes.io/job-name: cart}}}}",
          metadata: "labels: {a: b}"))),
    .init(
      36, "rules of a role: empty, or aggregated from other ClusterRoles",
      .cosmetic(
        .emptyValue, object("rbac.authorization.k8s.io/v1", "Role", "rules: []"),
        object("rbac.authorization.k8s.io/v1", "Role", "rules: null")),
      .owned(
        .aggregatedRules,
        object(
          "rbac.authorization.k8s.io/v1", "ClusterRole",
          "aggregationRule: {clusterRoleSelectors: [{matchLabels: {a: b}}]}\nrules: []"),
        object(
          "rbac.authorization.k8s.io/v1", "ClusterRole",
          "aggregationRule: {clusterRoleSelectors: [{matchLabels: {a: b}}]}\nrules: [{verbs: [get]}]"))),
    .init(
      37, "CA certificates that are injected into webhooks and APIServices",
      .cosmetic(
        .injectedCertificate,
        object(
          "admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration",
          "webhooks: [{name: a.example, clientConfig: {url: \"https://a.example\", caBundle: \"\"}}]"),
        object(
          "admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration",
          "webhooks: [{name: a.example, clientConfig: {url: \"https://a.example\", caBundle: YQ==}}]")),
      .cosmetic(
        .injectedCertificate,
        object("apiregistration.k8s.io/v1", "APIService", "spec: {group: a.example, version: v1}"),
        object(
          "apiregistration.k8s.io/v1", "APIService", "spec: {group: a.example, version: v1, caBundle: YQ==}"))
    ),
    .init(
      38, "Secrets that controllers add to ServiceAccounts, and the content of token Secrets",
      .cosmetic(
        .accountTokens, object("v1", "ServiceAccount"),
        object(
          "v1", "ServiceAccount",
          "secrets: [{name: cart-token-x7k2p}]\nimagePullSecrets: [{name: cart-dockercfg-abcde}]")),
      .cosmetic(
        .accountTokens, object("v1", "Secret", "type: kubernetes.io/service-account-token"),
        object("v1", "Secret", "type: kubernetes.io/service-account-token\ndata: {token: YQ==}"))),
    .init(
      49, "route weights and selectors during a canary rollout",
      .owned(.canaryWeights, route(100), route(80) + rollout),
      .owned(.canaryWeights, route(100), route(80) + canary)),
    .init(
      51, "changes by admission webhooks and controllers (known from `managedFields`), and injected sidecars",
      .owned(
        .webhook, deployment(container: "image: \"a:1\""),
        deployment(container: "image: \"mirror.example/a:1\"").replacing(
          "namespace: shop",
          with: "namespace: shop, annotations: {kubectl.kubernetes.io/last-applied-configuration: "
            + "'{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"image\":\"a:1\",\"name\":\"a\"}]}}}}'}, "
            + "managedFields: [{manager: kubectl-client-side-apply, operation: Update, fieldsV1: {\"f:metadata\": "
            + "{\"f:annotations\": {\"f:kubectl.kubernetes.io/last-applied-configuration\": {}}}, \"f:spec\": "
            + "{\"f:template\": {\"f:spec\": {\"f:containers\": {'k:{\"name\":\"a\"}': {\"f:image\": {}}}}}}}}]"
        )),
      .owned(
        .webhook, deployment(container: "image: \"a:1\""),
        deployment(container: "image: \"a:1\"", pod: "nodeSelector: {pool: a}").replacing(
          "namespace: shop",
          with:
            "namespace: shop, managedFields: [{manager: kubectl, operation: Apply, fieldsV1: {\"f:spec\": "
            + "{\"f:template\": {\"f:spec\": {\"f:containers\": {'k:{\"name\":\"a\"}': {\"f:image\": {}}}}}}}}]"
        )),
      .owned(
        .otherController, deployment("", metadata: "labels: {a: b}"),
        deployment(
          "",
          metadata: "labels: {a: b, policy: checked}, managedFields: [{manager: kyverno, operation: Update, "
            + "fieldsV1: {\"f:metadata\": {\"f:labels\": {\"f:policy\": {}}}}}]")),
      .owned(
        .injected, deployment("template: {spec: {containers: [{name: a, image: \"a:1\"}]}}"),
        deployment(
          "template: {spec: {containers: [{name: a, image: \"a:1\"}, {name: istio-proxy, image: \"p:1\"}]}}"))
    ),
    .init(
      55, "hooks, and Jobs that are deleted after they finish",
      .cosmetic(
        .transient, service() + object("batch/v1", "Job", "spec: {ttlSecondsAfterFinished: 60}"), service()),
      .cosmetic(
        .transient,
        service() + object("v1", "Pod", "spec: {}", metadata: "annotations: {helm.sh/hook: test}"),
        service())),
    .init(
      53, "objects that controllers, the cluster, or a tool such as Helm create",
      .owned(
        .controllerChild, service(),
        service()
          + "---\napiVersion: v1\nkind: Pod\nmetadata: {name: cart-1, namespace: shop, ownerReferences: "
          + "[{kind: ReplicaSet, name: cart}]}\n"),
      .owned(
        .controllerChild,
        object("apps/v1", "StatefulSet", "spec: {volumeClaimTemplates: [{metadata: {name: data}}]}"),
        object("apps/v1", "StatefulSet", "spec: {volumeClaimTemplates: [{metadata: {name: data}}]}")
          + "---\napiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data-cart-0, namespace: shop}\n"
      ),
      .owned(
        .controllerChild, service(),
        service()
          + "---\napiVersion: v1\nkind: Secret\nmetadata: {name: tls, namespace: shop, annotations: "
          + "{cert-manager.io/certificate-name: cart}}\ntype: kubernetes.io/tls\n"),
      .cosmetic(
        .clusterObject, service(),
        service()
          + "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: kube-root-ca.crt, namespace: shop}\n"),
      .cosmetic(
        .clusterObject, service(),
        service()
          + "---\napiVersion: v1\nkind: Secret\nmetadata: {name: sh.helm.release.v1.shop.v1, namespace: shop}\n"
      )),
  ]
}
