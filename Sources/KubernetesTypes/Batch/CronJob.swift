import ManifestTree

extension Batch {
  /// A CronJob: creates Jobs on a schedule.
  package struct CronJob: Resource, Equatable {
    package static let apiVersion = "\(APIGroup.batch)/v1"
    package static let kind = "CronJob"

    /// The metadata: name, namespace, labels, and annotations.
    package var metadata: Meta.ObjectMeta
    /// The schedule and the Job template.
    package var spec: CronJobSpec

    package init(metadata: Meta.ObjectMeta, spec: CronJobSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// The schedule and the Job template of a CronJob.
  package struct CronJobSpec: FieldEncodable, Sendable, Equatable {
    /// The schedule in cron syntax.
    package var schedule: String
    /// The time zone of the schedule, such as `Europe/Paris`; the control plane's if nil.
    package var timeZone: String?
    /// What happens if the last Job is still running; `Allow` if nil.
    package var concurrencyPolicy: ConcurrencyPolicy?
    /// The deadline in seconds for a late start; no deadline if nil.
    package var startingDeadlineSeconds: Int?
    /// Whether the schedule is suspended; false if nil.
    package var suspend: Bool?
    /// The number of successful Jobs to keep; 3 if nil.
    package var successfulJobsHistoryLimit: Int?
    /// The number of failed Jobs to keep; 1 if nil.
    package var failedJobsHistoryLimit: Int?
    package var jobTemplate: JobTemplateSpec

    package init(
      schedule: String, timeZone: String? = nil, concurrencyPolicy: ConcurrencyPolicy? = nil,
      startingDeadlineSeconds: Int? = nil, suspend: Bool? = nil, successfulJobsHistoryLimit: Int? = nil,
      failedJobsHistoryLimit: Int? = nil, jobTemplate: JobTemplateSpec
    ) {
      self.schedule = schedule
      self.timeZone = timeZone
      self.concurrencyPolicy = concurrencyPolicy
      self.startingDeadlineSeconds = startingDeadlineSeconds
      self.suspend = suspend
      self.successfulJobsHistoryLimit = successfulJobsHistoryLimit
      self.failedJobsHistoryLimit = failedJobsHistoryLimit
      self.jobTemplate = jobTemplate
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("schedule", schedule)
      encoder.field("timeZone", timeZone)
      encoder.field("concurrencyPolicy", concurrencyPolicy)
      encoder.field("startingDeadlineSeconds", startingDeadlineSeconds)
      encoder.field("suspend", suspend)
      encoder.field("successfulJobsHistoryLimit", successfulJobsHistoryLimit)
      encoder.field("failedJobsHistoryLimit", failedJobsHistoryLimit)
      encoder.field("jobTemplate", jobTemplate)
    }
  }

  /// What happens at a scheduled time if the last Job is still running.
  package enum ConcurrencyPolicy: String, NodeEncodable, Sendable {
    /// Both Jobs run.
    case allow = "Allow"
    /// The new Job is skipped.
    case forbid = "Forbid"
    /// The new Job replaces the old one.
    case replace = "Replace"
  }

  /// The template of a CronJob's Jobs.
  package struct JobTemplateSpec: FieldEncodable, Sendable, Equatable {
    /// The Jobs' labels and annotations.
    package var metadata: Meta.ObjectMeta?
    /// The spec of the Jobs.
    package var spec: JobSpec

    package init(metadata: Meta.ObjectMeta? = nil, spec: JobSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }
}
