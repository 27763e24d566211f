internal import ManifestTree

/// The kinds whose objects controllers, kubelets, or the API server create, so that a manifest rarely declares them.
package enum ControllerKind {
  /// Whether a kind only holds the state of controllers, for internal use.
  package static func isInternal(_ kind: GroupKind) -> Bool { internalKinds.contains(kind) }

  /// Whether objects of a kind are created by controllers, kubelets, or the API server.
  package static func holds(_ kind: GroupKind) -> Bool { isInternal(kind) || others.contains(kind) }

  private static let internalKinds: Set<GroupKind> = [
    .controllerRevision, .endpointSlice, GroupKind(APIGroup.core, "Endpoints"),
    GroupKind(APIGroup.core, "Event"), GroupKind(APIGroup.events, "Event"),
    GroupKind(APIGroup.coordination, "Lease"),
  ]

  private static let others: Set<GroupKind> = [
    .node, .persistentVolume, .volumeAttachment, .ipAddress, .resourceSlice,
    GroupKind(APIGroup.core, "ComponentStatus"), GroupKind(APIGroup.storage, "CSINode"),
    GroupKind(APIGroup.storage, "CSIStorageCapacity"), GroupKind(APIGroup.metrics, "PodMetrics"),
    GroupKind(APIGroup.metrics, "NodeMetrics"),
    GroupKind(APIGroup.verticalAutoscaling, "VerticalPodAutoscalerCheckpoint"),
    GroupKind(APIGroup.cilium, "CiliumEndpoint"), GroupKind(APIGroup.cilium, "CiliumIdentity"),
    GroupKind(APIGroup.policyReports, "PolicyReport"),
    GroupKind(APIGroup.policyReports, "ClusterPolicyReport"),
    GroupKind(APIGroup.kyvernoReports, "EphemeralReport"),
    GroupKind(APIGroup.awsLoadBalancer, "TargetGroupBinding"),
    GroupKind(APIGroup.gkeNetworking, "ServiceNetworkEndpointGroup"),
  ]
}
