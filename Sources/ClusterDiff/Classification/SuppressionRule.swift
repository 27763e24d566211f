import KubernetesFacts
import ManifestTree

/// A part of objects in which differences are expected without any user action.
struct SuppressionRule: Sendable {
  let reason: Reason
  let pattern: PathPattern
  /// The kinds that the rule applies to; empty for all.
  let kinds: Set<GroupKind>
  let condition: Condition

  enum Condition: Sendable {
    case always
    /// The rule applies only if the manifest does not set the field.
    case undeclared
    /// The rule applies only if the manifest does not set the field, or sets it to an empty string.
    case unfilled
    /// The rule applies only if a live value exists.
    case live
    /// The rule applies only if the manifest does not set the list, or if the live list contains all declared elements.
    case added
    /// The rule applies only if the manifest does not set the field, and the live value is not this one, which the server
    /// never sets by itself.
    case undeclaredUnless(Node)
    /// The rule applies only if the field is declared and not live.
    case dropped
  }

  init(
    _ reason: Reason, _ pattern: String, of kinds: Set<GroupKind> = [], if condition: Condition = .undeclared
  ) {
    self.reason = reason
    self.pattern = PathPattern(pattern)
    self.kinds = kinds
    self.condition = condition
  }

  /// Whether the server sets the field without recording a manager; a recorded manager means that a client set it.
  var isServers: Bool {
    switch reason {
    case .allocated, .admission: true
    case .claimBinding: pattern.text.hasPrefix("spec.")
    case .otherController: pattern.text == Self.groupsOfEndpoints
    default: false
    }
  }

  /// The annotation that requests network endpoint groups of Google Cloud: GKE adds it, but users also set it.
  private static let groupsOfEndpoints = "metadata.annotations[\"cloud.google.com/neg\"]"

  func appliesTo(_ kind: GroupKind) -> Bool { kinds.isEmpty || kinds.contains(kind) }

  func covers(_ change: Change, of identity: ObjectIdentity) -> Bool {
    guard appliesTo(identity.inItsGroup.groupKind) else { return false }
    switch condition {
    case .always: break
    case .live: guard change.live != nil else { return false }
    case .undeclared: guard change.isUndeclared else { return false }
    case .added: guard change.isUndeclared || change.isAddition else { return false }
    case .undeclaredUnless(let value): guard change.isUndeclared, change.live != value else { return false }
    case .dropped: guard !change.isUndeclared, change.live == nil else { return false }
    case .unfilled: guard change.isUndeclared || change.declared?.text?.isEmpty ?? false else { return false }
    }
    return pattern.matches(change.path)
  }
}

extension SuppressionRule {
  /// All rules; the first one that covers a difference determines the reason.
  static let all: [SuppressionRule] =
    server + tools + controllers + allocators + admission + dropped

  /// The fields of `metadata` that an apply does not change: the server sets them, or they are part of the identity.
  static let serverMetadataFields = [
    "managedFields", "uid", "resourceVersion", "creationTimestamp", "generation", "selfLink",
    "deletionTimestamp", "deletionGracePeriodSeconds", "namespace",
  ]

  private static let server: [SuppressionRule] =
    [
      .init(.status, "status", if: .always)
    ] + serverMetadataFields.map { .init(.serverMetadata, "metadata.\($0)", if: .always) } + [
      .init(.serverMetadata, "**.metadata.creationTimestamp", if: .always),
      .init(.serverMetadata, "metadata.generateName"),
      .init(.references, "metadata.ownerReferences"),
      .init(.references, "metadata.finalizers", if: .added),
      .init(
        .lastApplied, "metadata.annotations[\"\(LastApplied.annotationName)\"]",
        if: .always),
    ]

  private static let tools: [SuppressionRule] =
    [
      "kapp.k14s.io/*", "argocd.argoproj.io/*", "kustomize.toolkit.fluxcd.io/*", "helm.toolkit.fluxcd.io/*",
      "meta.helm.sh/*", "objectset.rio.cattle.io/*", "kluctl.io/*", "config.kubernetes.io/*",
      "internal.config.kubernetes.io/*", "applyset.kubernetes.io/*", "velero.io/*",
      "olm.operatorframework.io/*",
      "operators.coreos.com/*", "skaffold.dev/*", "moniker.spinnaker.io/*", "artifact.spinnaker.io/*",
      "configmanagement.gke.io/*", "configsync.gke.io/*", "fleet.cattle.io/*",
    ].flatMap {
      [
        SuppressionRule(.toolTrace, "metadata.annotations[\"\($0)\"]"),
        SuppressionRule(.toolTrace, "metadata.labels[\"\($0)\"]"),
      ]
    } + [
      .init(.toolTrace, "spec.selector[\"kapp.k14s.io/*\"]", of: [.service]),
      .init(.toolTrace, "spec.selector.matchLabels[\"kapp.k14s.io/*\"]"),
      .init(.toolTrace, "**.metadata.labels[\"kapp.k14s.io/*\"]"),
      .init(.toolTrace, "metadata.labels[\"\(RecommendedLabel.instance)\"]"),
      .init(.toolTrace, "metadata.labels[\"\(RecommendedLabel.managedBy)\"]"),
    ]

  /// Annotations of older API versions that newer servers drop.
  private static let dropped: [SuppressionRule] =
    ["pod.alpha.kubernetes.io/init-container*", "pod.beta.kubernetes.io/init-container*"].map {
      .init(.droppedAnnotation, "**.metadata.annotations[\"\($0)\"]", if: .dropped)
    } + [
      .init(
        .droppedAnnotation, "metadata.annotations[\"\(AutoscalerKey.prefix)*\"]",
        of: [.horizontalPodAutoscaler], if: .dropped)
    ]

  private static let controllers: [SuppressionRule] = [
    .init(.workloadTrace, "metadata.annotations[\"deployment.kubernetes.io/*\"]"),
    .init(.workloadTrace, "metadata.annotations[\"deprecated.daemonset.template.generation\"]"),
    .init(
      .restartMarker, "spec.template.metadata.annotations[\"\(PodKey.restartedAt)\"]", if: .live),
    .init(.restartMarker, "spec.restartAt", of: [.rollout]),
    .init(.workloadTrace, "metadata.annotations[\"rollout.argoproj.io/*\"]", of: [.rollout]),
    .init(.workloadTrace, "metadata.annotations[\"argo-rollouts.argoproj.io/*\"]"),
    .init(.autoscalerTrace, "metadata.annotations[\"\(AutoscalerKey.prefix)*\"]"),
    .init(.autoscalerTrace, "metadata.annotations[\"autoscaling.keda.sh/*\"]"),
    .init(.autoscalerTrace, "metadata.labels[\"scaledobject.keda.sh/name\"]"),
    .init(.claimBinding, "metadata.annotations[\"pv.kubernetes.io/*\"]"),
    .init(.claimBinding, "metadata.annotations[\"volume.kubernetes.io/*\"]"),
    .init(.claimBinding, "metadata.annotations[\"volume.beta.kubernetes.io/*\"]"),
    .init(.claimBinding, "spec.volumeName", of: [.persistentVolumeClaim]),
    .init(.claimBinding, "spec.storageClassName", of: [.persistentVolumeClaim]),
    .init(.claimBinding, "spec.claimRef", of: [.persistentVolume]),
    .init(.workloadTrace, "metadata.annotations[\"\(JobKey.prefix)*\"]"),
    .init(.jobTrace, "metadata.labels[\"\(JobKey.prefix)*\"]", of: [.job]),
    .init(.jobTrace, "spec.selector", of: [.job]),
    .init(.jobTrace, "spec.manualSelector", of: [.job]),
    .init(.jobTrace, "**.template.metadata.labels[\"\(JobKey.prefix)*\"]", of: [.job]),
    .init(.jobTrace, "**.metadata.labels[\"\(JobKey.formerControllerUID)\"]", of: [.job]),
    .init(.jobTrace, "**.metadata.labels[\"\(JobKey.formerName)\"]", of: [.job]),
    .init(.otherController, "metadata.annotations[\"cloud.google.com/neg-status\"]"),
    .init(.otherController, groupsOfEndpoints, of: [.service]),
    .init(.otherController, "metadata.annotations[\"ingress.kubernetes.io/*\"]"),
    .init(.otherController, "metadata.annotations[\"endpoints.kubernetes.io/*\"]"),
    .init(.otherController, "metadata.annotations[\"control-plane.alpha.kubernetes.io/leader\"]"),
    .init(.otherController, "metadata.annotations[\"cattle.io/*\"]"),
    .init(.otherController, "metadata.annotations[\"*.cattle.io/*\"]"),
    .init(.otherController, "metadata.annotations[\"prometheus-operator-validated\"]"),
    .init(.otherController, "metadata.labels[\"*.cattle.io/*\"]", of: [.namespace]),
    .init(.otherController, "metadata.annotations[\"openshift.io/sa.scc.*\"]", of: [.namespace]),
    .init(
      .otherController, "metadata.annotations[\"openshift.io/internal-registry-pull-secret-ref\"]",
      of: [.serviceAccount]),
    .init(.otherController, "metadata.annotations[\"ingress.gcp.kubernetes.io/*\"]"),
    .init(.otherController, "metadata.annotations[\"kubernetes.azure.com/*\"]", of: [.namespace]),
    .init(.otherController, "metadata.labels[\"kubernetes.azure.com/*\"]", of: [.namespace]),
    .init(.otherController, "metadata.annotations[\"autopilot.gke.io/*\"]"),
    .init(.otherController, "metadata.annotations[\"metallb.io/ip-allocated-from-pool\"]", of: [.service]),
    .init(
      .otherController, "metadata.annotations[\"metallb.universe.tf/ip-allocated-from-pool\"]",
      of: [.service]),
    .init(.otherController, "metadata.annotations[\"kube-vip.io/vipHost\"]", of: [.service]),
    .init(
      .otherController, "metadata.annotations[\"service.kubernetes.io/backend-service*\"]", of: [.service]),
    .init(
      .otherController, "metadata.annotations[\"service.kubernetes.io/firewall-rule*\"]", of: [.service]),
    .init(
      .otherController, "metadata.annotations[\"service.kubernetes.io/*forwarding-rule*\"]", of: [.service]),
    .init(.otherController, "metadata.annotations[\"service.kubernetes.io/healthcheck*\"]", of: [.service]),
    .init(.otherController, "metadata.annotations[\"karpenter.sh/nodepool-hash*\"]"),
    .init(.otherController, "metadata.annotations[\"karpenter.k8s.aws/ec2nodeclass-hash*\"]"),
    .init(.otherController, "metadata.annotations[\"karpenter.azure.com/aksnodeclass-hash*\"]"),
    .init(.otherController, "metadata.annotations[\"cni.projectcalico.org/*\"]", of: [.pod]),
    .init(.otherController, "metadata.annotations[\"k8s.v1.cni.cncf.io/*\"]", of: [.pod]),
    .init(.otherController, "metadata.annotations[\"k8s.ovn.org/*\"]", of: [.pod]),
    .init(.otherController, "metadata.annotations[\"openshift.io/scc\"]", of: [.pod]),
    .init(.otherController, "metadata.annotations[\"policies.kyverno.io/last-applied-patches\"]"),
    .init(.otherController, "**.metadata.annotations[\"reloader.stakater.com/last-reloaded-from\"]"),
    .init(.accountTokens, "metadata.annotations[\"kubernetes.io/service-account.uid\"]", of: [.secret]),
    .init(.accountTokens, "metadata.labels[\"kubernetes.io/legacy-token-*\"]", of: [.secret]),
    .init(.injectedCertificate, "**.caBundle", if: .unfilled),
  ]

  private static let allocators: [SuppressionRule] = [
    .init(.allocated, "spec.clusterIP", of: [.service], if: .undeclaredUnless(.string(ClusterIP.none))),
    .init(.allocated, "spec.clusterIPs", of: [.service]),
    .init(.allocated, "spec.ipFamilies", of: [.service]),
    .init(.allocated, "spec.healthCheckNodePort", of: [.service]),
    .init(.allocated, "spec.ports[*].nodePort", of: [.service]),
    .init(.allocated, "spec.loadBalancerClass", of: [.service]),
  ]

  private static let admission: [SuppressionRule] = [
    .init(.admission, "spec.ingressClassName", of: [.ingress]),
    .init(.admission, "spec.username", of: [.certificateSigningRequest]),
    .init(.admission, "spec.uid", of: [.certificateSigningRequest]),
    .init(.admission, "spec.groups", of: [.certificateSigningRequest]),
    .init(.admission, "spec.extra", of: [.certificateSigningRequest]),
    .init(.admission, "spec.nodeName", of: [.pod]),
    .init(.apiDefault, "**.resizePolicy", of: [.pod]),
    // Pod-level requests and limits are derived from the containers if the pod sets any pod-level resources.
    .init(.apiDefault, "spec.resources.requests", of: [.pod]),
    .init(.apiDefault, "spec.resources.limits", of: [.pod]),
    .init(.admission, "spec.priority", of: [.pod]),
    .init(.admission, "spec.priorityClassName", of: [.pod]),
    .init(.admission, "spec.preemptionPolicy", of: [.pod]),
    .init(.admission, "spec.overhead", of: [.pod]),
    .init(.admission, "spec.imagePullSecrets", of: [.pod]),
    .init(.admission, "metadata.annotations[\"\(PodKey.limitRanger)\"]", of: [.pod]),
    .init(.admission, "metadata.labels[\"topology.kubernetes.io/*\"]", of: [.pod]),
    .init(.admission, "spec.serviceAccountName", of: [.pod]),
    .init(.admission, "spec.tolerations", of: [.pod]),
    .init(.admission, "spec.volumes[name=kube-api-access-*]", of: [.pod]),
    .init(.admission, "spec.volumes", of: [.pod]),
    .init(
      .admission, "**.volumeMounts[mountPath=/var/run/secrets/kubernetes.io/serviceaccount]", of: [.pod]),
    .init(.admission, "spec.containers[*].volumeMounts", of: [.pod]),
    .init(.admission, "spec.initContainers[*].volumeMounts", of: [.pod]),
  ]

  /// The parts that meshes and agents inject into pods, and into templates if a tool injected them before applying.
  static let injected: [PathPattern] = [
    "**.containers[name=istio-proxy]", "**.initContainers[name=istio-*]", "**.volumes[name=istio-*]",
    "**.volumes[name=istiod-ca-cert]", "**.volumes[name=workload-socket]", "**.volumes[name=workload-certs]",
    "**.volumes[name=credential-socket]", "**.containers[name=linkerd-proxy]",
    "**.initContainers[name=linkerd-init]", "**.containers[name=vault-agent]",
    "**.initContainers[name=vault-agent-init]", "**.metadata.annotations[\"sidecar.istio.io/status\"]",
    "**.metadata.labels[\"security.istio.io/tlsMode\"]",
    "**.metadata.labels[\"service.istio.io/canonical-*\"]",
  ].map(PathPattern.init)
}
