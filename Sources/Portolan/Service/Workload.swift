/// The kind of workload that runs a service's pods.
public enum Workload: PayloadValue, Sendable, Equatable {
  /// A Deployment: interchangeable pods.
  case deployment
  /// A StatefulSet: pods with stable names and volumes.
  /// - `parallel`: whether scaling starts and stops all pods at the same time (`podManagementPolicy: Parallel`) instead
  ///   of one after the other; false by default.
  /// - `retention`: what happens to the PersistentVolumeClaims when the StatefulSet is deleted or scaled down; they are
  ///   retained by default.
  /// - `governing`: the Service that gives the pods their DNS names (`serviceName`); ``GoverningService/headless``
  ///   by default. Kubernetes rejects a later change of `serviceName`.
  /// - `firstOrdinal`: the number in the first pod's name (`ordinals.start`), for a StatefulSet that moves to another
  ///   namespace or cluster pod by pod; 0 by default.
  case statefulSet(
    parallel: Bool = false, retention: ClaimRetention? = nil, governing: GoverningService = .headless,
    firstOrdinal: Int? = nil)
  /// A DaemonSet: one pod on each matching node.
  case daemonSet
  /// A Job: pods that run to completion once.
  indirect case job(JobSettings = JobSettings())
  /// A CronJob: Jobs on a schedule.
  indirect case cronJob(schedule: String, CronSettings = CronSettings(), JobSettings = JobSettings())

  /// A StatefulSet that starts its pods in order and keeps its claims.
  public static var statefulSet: Workload { .statefulSet() }
  /// A Job with the default options.
  public static var job: Workload { .job() }

  /// The Service that a StatefulSet names in `serviceName`.
  public enum GoverningService: PayloadValue, Sendable, Equatable, ExpressibleByStringLiteral {
    /// A headless Service: the service's own Service, or `<name>-headless` if ``Expose`` sets another type for that
    /// Service or the service has no served port.
    case headless
    /// The service's own Service, even if ``Expose`` gives it a cluster IP.
    ///
    /// Kubernetes specifies DNS names of single pods only for headless Services.
    case own
    /// A Service with this name that the service declares or that already exists in the namespace. No additional Service is rendered.
    case named(String)

    /// Refers to a Service by name.
    public init(stringLiteral value: String) { self = .named(value) }
  }

  /// What happens to the claims of a StatefulSet when it is deleted or scaled down:
  /// `persistentVolumeClaimRetentionPolicy`.
  public struct ClaimRetention: PayloadValue, Sendable, Equatable {
    package let whenDeleted: Policy
    package let whenScaled: Policy

    /// Whether a claim is retained or deleted.
    public enum Policy: String, PayloadValue, Sendable {
      /// `Retain`: the claim is retained.
      case retain = "Retain"
      /// `Delete`: the claim and its data are deleted.
      case delete = "Delete"
    }

    /// Declares what happens to the claims; they are retained by default.
    public init(whenDeleted: Policy = .retain, whenScaled: Policy = .retain) {
      self.whenDeleted = whenDeleted
      self.whenScaled = whenScaled
    }
  }

  /// The options for a Job; nil uses the Kubernetes default.
  public struct JobSettings: PayloadValue, Sendable, Equatable {
    package let completions: Int?
    package let parallelism: Int?
    package let retries: Int?
    package let deadline: Duration?
    package let keptFor: Duration?
    package let restartOnFailure: Bool
    package let failureRules: [PodFailureRule]
    package let indexed: IndexedJob?
    package let succeeds: [JobSuccess]
    package let replacement: PodReplacement?
    /// Whether the Job starts only when it is resumed: `suspend`.
    ///
    /// The Jobs of experiments are suspended.
    package let suspended: Bool

    /// Declares the options.
    /// - Parameters:
    ///   - completions: the number of pods that must succeed. By default, the Job succeeds when one pod has succeeded
    ///     and all its pods have ended.
    ///   - parallelism: the maximum number of pods at the same time; 1 by default.
    ///   - retries: `backoffLimit`; 6 by default, or no limit if `indexed` sets `retriesPerIndex`.
    ///   - deadline: `activeDeadlineSeconds`, in whole seconds; none by default.
    ///   - keptFor: `ttlSecondsAfterFinished`, in whole seconds; by default, a finished Job is kept. After the Job is
    ///     deleted, Flux, and Argo CD with `selfHeal`, create it again, so that it runs again.
    ///   - restartOnFailure: whether a failed container restarts in its pod (`OnFailure`, the default) instead of in a
    ///     new pod (`Never`).
    ///   - failureRules: `podFailurePolicy`: what happens after a pod failure, by exit code or pod condition. The first
    ///     rule that matches applies. At most 20 rules. Requires `restartOnFailure: false`.
    ///   - indexed: whether each pod gets an index, with successes and failures counted per index:
    ///     `completionMode: Indexed`. Requires `completions`.
    ///   - succeeds: `successPolicy`: rules by which the Job succeeds before all indexes have succeeded, at most 20.
    ///     Requires `indexed`.
    ///   - replacement: `podReplacementPolicy`; ``PodReplacement/whenTerminating`` by default, or
    ///     ``PodReplacement/whenEnded`` with `failureRules`, which do not allow another value.
    ///   - suspended: whether the Job starts only when you resume it: `suspend`; false by default.
    public init(
      completions: Int? = nil, parallelism: Int? = nil, retries: Int? = nil, deadline: Duration? = nil,
      keptFor: Duration? = nil, restartOnFailure: Bool = true, failureRules: [PodFailureRule] = [],
      indexed: IndexedJob? = nil, succeeds: [JobSuccess] = [], replacement: PodReplacement? = nil,
      suspended: Bool = false
    ) {
      self.completions = completions
      self.parallelism = parallelism
      self.retries = retries
      self.deadline = deadline
      self.keptFor = keptFor
      self.restartOnFailure = restartOnFailure
      self.failureRules = failureRules
      self.indexed = indexed
      self.succeeds = succeeds
      self.replacement = replacement
      self.suspended = suspended
    }
  }

  /// The options for a CronJob; nil uses the Kubernetes default.
  public struct CronSettings: PayloadValue, Sendable, Equatable {
    package let timeZone: String?
    package let concurrency: Concurrency
    package let startingDeadline: Duration?
    package let successesKept: Int?
    package let failuresKept: Int?
    package let suspended: Bool

    /// What happens if the previous Job is still running: `concurrencyPolicy`.
    public enum Concurrency: String, PayloadValue, Sendable {
      /// `Allow`: both run.
      case allow = "Allow"
      /// `Forbid`: the new Job is skipped.
      case forbid = "Forbid"
      /// `Replace`: the old Job is stopped.
      case replace = "Replace"
    }

    /// Declares the options.
    /// - Parameters:
    ///   - timeZone: the IANA name of the schedule's time zone; the controller's time zone by default.
    ///   - concurrency: what happens if the previous Job is still running; by default, the new Job is skipped.
    ///   - startingDeadline: `startingDeadlineSeconds`, how late a Job can start, in whole seconds; no limit by
    ///     default.
    ///   - successesKept: `successfulJobsHistoryLimit`; 3 by default.
    ///   - failuresKept: `failedJobsHistoryLimit`; 1 by default.
    ///   - suspended: whether the CronJob is suspended and starts no Jobs: `suspend`; false by default.
    public init(
      timeZone: String? = nil, concurrency: Concurrency = .forbid, startingDeadline: Duration? = nil,
      successesKept: Int? = nil, failuresKept: Int? = nil, suspended: Bool = false
    ) {
      self.timeZone = timeZone
      self.concurrency = concurrency
      self.startingDeadline = startingDeadline
      self.successesKept = successesKept
      self.failuresKept = failuresKept
      self.suspended = suspended
    }
  }
}

extension Workload {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .deployment
    case 1:
      self = .statefulSet(
        parallel: try reader.next(), retention: try reader.next(), governing: try reader.next(),
        firstOrdinal: try reader.next())
    case 2: self = .daemonSet
    case 3: self = .job(try reader.next())
    case 4: self = .cronJob(schedule: try reader.next(), try reader.next(), try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .deployment: writer.put(case: 0)
    case .statefulSet(let parallel, let retention, let governing, let firstOrdinal):
      writer.put(case: 1, parallel, retention, governing, firstOrdinal)
    case .daemonSet: writer.put(case: 2)
    case .job(let job): writer.put(case: 3, job)
    case .cronJob(let schedule, let cron, let job): writer.put(case: 4, schedule, cron, job)
    }
  }
}

extension Workload.GoverningService {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .headless
    case 1: self = .own
    case 2: self = .named(try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .headless: writer.put(case: 0)
    case .own: writer.put(case: 1)
    case .named(let name): writer.put(case: 2, name)
    }
  }
}

extension Workload.ClaimRetention {
  package init(from reader: inout PayloadReader) throws { (whenDeleted, whenScaled) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(whenDeleted, whenScaled) }
}

extension Workload.JobSettings {
  package init(from reader: inout PayloadReader) throws {
    (
      completions, parallelism, retries, deadline, keptFor, restartOnFailure, failureRules, indexed,
      succeeds, replacement, suspended
    ) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(
      completions, parallelism, retries, deadline, keptFor, restartOnFailure, failureRules, indexed,
      succeeds, replacement, suspended
    )
  }
}

extension Workload.CronSettings {
  package init(from reader: inout PayloadReader) throws {
    (timeZone, concurrency, startingDeadline, successesKept, failuresKept, suspended) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(timeZone, concurrency, startingDeadline, successesKept, failuresKept, suspended)
  }
}
