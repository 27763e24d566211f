import Testing

@testable import LintEngine
@testable import LintRules

/// The checks of other linters that the rules cover: no check is missing, and no name is unknown.
@Suite struct CompatibilityTests {
  private static func claimed(_ ids: (CompatibleIDs) -> [String]) -> Set<String> {
    Set(Catalogue.rules.flatMap { ids($0.card.compatible) })
  }

  @Test func `the checks of kube-linter are covered`() {
    let checks: Set<String> = [
      "access-to-create-pods", "access-to-secrets", "cluster-admin-role-binding",
      "dangling-horizontalpodautoscaler", "dangling-ingress", "dangling-networkpolicy",
      "dangling-networkpolicypeer-podselector", "dangling-service", "dangling-servicemonitor",
      "default-service-account", "deprecated-service-account-field", "dnsconfig-options", "docker-sock",
      "drop-net-raw-capability", "duplicate-env-var", "env-value-from", "env-var-secret",
      "exposed-services", "host-ipc", "host-network", "host-pid", "hpa-minimum-three-replicas",
      "invalid-target-ports", "job-ttl-seconds-after-finished", "latest-tag", "liveness-port",
      "minimum-three-replicas", "mismatching-selector", "no-anti-affinity", "no-extensions-v1beta",
      "no-liveness-probe", "no-node-affinity", "no-read-only-root-fs", "no-readiness-probe",
      "no-rolling-update-strategy", "non-existent-service-account", "non-isolated-pod",
      "pdb-max-unavailable", "pdb-min-available", "pdb-unhealthy-pod-eviction-policy",
      "priority-class-name", "privilege-escalation-container", "privileged-container", "privileged-ports",
      "read-secret-from-env-var", "readiness-port", "required-annotation-email", "required-label-owner",
      "restart-policy", "run-as-non-root", "scc-deny-privileged-container", "schema-validation",
      "sensitive-host-mounts", "sorted-keys", "ssh-port", "startup-port", "unsafe-proc-mount",
      "unsafe-sysctls", "unset-cpu-requirements", "unset-memory-requirements", "use-namespace",
      "wildcard-in-rules", "writable-host-mount",
    ]
    #expect(Self.claimed(\.kubeLinter) == checks)
  }

  @Test func `the checks of kube-score are covered`() {
    let checks: Set<String> = [
      "container-cpu-requests-equal-limits", "container-ephemeral-storage-request-and-limit",
      "container-ephemeral-storage-request-equals-limit", "container-image-pull-policy",
      "container-image-tag", "container-memory-requests-equal-limits", "container-ports-check",
      "container-resource-requests-equal-limits", "container-resources", "container-seccomp-profile",
      "container-security-context-privileged", "container-security-context-readonlyrootfilesystem",
      "container-security-context-user-group-id", "cronjob-has-deadline", "cronjob-restartpolicy",
      "deployment-has-host-podantiaffinity", "deployment-has-poddisruptionbudget",
      "deployment-pod-selector-labels-match-template-metadata-labels", "deployment-replicas",
      "deployment-strategy", "deployment-targeted-by-hpa-does-not-have-replicas-configured",
      "environment-variable-key-duplication", "horizontalpodautoscaler-has-target",
      "horizontalpodautoscaler-replicas", "ingress-targets-service", "label-values",
      "networkpolicy-targets-pod", "pod-networkpolicy", "pod-probes", "pod-probes-identical",
      "pod-topology-spread-constraints", "poddisruptionbudget-has-policy", "service-targets-pod",
      "service-type", "stable-version", "statefulset-has-host-podantiaffinity",
      "statefulset-has-poddisruptionbudget", "statefulset-has-servicename",
      "statefulset-pod-selector-labels-match-template-metadata-labels",
    ]
    #expect(Self.claimed(\.kubeScore) == checks)
  }

  @Test func `the checks of Polaris are covered`() {
    let checks: Set<String> = [
      "automountServiceAccountToken", "clusterrolePodExecAttach", "clusterrolebindingClusterAdmin",
      "clusterrolebindingPodExecAttach", "cpuLimitsMissing", "cpuRequestsMissing", "dangerousCapabilities",
      "deploymentMissingReplicas", "hostIPCSet", "hostNetworkSet", "hostPIDSet", "hostPathSet",
      "hostPortSet", "hostProcess", "hpaMaxAvailability", "hpaMinAvailability", "insecureCapabilities",
      "linuxHardening", "livenessProbeMissing", "memoryLimitsMissing", "memoryRequestsMissing",
      "metadataAndInstanceMismatched", "missingNetworkPolicy", "missingPodDisruptionBudget",
      "notReadOnlyRootFilesystem", "pdbDisruptionsIsZero", "pdbMinAvailableGreaterThanHPAMinReplicas",
      "priorityClassNotSet", "privilegeEscalationAllowed", "procMount", "pullPolicyNotAlways",
      "readinessProbeMissing", "rolePodExecAttach", "rolebindingClusterAdminClusterRole",
      "rolebindingClusterAdminRole", "rolebindingClusterRolePodExecAttach", "rolebindingRolePodExecAttach",
      "runAsPrivileged", "runAsRootAllowed", "sensitiveConfigmapContent", "sensitiveContainerEnvVar",
      "tagNotSpecified", "tlsSettingsMissing", "topologySpreadConstraint",
    ]
    #expect(Self.claimed(\.polaris) == checks)
  }
}
