package import ManifestTree

/// The defaults of the API server, by the type that has the field.
///
/// The published schemas do not contain them; they are taken from the server's defaulting code, for all versions that
/// live objects may have. The declared and the live object are both defaulted, so a default that an older server does
/// not set causes no difference. Defaults that depend on other fields are in `DerivedDefaults`.
package enum DefaultTable {
  package static let rules: [DefaultRule] =
    pods + volumes + services + workloads + policies + clusterObjects + gatewayAPI + commonDefinitions

  package static let byType = Dictionary(grouping: rules, by: \.type)

  /// The first default of a field, regardless of its condition; nil if the field has no default.
  package static func value(_ type: String, _ field: String) -> Node? {
    byType[type]?.first { $0.field == field }?.value
  }

  private static func zero(_ type: String, _ field: String, _ value: Node) -> DefaultRule {
    DefaultRule(type: type, field: field, value: value, fillsZero: true)
  }

  private static func rule(
    _ type: String, _ field: String, _ value: Node, if condition: DefaultRule.Condition = .always
  ) -> DefaultRule {
    DefaultRule(type: type, field: field, value: value, condition: condition)
  }

  private static let pods: [DefaultRule] = [
    rule("core.v1.PodTemplateSpec", "metadata", [:]),
    zero("core.v1.PodSpec", "restartPolicy", "Always"),
    zero("core.v1.PodSpec", "dnsPolicy", "ClusterFirst"),
    zero("core.v1.PodSpec", "schedulerName", .string(PodDefaults.scheduler)),
    rule("core.v1.PodSpec", "terminationGracePeriodSeconds", .int(Int64(PodDefaults.gracePeriod))),
    rule("core.v1.PodSpec", "securityContext", [:]),
    zero("core.v1.Container", "terminationMessagePath", "/dev/termination-log"),
    zero("core.v1.Container", "terminationMessagePolicy", "File"),
    rule("core.v1.Container", "resources", [:]),
    zero("core.v1.EphemeralContainer", "terminationMessagePath", "/dev/termination-log"),
    zero("core.v1.EphemeralContainer", "terminationMessagePolicy", "File"),
    rule("core.v1.EphemeralContainer", "resources", [:]),
    zero("core.v1.ContainerPort", "protocol", .string(TransportProtocol.default)),
    zero("core.v1.Probe", "timeoutSeconds", .int(Int64(PodDefaults.probeTimeout))),
    zero("core.v1.Probe", "periodSeconds", .int(Int64(PodDefaults.probePeriod))),
    zero("core.v1.Probe", "successThreshold", .int(Int64(PodDefaults.probeSuccesses))),
    zero("core.v1.Probe", "failureThreshold", .int(Int64(PodDefaults.probeFailures))),
    zero("core.v1.HTTPGetAction", "path", "/"),
    zero("core.v1.HTTPGetAction", "scheme", "HTTP"),
    rule("core.v1.GRPCAction", "service", ""),
    zero("core.v1.ObjectFieldSelector", "apiVersion", "v1"),
    rule("core.v1.ResourceFieldSelector", "divisor", "0"),
  ]

  private static let volumes: [DefaultRule] = [
    rule("core.v1.ConfigMapVolumeSource", "defaultMode", .int(PodDefaults.fileMode)),
    rule("core.v1.SecretVolumeSource", "defaultMode", .int(PodDefaults.fileMode)),
    rule("core.v1.DownwardAPIVolumeSource", "defaultMode", .int(PodDefaults.fileMode)),
    rule("core.v1.ProjectedVolumeSource", "defaultMode", .int(PodDefaults.fileMode)),
    rule("core.v1.ServiceAccountTokenProjection", "expirationSeconds", .int(PodDefaults.tokenLifetime)),
    rule("core.v1.PodCertificateProjection", "maxExpirationSeconds", 86400),
    rule("core.v1.HostPathVolumeSource", "type", ""),
    zero("core.v1.ISCSIVolumeSource", "iscsiInterface", "default"),
    zero("core.v1.ISCSIPersistentVolumeSource", "iscsiInterface", "default"),
    zero("core.v1.RBDVolumeSource", "pool", "rbd"),
    zero("core.v1.RBDVolumeSource", "user", "admin"),
    zero("core.v1.RBDVolumeSource", "keyring", "/etc/ceph/keyring"),
    zero("core.v1.RBDPersistentVolumeSource", "pool", "rbd"),
    zero("core.v1.RBDPersistentVolumeSource", "user", "admin"),
    zero("core.v1.RBDPersistentVolumeSource", "keyring", "/etc/ceph/keyring"),
    rule("core.v1.AzureDiskVolumeSource", "cachingMode", "ReadWrite"),
    rule("core.v1.AzureDiskVolumeSource", "kind", "Shared"),
    rule("core.v1.AzureDiskVolumeSource", "fsType", "ext4"),
    rule("core.v1.AzureDiskVolumeSource", "readOnly", false),
    zero("core.v1.ScaleIOVolumeSource", "storageMode", "ThinProvisioned"),
    zero("core.v1.ScaleIOVolumeSource", "fsType", "xfs"),
    zero("core.v1.ScaleIOPersistentVolumeSource", "storageMode", "ThinProvisioned"),
    zero("core.v1.ScaleIOPersistentVolumeSource", "fsType", "xfs"),
    rule("core.v1.PersistentVolumeClaimSpec", "volumeMode", "Filesystem"),
    zero("core.v1.PersistentVolumeSpec", "persistentVolumeReclaimPolicy", "Retain"),
    rule("core.v1.PersistentVolumeSpec", "volumeMode", "Filesystem"),
  ]

  private static let services: [DefaultRule] = [
    zero("core.v1.ServiceSpec", "type", .string(ServiceTypeName.standard)),
    zero("core.v1.ServiceSpec", "sessionAffinity", "None"),
    rule(
      "core.v1.ServiceSpec", "sessionAffinityConfig", ["clientIP": ["timeoutSeconds": 10800]],
      if: .field("sessionAffinity", oneOf: ["ClientIP"])),
    rule("core.v1.SessionAffinityConfig", "clientIP", [:]),
    rule("core.v1.ClientIPConfig", "timeoutSeconds", 10800),
    rule(
      "core.v1.ServiceSpec", "internalTrafficPolicy", "Cluster",
      if: .field("type", oneOf: ServiceTypeName.withAddress)),
    DefaultRule(
      type: "core.v1.ServiceSpec", field: "externalTrafficPolicy", value: "Cluster", fillsZero: true,
      condition: .field("type", oneOf: [ServiceTypeName.nodePort, ServiceTypeName.loadBalancer])),
    rule(
      "core.v1.ServiceSpec", "allocateLoadBalancerNodePorts", true,
      if: .field("type", oneOf: [ServiceTypeName.loadBalancer])),
    zero("core.v1.ServicePort", "protocol", .string(TransportProtocol.default)),
    zero("core.v1.EndpointPort", "protocol", .string(TransportProtocol.default)),
    rule("discovery.v1.EndpointPort", "name", ""),
    rule("discovery.v1.EndpointPort", "protocol", .string(TransportProtocol.default)),
    zero("core.v1.Secret", "type", .string(SecretType.opaque)),
  ]

  private static let workloads: [DefaultRule] = [
    rule("apps.v1.DeploymentSpec", "replicas", .int(Int64(WorkloadDefaults.replicas))),
    rule("apps.v1.DeploymentSpec", "strategy", [:]),
    rule("apps.v1.DeploymentSpec", "revisionHistoryLimit", .int(Int64(WorkloadDefaults.revisions))),
    rule("apps.v1.DeploymentSpec", "progressDeadlineSeconds", .int(Int64(WorkloadDefaults.progressDeadline))),
    zero("apps.v1.DeploymentStrategy", "type", "RollingUpdate"),
    rule(
      "apps.v1.DeploymentStrategy", "rollingUpdate", [:], if: .field("type", oneOf: ["RollingUpdate"])),
    rule("apps.v1.RollingUpdateDeployment", "maxUnavailable", .string(RolloutBounds.deploymentDefault)),
    rule("apps.v1.RollingUpdateDeployment", "maxSurge", .string(RolloutBounds.deploymentDefault)),
    rule("apps.v1.ReplicaSetSpec", "replicas", .int(Int64(WorkloadDefaults.replicas))),
    rule("core.v1.ReplicationControllerSpec", "replicas", .int(Int64(WorkloadDefaults.replicas))),
    rule("apps.v1.StatefulSetSpec", "replicas", .int(Int64(WorkloadDefaults.replicas))),
    rule("apps.v1.StatefulSetSpec", "revisionHistoryLimit", .int(Int64(WorkloadDefaults.revisions))),
    zero("apps.v1.StatefulSetSpec", "podManagementPolicy", "OrderedReady"),
    rule("apps.v1.StatefulSetSpec", "updateStrategy", [:]),
    rule("apps.v1.StatefulSetSpec", "persistentVolumeClaimRetentionPolicy", [:]),
    zero("apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy", "whenDeleted", "Retain"),
    zero("apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy", "whenScaled", "Retain"),
    zero("apps.v1.StatefulSetUpdateStrategy", "type", "RollingUpdate"),
    rule(
      "apps.v1.StatefulSetUpdateStrategy", "rollingUpdate", [:],
      if: .field("type", oneOf: ["RollingUpdate"])),
    rule("apps.v1.RollingUpdateStatefulSetStrategy", "partition", 0),
    rule("apps.v1.RollingUpdateStatefulSetStrategy", "maxUnavailable", .int(Int64(RolloutBounds.oneByOne))),
    rule("apps.v1.DaemonSetSpec", "revisionHistoryLimit", .int(Int64(WorkloadDefaults.revisions))),
    rule("apps.v1.DaemonSetSpec", "updateStrategy", [:]),
    zero("apps.v1.DaemonSetUpdateStrategy", "type", "RollingUpdate"),
    rule(
      "apps.v1.DaemonSetUpdateStrategy", "rollingUpdate", [:], if: .field("type", oneOf: ["RollingUpdate"])),
    rule("apps.v1.RollingUpdateDaemonSet", "maxUnavailable", .int(Int64(RolloutBounds.oneByOne))),
    rule("apps.v1.RollingUpdateDaemonSet", "maxSurge", 0),
    zero("batch.v1.CronJobSpec", "concurrencyPolicy", "Allow"),
    rule("batch.v1.CronJobSpec", "suspend", false),
    rule("batch.v1.CronJobSpec", "successfulJobsHistoryLimit", 3),
    rule("batch.v1.CronJobSpec", "failedJobsHistoryLimit", 1),
    zero("batch.v1.PodFailurePolicyOnPodConditionsPattern", "status", "True"),
    rule("autoscaling.v2.HorizontalPodAutoscalerSpec", "minReplicas", .int(Int64(WorkloadDefaults.replicas))),
  ]

  private static let policies: [DefaultRule] = [
    rule("networking.v1.NetworkPolicyPort", "protocol", .string(TransportProtocol.default)),
    zero("rbac.v1.RoleRef", "apiGroup", .string(APIGroup.rbac)),
    DefaultRule(
      type: "rbac.v1.Subject", field: "apiGroup", value: .string(APIGroup.rbac), fillsZero: true,
      condition: .field("kind", oneOf: ["User", "Group"])),
    rule("admissionregistration.v1.ValidatingWebhook", "failurePolicy", "Fail"),
    rule("admissionregistration.v1.ValidatingWebhook", "matchPolicy", "Equivalent"),
    rule("admissionregistration.v1.ValidatingWebhook", "namespaceSelector", [:]),
    rule("admissionregistration.v1.ValidatingWebhook", "objectSelector", [:]),
    rule("admissionregistration.v1.ValidatingWebhook", "timeoutSeconds", 10),
    rule("admissionregistration.v1.MutatingWebhook", "failurePolicy", "Fail"),
    rule("admissionregistration.v1.MutatingWebhook", "matchPolicy", "Equivalent"),
    rule("admissionregistration.v1.MutatingWebhook", "namespaceSelector", [:]),
    rule("admissionregistration.v1.MutatingWebhook", "objectSelector", [:]),
    rule("admissionregistration.v1.MutatingWebhook", "timeoutSeconds", 10),
    rule("admissionregistration.v1.MutatingWebhook", "reinvocationPolicy", "Never"),
    rule("admissionregistration.v1.ServiceReference", "port", 443),
    rule("admissionregistration.v1.RuleWithOperations", "scope", "*"),
    rule("admissionregistration.v1.NamedRuleWithOperations", "scope", "*"),
    rule("admissionregistration.v1.ValidatingAdmissionPolicySpec", "failurePolicy", "Fail"),
    rule("admissionregistration.v1.MutatingAdmissionPolicySpec", "failurePolicy", "Fail"),
    rule("admissionregistration.v1.MatchResources", "matchPolicy", "Equivalent"),
    rule("admissionregistration.v1.MatchResources", "namespaceSelector", [:]),
    rule("admissionregistration.v1.MatchResources", "objectSelector", [:]),
  ]

  private static let clusterObjects: [DefaultRule] = [
    rule("storage.v1.StorageClass", "reclaimPolicy", "Delete"),
    rule("storage.v1.StorageClass", "volumeBindingMode", "Immediate"),
    rule("storage.v1.CSIDriverSpec", "attachRequired", true),
    rule("storage.v1.CSIDriverSpec", "podInfoOnMount", false),
    rule("storage.v1.CSIDriverSpec", "storageCapacity", false),
    rule("storage.v1.CSIDriverSpec", "requiresRepublish", false),
    rule("storage.v1.CSIDriverSpec", "seLinuxMount", false),
    rule("storage.v1.CSIDriverSpec", "fsGroupPolicy", "ReadWriteOnceWithFSType"),
    rule("storage.v1.CSIDriverSpec", "volumeLifecycleModes", ["Persistent"]),
    rule("scheduling.v1.PriorityClass", "preemptionPolicy", "PreemptLowerPriority"),
    rule("networking.v1.IngressClassParametersReference", "scope", "Cluster"),
    rule("apiextensions.v1.CustomResourceDefinitionSpec", "conversion", ["strategy": "None"]),
    rule("apiextensions.v1.ServiceReference", "port", 443),
    rule("apiregistration.v1.ServiceReference", "port", 443),
    zero("flowcontrol.v1.FlowSchemaSpec", "matchingPrecedence", 1000),
    rule("flowcontrol.v1.LimitedPriorityLevelConfiguration", "nominalConcurrencyShares", 30),
    rule("flowcontrol.v1.LimitedPriorityLevelConfiguration", "lendablePercent", 0),
    rule("flowcontrol.v1.ExemptPriorityLevelConfiguration", "nominalConcurrencyShares", 0),
    rule("flowcontrol.v1.ExemptPriorityLevelConfiguration", "lendablePercent", 0),
    zero("flowcontrol.v1.QueuingConfiguration", "handSize", 8),
    zero("flowcontrol.v1.QueuingConfiguration", "queues", 64),
    zero("flowcontrol.v1.QueuingConfiguration", "queueLengthLimit", 50),
    zero("resource.v1.DeviceToleration", "operator", "Equal"),
    zero("resource.v1.ExactDeviceRequest", "allocationMode", "ExactCount"),
    zero("resource.v1.DeviceSubRequest", "allocationMode", "ExactCount"),
    DefaultRule(
      type: "resource.v1.ExactDeviceRequest", field: "count", value: 1, fillsZero: true,
      condition: .field("allocationMode", oneOf: ["ExactCount"])),
    DefaultRule(
      type: "resource.v1.DeviceSubRequest", field: "count", value: 1, fillsZero: true,
      condition: .field("allocationMode", oneOf: ["ExactCount"])),
  ]
}
