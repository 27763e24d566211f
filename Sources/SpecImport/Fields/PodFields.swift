package enum PodField: String, ImportedField {
  case serviceAccountName, serviceAccount, priorityClassName, runtimeClassName, schedulerName,
    imagePullSecrets
  case hostAliases, dnsPolicy, dnsConfig, hostname, subdomain, readinessGates, terminationGracePeriodSeconds
  case shareProcessNamespace, enableServiceLinks, automountServiceAccountToken, securityContext, nodeSelector
  case affinity, tolerations, topologySpreadConstraints, restartPolicy, volumes, initContainers, containers
  case hostNetwork, hostPID, hostIPC

  package static let owner = "PodSpec"
  package var part: String {
    switch self {
    case .serviceAccountName, .serviceAccount: "``Service/serviceAccount(_:file:line:column:)``"
    case .priorityClassName: "``Service/priority(_:file:line:column:)``"
    case .runtimeClassName: "``Service/runtimeClass(_:file:line:column:)``"
    case .schedulerName: "``Service/scheduled(by:file:line:column:)``"
    case .imagePullSecrets: "``Service/imagePullSecrets(_:)``"
    case .hostAliases: "``Service/hostAliases(_:)``"
    case .dnsPolicy: "``Service/dnsPolicy(_:file:line:column:)``"
    case .dnsConfig: "``Service/dnsConfig(nameservers:searches:options:file:line:column:)``"
    case .hostname, .subdomain: "``Service/hostname(_:subdomain:file:line:column:)``"
    case .readinessGates: "``Service/readinessGates(_:)``"
    case .terminationGracePeriodSeconds: "``Service/terminationGracePeriod(_:file:line:column:)``"
    case .shareProcessNamespace: "``Service/shareProcessNamespace()``"
    case .enableServiceLinks: "``Service/serviceLinks(_:file:line:column:)``"
    case .automountServiceAccountToken: "``Service/automountServiceAccountToken(_:file:line:column:)``"
    case .securityContext: "``Service/podSecurityContext(_:file:line:column:)``, ``Service/sysctls(_:)``"
    case .nodeSelector: "``Service/placed(on:file:line:column:)``"
    case .affinity:
      "``Service/attracted(to:strength:file:line:column:)``, ``Service/near(_:on:strength:file:line:column:)``, ``Service/apart(on:from:strength:file:line:column:)``"
    case .tolerations: "``Service/tolerating(_:)``"
    case .topologySpreadConstraints:
      "``Service/spread(over:maxSkew:strict:minDomains:affinityPolicy:taintsPolicy:perRollout:file:line:column:)``"
    case .restartPolicy: "``Workload/JobSettings`` (`restartOnFailure`)"
    case .volumes: "``Volume``"
    case .initContainers: "``InitContainer``, ``Sidecar``"
    case .containers: "``Service``, ``Sidecar``"
    case .hostNetwork, .hostPID, .hostIPC: "``Relax``"
    }
  }
}

package enum ServiceAccountField: String, ImportedField {
  case imagePullSecrets, automountServiceAccountToken

  package static let owner = "ServiceAccount"
  package var part: String {
    switch self {
    case .imagePullSecrets: "``Service/serviceAccountPullSecrets(_:file:line:column:)``"
    case .automountServiceAccountToken: "``Service/serviceAccountToken(_:file:line:column:)``"
    }
  }
}

/// Fields of a pod's security context.
package enum PodSecurityField: String, ImportedField {
  case runAsNonRoot, runAsUser, runAsGroup, fsGroup, supplementalGroups, seccompProfile, sysctls
  case fsGroupChangePolicy, supplementalGroupsPolicy, seLinuxOptions, appArmorProfile

  package static let owner = "PodSecurityContext"
  package var part: String {
    switch self {
    case .sysctls: "``Service/sysctls(_:)``"
    case .seLinuxOptions: "``Service/seLinux(_:file:line:column:)``"
    case .appArmorProfile: "``Service/appArmor(_:file:line:column:)``"
    case .supplementalGroups, .supplementalGroupsPolicy: "``PodSecurityContext``"
    case .runAsNonRoot, .runAsUser, .runAsGroup, .fsGroup, .fsGroupChangePolicy, .seccompProfile:
      "``PodSecurityContext``; ``RunAs`` and ``Relax`` with ``ServiceDefaults/hardening``"
    }
  }
}

package enum VolumeField: String, ImportedField {
  case name, emptyDir, persistentVolumeClaim, configMap, secret, projected, hostPath, downwardAPI, nfs, csi,
    ephemeral
  case image

  package static let owner = "Volume"
  package var part: String {
    switch self {
    case .name: "``Volume``"
    case .emptyDir: "``VolumeSource/emptyDir(inMemory:sizeLimit:)``"
    case .persistentVolumeClaim: "``VolumeSource/claim(_:readOnly:)``"
    case .configMap: "``VolumeSource/configMap(_:items:itemModes:mode:optional:)``"
    case .secret: "``VolumeSource/secret(_:items:itemModes:mode:optional:)``"
    case .projected: "``VolumeSource/projected(_:mode:)``"
    case .hostPath: "``VolumeSource/hostPath(_:type:)``"
    case .downwardAPI: "``VolumeSource/downwardAPI(_:resources:itemModes:mode:)``"
    case .nfs: "``VolumeSource/nfs(server:path:readOnly:)``"
    case .csi: "``VolumeSource/csi(_:attributes:fileSystem:secret:readOnly:)``"
    case .ephemeral: "``VolumeSource/ephemeral(_:storageClass:access:mode:from:labels:annotations:)``"
    case .image: "``VolumeSource/image(_:pullPolicy:)``"
    }
  }
}

/// Fields of a claim template or claim.
package enum ClaimField: String, ImportedField {
  case accessModes, resources, storageClassName, volumeMode, volumeName, dataSource, dataSourceRef

  package static let owner = "PersistentVolumeClaimSpec"
  package var part: String {
    switch self {
    case .accessModes: "``PersistentVolumeClaim`` (`access`), ``ClaimTemplate`` (`access`)"
    case .resources: "``PersistentVolumeClaim`` (size), ``ClaimTemplate`` (size)"
    case .storageClassName: "``PersistentVolumeClaim`` (`storageClass`), ``ClaimTemplate`` (`storageClass`)"
    case .volumeMode: "``PersistentVolumeClaim`` (`mode`), ``ClaimTemplate`` (`mode`)"
    case .dataSource, .dataSourceRef: "``ClaimSource``"
    case .volumeName: "``PersistentVolumeClaim`` (`volume`)"
    }
  }
}
