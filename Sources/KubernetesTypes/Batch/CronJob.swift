extension Batch {
  /// Jobs by the clock.
  public struct CronJob: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "batch/v1"
    /// The kind.
    public static let kind = "CronJob"

    /// Name, labels, annotations.
    public var metadata: Meta.ObjectMeta
    /// When, and what.
    public var spec: CronJobSpec

    /// Makes a cron job.
    public init(metadata: Meta.ObjectMeta, spec: CronJobSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// When Jobs are made, and from what.
  public struct CronJobSpec: FieldEncodable, Sendable, Equatable {
    /// The times, as in a crontab.
    public var schedule: String
    /// The time zone of the schedule, such as `Europe/Paris`; the control plane's if nil.
    public var timeZone: String?
    /// What happens when the last Job still runs; both run if nil.
    public var concurrencyPolicy: ConcurrencyPolicy?
    /// Seconds by which a start may be late; no limit if nil.
    public var startingDeadlineSeconds: Int?
    /// Whether no more Jobs are made; false if nil.
    public var suspend: Bool?
    /// Successful Jobs to keep; 3 if nil.
    public var successfulJobsHistoryLimit: Int?
    /// Failed Jobs to keep; 1 if nil.
    public var failedJobsHistoryLimit: Int?
    /// What the Jobs are made from.
    public var jobTemplate: JobTemplateSpec

    /// Makes a cron job spec.
    public init(
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

  /// What happens when it is time and the last Job still runs.
  public enum ConcurrencyPolicy: String, NodeEncodable, Sendable {
    /// Both run.
    case allow = "Allow"
    /// The new one is left out.
    case forbid = "Forbid"
    /// The old one is ended.
    case replace = "Replace"
  }

  /// What a CronJob makes its Jobs from.
  public struct JobTemplateSpec: FieldEncodable, Sendable, Equatable {
    /// The Jobs' labels and annotations.
    public var metadata: Meta.ObjectMeta?
    /// What the Jobs do.
    public var spec: JobSpec

    /// Makes a job template.
    public init(metadata: Meta.ObjectMeta? = nil, spec: JobSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }
}
