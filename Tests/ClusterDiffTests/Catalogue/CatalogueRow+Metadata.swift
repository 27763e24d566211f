import ClusterDiff
import Foundation

extension CatalogueRow {
  /// Fields that the server and deployment tools write in every object.
  static let metadata: [CatalogueRow] = [
    .init(
      1, "`metadata.managedFields`: which client set each field",
      .cosmetic(.serverMetadata, service(), service(metadata: "managedFields: [{manager: kubectl}]"))),
    .init(
      2, "`uid`, `resourceVersion`, `creationTimestamp`, `selfLink`",
      .cosmetic(
        .serverMetadata, service(),
        service(
          metadata:
            "uid: 1f0c, resourceVersion: \"12\", selfLink: /x, creationTimestamp: \"2026-01-01T00:00:00Z\""))),
    .init(
      3, "`metadata.generation`",
      .cosmetic(.serverMetadata, deployment(""), deployment("", metadata: "generation: 7"))),
    .init(
      4, "`status`",
      .cosmetic(.status, service(), service() + "status: {loadBalancer: {ingress: [{ip: 192.0.2.7}]}}\n"),
      .cosmetic(.status, deployment("") + "status: {replicas: 1}\n", deployment(""))),
    .init(
      5, "`creationTimestamp: null` in templates, as Go programs write it",
      .silent(
        deployment("template: {metadata: {creationTimestamp: null, labels: {a: b}}}"),
        deployment("template: {metadata: {labels: {a: b}}}")),
      .silent(
        deployment("template: {metadata: {labels: {a: b}}}"),
        deployment("template: {metadata: {creationTimestamp: null, labels: {a: b}}}"))),
    .init(
      6, "owner references and finalizers that controllers add",
      .cosmetic(
        .references, service(), service(metadata: "finalizers: [service.kubernetes.io/load-balancer-cleanup]")
      ),
      .cosmetic(
        .references, service(metadata: "finalizers: [shop.example/mine]"),
        service(metadata: "finalizers: [service.kubernetes.io/load-balancer-cleanup, shop.example/mine]")),
      .cosmetic(
        .references, service(), service(metadata: "ownerReferences: [{kind: Shop, name: shop, uid: x}]"))),
    .init(
      7, "the annotation in which `kubectl apply` records the applied manifest",
      .cosmetic(
        .lastApplied, service(),
        service(metadata: "annotations: {kubectl.kubernetes.io/last-applied-configuration: \"{}\"}"))),
    .init(
      8, "kapp's labels, annotations, and selectors",
      .cosmetic(.toolTrace, service(), service(metadata: "annotations: {kapp.k14s.io/original: x}")),
      .cosmetic(
        .toolTrace, service("selector: {app: cart}"),
        service(
          "selector: {app: cart, kapp.k14s.io/app: \"1\"}", metadata: "labels: {kapp.k14s.io/app: \"1\"}")),
      .cosmetic(
        .toolTrace,
        deployment("selector: {matchLabels: {app: cart}}, template: {metadata: {labels: {app: cart}}}"),
        deployment(
          "selector: {matchLabels: {app: cart, kapp.k14s.io/app: x}}, "
            + "template: {metadata: {labels: {app: cart, kapp.k14s.io/app: x, kapp.k14s.io/association: y}}}")
      )),
    .init(
      9, "Argo CD's tracking annotation and label",
      .cosmetic(.toolTrace, service(), service(metadata: "annotations: {argocd.argoproj.io/tracking-id: x}")),
      .cosmetic(.toolTrace, service(), service(metadata: "labels: {app.kubernetes.io/instance: shop}"))),
    .init(
      10, "Flux's labels",
      .cosmetic(.toolTrace, service(), service(metadata: "labels: {kustomize.toolkit.fluxcd.io/name: shop}")),
      .cosmetic(.toolTrace, service(), service(metadata: "labels: {helm.toolkit.fluxcd.io/name: shop}"))),
    .init(
      11, "Helm's annotations and label",
      .cosmetic(
        .toolTrace, service(),
        service(
          metadata: "annotations: {meta.helm.sh/release-name: shop, meta.helm.sh/release-namespace: shop}, "
            + "labels: {app.kubernetes.io/managed-by: Helm}"))),
    .init(
      12, "the revision or state that a workload controller records",
      .cosmetic(
        .workloadTrace, deployment(""),
        deployment("", metadata: "annotations: {deployment.kubernetes.io/revision: \"3\"}")),
      .cosmetic(
        .workloadTrace, object("apps/v1", "DaemonSet"),
        object(
          "apps/v1", "DaemonSet", metadata: "annotations: {deprecated.daemonset.template.generation: \"3\"}"))
    ),
    .init(
      13, "the annotation of `kubectl rollout restart`, and `restartAt` in a Rollout of Argo Rollouts",
      CatalogueExample(
        declared: deployment("template: {metadata: {labels: {app: cart}}}"),
        live: deployment(
          "template: {metadata: {labels: {app: cart}, annotations: {kubectl.kubernetes.io/restartedAt: x}}}"),
        kind: .restartMarker, reason: .restartMarker),
      CatalogueExample(
        declared: deployment("template: {metadata: {annotations: {kubectl.kubernetes.io/restartedAt: x}}}"),
        live: deployment("template: {metadata: {annotations: {kubectl.kubernetes.io/restartedAt: \"y\"}}}"),
        kind: .restartMarker, reason: .restartMarker),
      CatalogueExample(
        declared: object("argoproj.io/v1alpha1", "Rollout", "spec: {replicas: 2}"),
        live: object(
          "argoproj.io/v1alpha1", "Rollout", "spec: {replicas: 2, restartAt: \"2026-01-01T00:00:00Z\"}"),
        kind: .restartMarker, reason: .restartMarker)),
    .init(
      14, "annotations of an autoscaler that was read in an older API version; KEDA's labels and annotations",
      .cosmetic(
        .autoscalerTrace, object("example.com/v1", "Scaler"),
        object(
          "example.com/v1", "Scaler",
          metadata: "annotations: {autoscaling.alpha.kubernetes.io/conditions: \"[]\"}")),
      .cosmetic(
        .autoscalerTrace, object("keda.sh/v1alpha1", "ScaledObject"),
        object("keda.sh/v1alpha1", "ScaledObject", metadata: "labels: {scaledobject.keda.sh/name: cart}")),
      .silent(
        object("autoscaling/v2", "HorizontalPodAutoscaler", "spec: {maxReplicas: 3}"),
        object(
          "autoscaling/v1", "HorizontalPodAutoscaler",
          "spec: {maxReplicas: 3, targetCPUUtilizationPercentage: 80}",
          metadata: "annotations: {autoscaling.alpha.kubernetes.io/conditions: \"[]\"}"))),
    .init(
      15, "the binding of a claim to its volume, and the storage class of the claim",
      .cosmetic(
        .claimBinding, object("v1", "PersistentVolumeClaim", "spec: {accessModes: [ReadWriteOnce]}"),
        object(
          "v1", "PersistentVolumeClaim",
          "spec: {accessModes: [ReadWriteOnce], volumeName: pvc-1, storageClassName: standard, volumeMode: Filesystem}",
          metadata:
            "annotations: {pv.kubernetes.io/bind-completed: \"yes\", volume.kubernetes.io/selected-node: n}"))
    ),
    .init(
      16, "the name label and the finalizer of a namespace",
      .cosmetic(
        .apiDefault, "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n",
        "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {kubernetes.io/metadata.name: shop}}\n"
          + "spec: {finalizers: [kubernetes]}\n"),
      .cosmetic(
        .apiDefault, "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\nspec: {}\n",
        "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {kubernetes.io/metadata.name: shop}}\n"
          + "spec: {finalizers: [kubernetes]}\n")),
    .init(
      17, "a manifest without a namespace",
      .cosmetic(
        .serverMetadata,
        "---\napiVersion: v1\nkind: Service\nmetadata: {name: cart}\nspec: {type: ClusterIP}\n",
        service("type: ClusterIP"))),
    .init(
      56, "annotations of older Kubernetes versions: the server drops them",
      .cosmetic(
        .droppedAnnotation,
        deployment(
          "template: {metadata: {labels: {a: b}, annotations: {pod.beta.kubernetes.io/init-containers: \"[]\"}}}"
        ),
        deployment("template: {metadata: {labels: {a: b}}}"))),
    .init(
      57, "values that SOPS encrypted",
      .cosmetic(
        .encrypted,
        object("v1", "Secret", "stringData: {a: \"ENC[AES256_GCM,data:x]\"}\nsops: {mac: \"ENC[x]\"}"),
        object("v1", "Secret", "data: {a: cGFzcw==}"))),
    .init(
      58, "Helm's `managed-by` label where another value is declared",
      .cosmetic(
        .toolTrace, service(metadata: "labels: {app.kubernetes.io/managed-by: portolan}"),
        service(
          metadata:
            "labels: {app.kubernetes.io/managed-by: Helm}, annotations: {meta.helm.sh/release-name: shop}"))),
    .init(
      59, "empty values, `false`, and zero in objects of Argo CD and Flux",
      .cosmetic(
        .emptySpelling,
        object(
          "argoproj.io/v1alpha1", "Application",
          "spec: {source: {helm: {passCredentials: false}}, syncPolicy: {automated: {selfHeal: false}}}"),
        object(
          "argoproj.io/v1alpha1", "Application", "spec: {source: {helm: {}}, syncPolicy: {automated: {}}}")),
      .cosmetic(
        .emptySpelling,
        object("kustomize.toolkit.fluxcd.io/v1", "Kustomization", "spec: {path: ./a, wait: false}"),
        object("kustomize.toolkit.fluxcd.io/v1", "Kustomization", "spec: {path: ./a}"))),
  ]
}
