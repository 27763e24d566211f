internal import KubernetesFacts
internal import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension SystemModel {
  /// The workload that runs a service's pods.
  func workload(of service: Portolan.Service, _ common: CommonMetadata) -> any Resource {
    let annotations = drainAnnotations(of: service).merging(StringMap(service.metadata.annotations))
    let metadata = metadata(
      of: service, common, labels: StringMap(service.metadata.workloadLabels), annotations: annotations)
    return switch service.workload {
    case .deployment: deployment(of: service, common, metadata)
    case .statefulSet(let parallel, let retention, _, let firstOrdinal):
      statefulSet(of: service, common, metadata, parallel, retention, firstOrdinal)
    case .daemonSet: daemonSet(of: service, common, metadata)
    case .job(let settings): Batch.Job(metadata: metadata, spec: jobSpec(settings, of: service, common))
    case .cronJob(let schedule, let cron, let job):
      cronJob(of: service, common, metadata, schedule, cron, job)
    }
  }

  private func deployment(of service: Portolan.Service, _ common: CommonMetadata, _ metadata: Meta.ObjectMeta)
    -> Apps.Deployment
  {
    var strategy: Apps.DeploymentStrategy?
    switch service.rollout?.strategy {
    case .rolling(let surge, let unavailable):
      strategy = Apps.DeploymentStrategy(
        type: .rollingUpdate,
        rollingUpdate: Apps.RollingUpdate(
          maxSurge: surge.map(IntOrString.init), maxUnavailable: unavailable.map(IntOrString.init)))
    case .recreate: strategy = Apps.DeploymentStrategy(type: .recreate)
    case nil where keepsHostsApart(service):
      let rollout = PortolanDefaults.rolloutWithoutSpareHosts
      strategy = Apps.DeploymentStrategy(
        type: .rollingUpdate,
        rollingUpdate: Apps.RollingUpdate(
          maxSurge: .int(rollout.surge), maxUnavailable: .int(rollout.unavailable)))
    case .onDelete, .partition, nil: break
    }
    return Apps.Deployment(
      metadata: metadata,
      spec: Apps.DeploymentSpec(
        replicas: ownReplicas(of: service), selector: Meta.LabelSelector(matchLabels: common.selector),
        strategy: strategy,
        minReadySeconds: service.rollout?.minReady?.wholeSeconds,
        revisionHistoryLimit: service.rollout?.history,
        progressDeadlineSeconds: service.rollout?.progressDeadline?.wholeSeconds,
        template: podTemplate(of: service, common)))
  }

  private func statefulSet(
    of service: Portolan.Service, _ common: CommonMetadata, _ metadata: Meta.ObjectMeta, _ parallel: Bool,
    _ retention: Workload.ClaimRetention?, _ firstOrdinal: Int?
  ) -> Apps.StatefulSet {
    var strategy: Apps.StatefulSetUpdateStrategy?
    switch service.rollout?.strategy {
    case .rolling(_, let unavailable?):
      strategy = Apps.StatefulSetUpdateStrategy(
        type: .rollingUpdate,
        rollingUpdate: Apps.RollingUpdateStatefulSetStrategy(maxUnavailable: IntOrString(unavailable)))
    case .partition(let ordinal):
      strategy = Apps.StatefulSetUpdateStrategy(
        type: .rollingUpdate, rollingUpdate: Apps.RollingUpdateStatefulSetStrategy(partition: ordinal))
    case .onDelete: strategy = Apps.StatefulSetUpdateStrategy(type: .onDelete)
    case .rolling, .recreate, nil: break
    }
    return Apps.StatefulSet(
      metadata: metadata,
      spec: Apps.StatefulSetSpec(
        replicas: ownReplicas(of: service), serviceName: governingServiceName(of: service),
        selector: Meta.LabelSelector(matchLabels: common.selector),
        podManagementPolicy: parallel ? .parallel : nil,
        updateStrategy: strategy, minReadySeconds: service.rollout?.minReady?.wholeSeconds,
        revisionHistoryLimit: service.rollout?.history,
        persistentVolumeClaimRetentionPolicy: retention.map { retention in
          Apps.StatefulSetPersistentVolumeClaimRetentionPolicy(
            whenDeleted: Apps.ClaimRetention(rawValue: retention.whenDeleted.rawValue),
            whenScaled: Apps.ClaimRetention(rawValue: retention.whenScaled.rawValue))
        },
        ordinals: firstOrdinal.map { Apps.StatefulSetOrdinals(start: $0) },
        template: podTemplate(of: service, common),
        volumeClaimTemplates: service.claimTemplates.map(claimTemplate)))
  }

  private func daemonSet(of service: Portolan.Service, _ common: CommonMetadata, _ metadata: Meta.ObjectMeta)
    -> Apps.DaemonSet
  {
    var strategy: Apps.DaemonSetUpdateStrategy?
    switch service.rollout?.strategy {
    case .rolling(let surge, let unavailable):
      strategy = Apps.DaemonSetUpdateStrategy(
        type: .rollingUpdate,
        rollingUpdate: Apps.RollingUpdate(
          maxSurge: surge.map(IntOrString.init), maxUnavailable: unavailable.map(IntOrString.init)))
    case .onDelete: strategy = Apps.DaemonSetUpdateStrategy(type: .onDelete)
    case .recreate, .partition, nil: break
    }
    return Apps.DaemonSet(
      metadata: metadata,
      spec: Apps.DaemonSetSpec(
        selector: Meta.LabelSelector(matchLabels: common.selector), updateStrategy: strategy,
        minReadySeconds: service.rollout?.minReady?.wholeSeconds,
        revisionHistoryLimit: service.rollout?.history,
        template: podTemplate(of: service, common)))
  }

  private func cronJob(
    of service: Portolan.Service, _ common: CommonMetadata, _ metadata: Meta.ObjectMeta, _ schedule: String,
    _ cron: Workload.CronSettings, _ job: Workload.JobSettings
  ) -> Batch.CronJob {
    Batch.CronJob(
      metadata: metadata,
      spec: Batch.CronJobSpec(
        schedule: schedule, timeZone: cron.timeZone,
        concurrencyPolicy: Batch.ConcurrencyPolicy(rawValue: cron.concurrency.rawValue),
        startingDeadlineSeconds: cron.startingDeadline?.wholeSeconds, suspend: cron.suspended ? true : nil,
        successfulJobsHistoryLimit: cron.successesKept, failedJobsHistoryLimit: cron.failuresKept,
        jobTemplate: Batch.JobTemplateSpec(
          metadata: Meta.ObjectMeta(labels: common.labels), spec: jobSpec(job, of: service, common))))
  }

  private func jobSpec(
    _ settings: Workload.JobSettings, of service: Portolan.Service, _ common: CommonMetadata
  ) -> Batch.JobSpec {
    var spec = Batch.JobSpec(
      parallelism: settings.parallelism, completions: settings.completions, backoffLimit: settings.retries,
      activeDeadlineSeconds: settings.deadline?.wholeSeconds,
      ttlSecondsAfterFinished: settings.keptFor?.wholeSeconds, suspend: settings.suspended ? true : nil,
      template: podTemplate(of: service, common))
    if !settings.failureRules.isEmpty {
      spec.podFailurePolicy = Batch.PodFailurePolicy(rules: settings.failureRules.map(failureRule))
    }
    if let indexed = settings.indexed {
      spec.completionMode = .indexed
      spec.backoffLimitPerIndex = indexed.retriesPerIndex
      spec.maxFailedIndexes = indexed.failedIndexes
    }
    if !settings.succeeds.isEmpty {
      spec.successPolicy = Batch.SuccessPolicy(
        rules: settings.succeeds.map {
          Batch.SuccessPolicyRule(succeededIndexes: $0.indexes, succeededCount: $0.count)
        })
    }
    spec.podReplacementPolicy = settings.replacement.flatMap {
      Batch.PodReplacementPolicy(rawValue: $0.rawValue)
    }
    return spec
  }

  private func failureRule(_ rule: PodFailureRule) -> Batch.PodFailurePolicyRule {
    let action: Batch.PodFailurePolicyAction =
      switch rule.action {
      case .failJob: .failJob
      case .failIndex: .failIndex
      case .ignore: .ignore
      case .count: .count
      }
    switch rule.cause {
    case .exitCodes(let codes, let isExcluding, let container):
      return Batch.PodFailurePolicyRule(
        action: action,
        onExitCodes: Batch.PodFailurePolicyOnExitCodesRequirement(
          containerName: container, operator: isExcluding ? .notIn : .in, values: codes))
    case .condition(let type, let status):
      return Batch.PodFailurePolicyRule(
        action: action,
        onPodConditions: [Batch.PodFailurePolicyOnPodConditionsPattern(type: type, status: status)])
    }
  }

  /// The number of pods in the workload; nil if an autoscaler sets it.
  private func ownReplicas(of service: Portolan.Service) -> Int? {
    service.autoscaling == nil ? service.replicas?.value ?? WorkloadDefaults.replicas : nil
  }

  private func keepsHostsApart(_ service: Portolan.Service) -> Bool {
    service.has(.rollout)
      && service.placement.separations.contains { separation in
        separation.domain == .host && separation.strength == .required
          && (separation.service ?? service.name) == service.name
      }
  }
}
