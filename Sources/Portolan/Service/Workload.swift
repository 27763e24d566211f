/// The kind of workload that runs a service's pods.
public enum Workload: PayloadValue, Sendable, Equatable {
  /// A Deployment: interchangeable pods.
  case deployment
  /// A StatefulSet: pods with stable names and volumes.
  /// - `parallel`: start and stop all pods at once (`podManagementPolicy: Parallel`).
  /// - `retention`: what happens to the claims when the set is deleted or scaled down.
  /// - `governing`: the Service that gives the pods their DNS names (`serviceName`), which cannot be changed later.
  /// - `firstOrdinal`: the number in the name of the first pod (`ordinals.start`), for sets that move between clusters; 0
  ///   by default.
  case statefulSet(
    parallel: Bool = false, retention: ClaimRetention? = nil, governing: GoverningService = .headless,
    firstOrdinal: Int? = nil)
  /// A DaemonSet: one pod on each matching node.
  case daemonSet
  /// A Job: pods that run to completion once.
  indirect case job(JobSettings = JobSettings())
  /// A CronJob: Jobs on a schedule.
  indirect case cronJob(schedule: String, CronSettings = CronSettings(), JobSettings = JobSettings())

  /// A StatefulSet that starts its pods in order and retains its claims.
  public static var statefulSet: Workload { .statefulSet() }
  /// A Job with the defaults of Kubernetes.
  public static var job: Workload { .job() }

  /// The Service that a StatefulSet names in `serviceName`.
  public enum GoverningService: PayloadValue, Sendable, Equatable, ExpressibleByStringLiteral {
    /// A headless Service: the service's own, or `<name>-headless` if ``Expose`` sets another type for its own.
    case headless
    /// The service's own Service, also if ``Expose`` makes it a normal one with an address.
    ///
    /// DNS then has no names for single pods.
    case own
    /// A Service of this name: one of the service's or one that exists. Nothing is rendered for it.
    case named(String)

    /// Names a Service.
    public init(stringLiteral value: String) { self = .named(value) }
  }

  /// What happens to the claims of a StatefulSet: `persistentVolumeClaimRetentionPolicy`.
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

    /// Declares what happens to the claims.
    public init(whenDeleted: Policy = .retain, whenScaled: Policy = .retain) {
      self.whenDeleted = whenDeleted
      self.whenScaled = whenScaled
    }
  }

  /// The options of a Job; nil uses the default of Kubernetes.
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
    /// Whether the Job waits until it is resumed: `suspend`, as for experiments.
    package let suspended: Bool

    /// Declares the options.
    /// - Parameters:
    ///   - completions: the number of pods that must succeed; 1 by default.
    ///   - parallelism: the maximum number of pods at the same time; 1 by default.
    ///   - retries: `backoffLimit`; 6 by default.
    ///   - deadline: `activeDeadlineSeconds`, whole seconds; none by default.
    ///   - keptFor: `ttlSecondsAfterFinished`, whole seconds; none by default. Argo CD and Flux create a Job again
    ///     when it is deleted after this time, so that it runs again.
    ///   - restartOnFailure: restart a failed container in its pod (`OnFailure`) instead of creating a new pod.
    ///   - failureRules: `podFailurePolicy`: what follows from a failed pod, by exit code or condition. The first rule
    ///     that matches decides. Requires `restartOnFailure: false`.
    ///   - indexed: give each pod an index and count successes and failures per index: `completionMode: Indexed`.
    ///   - succeeds: `successPolicy`: when the Job succeeds before all indexes do. Requires `indexed`.
    ///   - replacement: `podReplacementPolicy`; when the old pod is being deleted by default, or when it has ended with
    ///     `failureRules`.
    ///   - suspended: do not start the Job until you resume it: `suspend`.
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

  /// The options of a CronJob; nil uses the default of Kubernetes.
  public struct CronSettings: PayloadValue, Sendable, Equatable {
    package let timeZone: String?
    package let concurrency: Concurrency
    package let startingDeadline: Duration?
    package let successesKept: Int?
    package let failuresKept: Int?
    package let suspended: Bool

    /// What happens if the previous Job still runs: `concurrencyPolicy`.
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
    ///   - timeZone: an IANA name; the time zone of the controller by default.
    ///   - concurrency: what happens if the previous Job still runs; the new Job is skipped by default.
    ///   - startingDeadline: how late a Job can start, whole seconds; no limit by default.
    ///   - successesKept: `successfulJobsHistoryLimit`; 3 by default.
    ///   - failuresKept: `failedJobsHistoryLimit`; 1 by default.
    ///   - suspended: whether to start no Jobs.
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
