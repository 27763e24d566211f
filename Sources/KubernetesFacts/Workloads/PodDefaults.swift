/// The API server's defaults for pods and probes.
package enum PodDefaults {
  /// `terminationGracePeriodSeconds`: seconds from the deletion of a pod to SIGKILL, including `preStop` hooks.
  package static let gracePeriod = 30
  /// `serviceAccountName`: the account that Kubernetes creates in every namespace.
  package static let serviceAccount = "default"
  /// `schedulerName`.
  package static let scheduler = "default-scheduler"
  /// The permissions of the files of a volume: `defaultMode`.
  package static let fileMode: Int64 = 0o644
  /// `expirationSeconds` of a service account's token in a volume.
  package static let tokenLifetime: Int64 = 3600
  /// `periodSeconds` of a probe.
  package static let probePeriod = 10
  /// `timeoutSeconds` of a probe.
  package static let probeTimeout = 1
  /// `failureThreshold` of a probe.
  package static let probeFailures = 3
  /// `successThreshold` of a probe.
  package static let probeSuccesses = 1
}

/// The API server's defaults for workloads.
package enum WorkloadDefaults {
  /// `replicas`, and `minReplicas` of an autoscaler.
  package static let replicas = 1
  /// `revisionHistoryLimit`: the number of old revisions that are kept.
  package static let revisions = 10
  /// `progressDeadlineSeconds` of a Deployment.
  package static let progressDeadline = 600
}

/// The scheduler's defaults for topology spread constraints.
package enum SpreadDefaults {
  /// `minDomains`: the number of domains below which the smallest number of pods counts as 0.
  package static let minDomains: Int64 = 1
}
