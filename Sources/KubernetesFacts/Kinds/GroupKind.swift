package import ManifestTree

/// The API group and the kind of an object, of any version.
package struct GroupKind: Hashable, Sendable {
  package let group: String
  package let kind: String

  package init(_ group: String, _ kind: String) {
    self.group = group
    self.kind = kind
  }

  /// The kind with its group, as an argument of `kubectl get`: `deployment.apps`.
  package var resource: String { kind.lowercased() + (group.isEmpty ? "" : ".\(group)") }
}

extension ObjectIdentity {
  package var groupKind: GroupKind { GroupKind(group, kind) }

  /// The identity in the current API group of the kind.
  package var inItsGroup: ObjectIdentity {
    guard group == APIGroup.extensions else { return self }
    var identity = self
    identity.group = SchemaTable.homeGroup(of: kind, named: group)
    identity.version = "v1"
    return identity
  }

  /// Whether the kind is known to be cluster-scoped.
  package var isClusterScoped: Bool { ClusterScope.holds(kind, group: group) }
}

/// Kinds of Kubernetes.
extension GroupKind {
  package static let configMap = GroupKind(APIGroup.core, "ConfigMap")
  package static let namespace = GroupKind(APIGroup.core, "Namespace")
  package static let node = GroupKind(APIGroup.core, "Node")
  package static let persistentVolume = GroupKind(APIGroup.core, "PersistentVolume")
  package static let persistentVolumeClaim = GroupKind(APIGroup.core, "PersistentVolumeClaim")
  package static let pod = GroupKind(APIGroup.core, "Pod")
  package static let replicationController = GroupKind(APIGroup.core, "ReplicationController")
  package static let secret = GroupKind(APIGroup.core, "Secret")
  package static let service = GroupKind(APIGroup.core, "Service")
  package static let serviceAccount = GroupKind(APIGroup.core, "ServiceAccount")

  package static let daemonSet = GroupKind(APIGroup.apps, "DaemonSet")
  package static let deployment = GroupKind(APIGroup.apps, "Deployment")
  package static let replicaSet = GroupKind(APIGroup.apps, "ReplicaSet")
  package static let statefulSet = GroupKind(APIGroup.apps, "StatefulSet")
  package static let cronJob = GroupKind(APIGroup.batch, "CronJob")
  package static let job = GroupKind(APIGroup.batch, "Job")

  package static let customResourceDefinition = GroupKind(APIGroup.apiExtensions, "CustomResourceDefinition")
  package static let endpointSlice = GroupKind(APIGroup.discovery, "EndpointSlice")
  package static let horizontalPodAutoscaler = GroupKind(APIGroup.autoscaling, "HorizontalPodAutoscaler")
  package static let ingress = GroupKind(APIGroup.networking, "Ingress")
  package static let networkPolicy = GroupKind(APIGroup.networking, "NetworkPolicy")
  package static let podDisruptionBudget = GroupKind(APIGroup.policy, "PodDisruptionBudget")
  package static let priorityClass = GroupKind(APIGroup.scheduling, "PriorityClass")
  package static let runtimeClass = GroupKind(APIGroup.node, "RuntimeClass")
  package static let storageClass = GroupKind(APIGroup.storage, "StorageClass")
  package static let volumeSnapshot = GroupKind(APIGroup.snapshots, "VolumeSnapshot")
  package static let certificateSigningRequest = GroupKind(
    APIGroup.certificates, "CertificateSigningRequest")
  package static let clusterTrustBundle = GroupKind(APIGroup.certificates, "ClusterTrustBundle")
  package static let controllerRevision = GroupKind(APIGroup.apps, "ControllerRevision")
  package static let csiDriver = GroupKind(APIGroup.storage, "CSIDriver")
  package static let ingressClass = GroupKind(APIGroup.networking, "IngressClass")
  package static let ipAddress = GroupKind(APIGroup.networking, "IPAddress")
  package static let resourceClaim = GroupKind(APIGroup.resource, "ResourceClaim")
  package static let resourceClaimTemplate = GroupKind(APIGroup.resource, "ResourceClaimTemplate")
  package static let resourceQuota = GroupKind(APIGroup.core, "ResourceQuota")
  package static let resourceSlice = GroupKind(APIGroup.resource, "ResourceSlice")
  package static let serviceCIDR = GroupKind(APIGroup.networking, "ServiceCIDR")
  package static let volumeAttachment = GroupKind(APIGroup.storage, "VolumeAttachment")
  package static let volumeAttributesClass = GroupKind(APIGroup.storage, "VolumeAttributesClass")
  package static let role = GroupKind(APIGroup.rbac, "Role")
  package static let clusterRole = GroupKind(APIGroup.rbac, "ClusterRole")
  package static let roleBinding = GroupKind(APIGroup.rbac, "RoleBinding")
  package static let clusterRoleBinding = GroupKind(APIGroup.rbac, "ClusterRoleBinding")
}

/// Kinds of Istio and of the Gateway API.
extension GroupKind {
  package static let authorizationPolicy = GroupKind(APIGroup.istioSecurity, "AuthorizationPolicy")
  package static let destinationRule = GroupKind(APIGroup.istioNetworking, "DestinationRule")
  package static let envoyFilter = GroupKind(APIGroup.istioNetworking, "EnvoyFilter")
  package static let istioGateway = GroupKind(APIGroup.istioNetworking, "Gateway")
  package static let peerAuthentication = GroupKind(APIGroup.istioSecurity, "PeerAuthentication")
  package static let proxyConfig = GroupKind(APIGroup.istioNetworking, "ProxyConfig")
  package static let requestAuthentication = GroupKind(APIGroup.istioSecurity, "RequestAuthentication")
  package static let serviceEntry = GroupKind(APIGroup.istioNetworking, "ServiceEntry")
  package static let sidecar = GroupKind(APIGroup.istioNetworking, "Sidecar")
  package static let telemetry = GroupKind(APIGroup.istioTelemetry, "Telemetry")
  package static let virtualService = GroupKind(APIGroup.istioNetworking, "VirtualService")
  package static let trafficExtension = GroupKind(APIGroup.istioExtensions, "TrafficExtension")
  package static let wasmPlugin = GroupKind(APIGroup.istioExtensions, "WasmPlugin")
  package static let workloadEntry = GroupKind(APIGroup.istioNetworking, "WorkloadEntry")
  package static let workloadGroup = GroupKind(APIGroup.istioNetworking, "WorkloadGroup")

  package static let gateway = GroupKind(APIGroup.gatewayAPI, "Gateway")
  package static let gatewayClass = GroupKind(APIGroup.gatewayAPI, "GatewayClass")
}

/// Kinds of other controllers.
extension GroupKind {
  package static let certificate = GroupKind(APIGroup.certManager, "Certificate")
  package static let externalSecret = GroupKind(APIGroup.externalSecrets, "ExternalSecret")
  package static let flaggerCanary = GroupKind(APIGroup.flagger, "Canary")
  package static let httpScaledObject = GroupKind(APIGroup.kedaHTTP, "HTTPScaledObject")
  package static let openShiftRoute = GroupKind(APIGroup.openShiftRoute, "Route")
  package static let podUnavailableBudget = GroupKind(APIGroup.kruisePolicy, "PodUnavailableBudget")
  package static let rollout = GroupKind(APIGroup.argo, "Rollout")
  package static let scaledObject = GroupKind(APIGroup.keda, "ScaledObject")
  package static let sealedSecret = GroupKind(APIGroup.sealedSecrets, "SealedSecret")
  package static let securityContextConstraints = GroupKind(
    APIGroup.openShiftSecurity, "SecurityContextConstraints")
  package static let serviceMonitor = GroupKind(APIGroup.prometheus, "ServiceMonitor")
}
