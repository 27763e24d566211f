extension Batch {
  /// Pods that run to their end.
  public struct Job: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "batch/v1"
    /// The kind.
    public static let kind = "Job"

    /// Name, labels, annotations.
    public var metadata: Meta.ObjectMeta
    /// How often and with what patience.
    public var spec: JobSpec

    /// Makes a job.
    public init(metadata: Meta.ObjectMeta, spec: JobSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// How many pods must succeed, and what is done about failures.
  public struct JobSpec: FieldEncodable, Sendable, Equatable {
    /// How many pods at once; 1 if nil.
    public var parallelism: Int?
    /// How many must succeed; 1 if nil.
    public var completions: Int?
    /// Whether completions are numbered; they aren't if nil.
    public var completionMode: CompletionMode?
    /// How many failures are forgiven; 6 if nil.
    public var backoffLimit: Int?
    /// How many failures are forgiven per number.
    public var backoffLimitPerIndex: Int?
    /// How many numbers may fail.
    public var maxFailedIndexes: Int?
    /// Seconds after which all is ended; no limit if nil.
    public var activeDeadlineSeconds: Int?
    /// Seconds after which an ended Job is removed; it stays if nil.
    public var ttlSecondsAfterFinished: Int?
    /// Whether it waits; false if nil.
    public var suspend: Bool?
    /// Which failures count how.
    public var podFailurePolicy: PodFailurePolicy?
    /// When a failing pod is replaced; while it is ending if nil.
    public var podReplacementPolicy: PodReplacementPolicy?
    /// When enough has succeeded.
    public var successPolicy: SuccessPolicy?
    /// Whether the selector is given by hand; false if nil.
    public var manualSelector: Bool?
    /// The pods that belong; made by the server if nil.
    public var selector: Meta.LabelSelector?
    /// What the pods are made from.
    public var template: Core.PodTemplateSpec

    /// Makes a job spec; all else is set afterwards.
    public init(
      parallelism: Int? = nil, completions: Int? = nil, backoffLimit: Int? = nil,
      activeDeadlineSeconds: Int? = nil, ttlSecondsAfterFinished: Int? = nil, suspend: Bool? = nil,
      template: Core.PodTemplateSpec
    ) {
      self.parallelism = parallelism
      self.completions = completions
      self.backoffLimit = backoffLimit
      self.activeDeadlineSeconds = activeDeadlineSeconds
      self.ttlSecondsAfterFinished = ttlSecondsAfterFinished
      self.suspend = suspend
      self.template = template
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("parallelism", parallelism)
      encoder.field("completions", completions)
      encoder.field("completionMode", completionMode)
      encoder.field("backoffLimit", backoffLimit)
      encoder.field("backoffLimitPerIndex", backoffLimitPerIndex)
      encoder.field("maxFailedIndexes", maxFailedIndexes)
      encoder.field("activeDeadlineSeconds", activeDeadlineSeconds)
      encoder.field("ttlSecondsAfterFinished", ttlSecondsAfterFinished)
      encoder.field("suspend", suspend)
      encoder.field("podFailurePolicy", podFailurePolicy)
      encoder.field("podReplacementPolicy", podReplacementPolicy)
      encoder.field("successPolicy", successPolicy)
      encoder.field("manualSelector", manualSelector)
      encoder.field("selector", selector)
      encoder.field("template", template)
    }
  }

  /// Whether a Job's completions are numbered.
  public enum CompletionMode: String, NodeEncodable, Sendable {
    /// They aren't.
    case nonIndexed = "NonIndexed"
    /// Each pod knows its number.
    case indexed = "Indexed"
  }

  /// When a Job's failing pod is replaced.
  public enum PodReplacementPolicy: String, NodeEncodable, Sendable {
    /// As soon as it is ending.
    case terminatingOrFailed = "TerminatingOrFailed"
    /// When it has ended.
    case failed = "Failed"
  }
}
