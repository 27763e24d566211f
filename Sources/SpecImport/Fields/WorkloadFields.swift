/// Fields of the workloads' specs.
package enum WorkloadField: String, ImportedField {
  case replicas, selector, strategy, updateStrategy, minReadySeconds, revisionHistoryLimit,
    progressDeadlineSeconds
  case template, serviceName, podManagementPolicy, persistentVolumeClaimRetentionPolicy, volumeClaimTemplates
  case ordinals

  package static let owner = "DeploymentSpec, StatefulSetSpec, DaemonSetSpec"
  package var part: String {
    switch self {
    case .replicas: "``Service/replicas(_:file:line:column:)``"
    case .selector: "``Service/selector(_:file:line:column:)``"
    case .strategy, .updateStrategy, .minReadySeconds, .revisionHistoryLimit, .progressDeadlineSeconds:
      "``Service/rollout(_:minReady:progressDeadline:history:file:line:column:)``"
    case .template: "``Service``"
    case .serviceName, .podManagementPolicy, .persistentVolumeClaimRetentionPolicy, .ordinals:
      "``Workload/statefulSet(parallel:retention:governing:firstOrdinal:)``"
    case .volumeClaimTemplates: "``ClaimTemplate``"
    }
  }
}

package enum JobField: String, ImportedField {
  case completions, parallelism, backoffLimit, activeDeadlineSeconds, ttlSecondsAfterFinished, suspend,
    template
  case completionMode, backoffLimitPerIndex, maxFailedIndexes, podFailurePolicy, successPolicy
  case podReplacementPolicy

  package static let owner = "JobSpec"
  package var part: String {
    switch self {
    case .template: "``Service``"
    case .podFailurePolicy: "``PodFailureRule``"
    case .successPolicy: "``JobSuccess``"
    case .podReplacementPolicy: "``PodReplacement``"
    case .completionMode, .backoffLimitPerIndex, .maxFailedIndexes: "``IndexedJob``"
    default: "``Workload/JobSettings``"
    }
  }
}

package enum CronJobField: String, ImportedField {
  case schedule, timeZone, concurrencyPolicy, startingDeadlineSeconds, suspend, successfulJobsHistoryLimit
  case failedJobsHistoryLimit, jobTemplate

  package static let owner = "CronJobSpec"
  package var part: String {
    switch self {
    case .schedule: "``Workload/cronJob(schedule:_:_:)``"
    case .jobTemplate: "``Workload/JobSettings``, ``Service``"
    default: "``Workload/CronSettings``"
    }
  }
}

/// Fields of the metadata of a service's objects.
package enum MetadataField: String, ImportedField {
  case name, namespace, labels, annotations

  package static let owner = "ObjectMeta"
  package var part: String {
    switch self {
    case .name:
      "``Service``, ``Service/named(_:file:line:column:)``, ``Service/serviceNamed(_:file:line:column:)``"
    case .namespace: "``App/namespace``"
    case .labels:
      "``Service/labeled(_:pods:)``, ``Service/workloadLabels(_:)``, ``Service/podLabels(_:)``, ``Service/serviceLabels(_:)``, ``Service/serviceAccountLabels(_:file:line:column:)``, ``App/labels``, ``App/objectLabels``"
    case .annotations:
      "``Service/annotated(_:)``, ``Service/podAnnotations(_:)``, ``Service/serviceAnnotations(_:)``, ``Service/serviceAccountAnnotations(_:file:line:column:)``"
    }
  }
}
