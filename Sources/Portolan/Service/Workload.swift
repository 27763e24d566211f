/// What runs a service's pods.
public enum Workload: PayloadValue, Sendable, Equatable {
  /// Interchangeable pods behind a Service.
  case deployment
  /// Pods with names and disks of their own.
  /// - `parallel`: start and stop pods all at once instead of one after the other.
  /// - `retention`: what becomes of the claims when the set is deleted or scaled down.
  /// - `governing`: the Service that gives the pods their names in DNS: `serviceName`, which cannot be changed later.
  case statefulSet(
    parallel: Bool = false, retention: ClaimRetention? = nil, governing: GoverningService = .headless)
  /// One pod on every node that it may run on.
  case daemonSet
  /// Pods that run to their end once.
  case job(JobSettings = JobSettings())
  /// A Job on a schedule.
  case cronJob(schedule: String, CronSettings = CronSettings(), JobSettings = JobSettings())

  /// A StatefulSet with ordered pods that keeps its claims.
  public static var statefulSet: Workload { .statefulSet() }
  /// A Job with Kubernetes' defaults.
  public static var job: Workload { .job() }

  /// The Service that a StatefulSet names in `serviceName`.
  public enum GoverningService: PayloadValue, Sendable, Equatable, ExpressibleByStringLiteral {
    /// A headless Service: the service's own, or `<name>-headless` where ``Expose`` makes its own one of another type.
    case headless
    /// The service's own Service, also where ``Expose`` makes it a normal one with an address.
    ///
    /// DNS then has no names for single pods.
    case own
    /// A Service of this name: one of the service's or one that exists. Nothing is rendered for it.
    case named(String)

    /// Names a Service.
    public init(stringLiteral value: String) { self = .named(value) }
  }

  /// What becomes of a StatefulSet's claims: `persistentVolumeClaimRetentionPolicy`.
  public struct ClaimRetention: PayloadValue, Sendable, Equatable {
    package let whenDeleted: Policy
    package let whenScaled: Policy

    /// Keep the claim and its data, or delete it with the pod.
    public enum Policy: String, PayloadValue, Sendable {
      /// The claim stays.
      case retain = "Retain"
      /// The claim and its data go.
      case delete = "Delete"
    }

    /// Says what becomes of the claims.
    public init(whenDeleted: Policy = .retain, whenScaled: Policy = .retain) {
      self.whenDeleted = whenDeleted
      self.whenScaled = whenScaled
    }
  }

  /// How a Job runs its pods; nil leaves Kubernetes' default.
  public struct JobSettings: PayloadValue, Sendable, Equatable {
    package let completions: Int?
    package let parallelism: Int?
    package let retries: Int?
    package let deadline: Duration?
    package let keptFor: Duration?
    package let restartOnFailure: Bool
    package let failureRules: [PodFailureRule]
    package let indexed: IndexedJob?
    /// Whether the Job waits until it is resumed: `suspend`, as for experiments.
    package let suspended: Bool

    /// Says how a Job runs.
    /// - Parameters:
    ///   - completions: how many pods must succeed; 1.
    ///   - parallelism: how many may run at once; 1.
    ///   - retries: `backoffLimit`; 6.
    ///   - deadline: `activeDeadlineSeconds`, whole seconds; none.
    ///   - keptFor: `ttlSecondsAfterFinished`, whole seconds; none. Argo CD and Flux create a Job again
    ///     when it is deleted after this time, so that it runs again.
    ///   - restartOnFailure: restart a failed container in its pod (`OnFailure`) instead of making a new pod.
    ///   - failureRules: `podFailurePolicy`: what follows from a failed pod, by exit code or condition. The first rule
    ///     that matches decides. Requires `restartOnFailure: false`.
    ///   - indexed: give each pod an index and count successes and failures per index: `completionMode: Indexed`.
    ///   - suspended: do not start the Job until you resume it: `suspend`.
    public init(
      completions: Int? = nil, parallelism: Int? = nil, retries: Int? = nil, deadline: Duration? = nil,
      keptFor: Duration? = nil, restartOnFailure: Bool = true, failureRules: [PodFailureRule] = [],
      indexed: IndexedJob? = nil, suspended: Bool = false
    ) {
      self.completions = completions
      self.parallelism = parallelism
      self.retries = retries
      self.deadline = deadline
      self.keptFor = keptFor
      self.restartOnFailure = restartOnFailure
      self.failureRules = failureRules
      self.indexed = indexed
      self.suspended = suspended
    }
  }

  /// How a CronJob starts its Jobs; nil leaves Kubernetes' default.
  public struct CronSettings: PayloadValue, Sendable, Equatable {
    package let timeZone: String?
    package let concurrency: Concurrency
    package let startingDeadline: Duration?
    package let successesKept: Int?
    package let failuresKept: Int?
    package let suspended: Bool

    /// What happens when a Job is due while the last one runs: `concurrencyPolicy`.
    public enum Concurrency: String, PayloadValue, Sendable {
      /// Both run.
      case allow = "Allow"
      /// The new one is skipped.
      case forbid = "Forbid"
      /// The old one is stopped.
      case replace = "Replace"
    }

    /// Says how a CronJob starts its Jobs.
    /// - Parameters:
    ///   - timeZone: an IANA name; the controller's zone.
    ///   - concurrency: what happens when the last Job still runs; the new one is skipped.
    ///   - startingDeadline: how late a Job may start, whole seconds; no limit.
    ///   - successesKept: `successfulJobsHistoryLimit`; 3.
    ///   - failuresKept: `failedJobsHistoryLimit`; 1.
    ///   - suspended: start no Jobs.
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
        parallel: try reader.next(), retention: try reader.next(), governing: try reader.next())
    case 2: self = .daemonSet
    case 3: self = .job(try reader.next())
    case 4: self = .cronJob(schedule: try reader.next(), try reader.next(), try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .deployment: writer.put(case: 0)
    case .statefulSet(let parallel, let retention, let governing):
      writer.put(case: 1, parallel, retention, governing)
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
      completions, parallelism, retries, deadline, keptFor, restartOnFailure, failureRules, indexed, suspended
    ) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(
      completions, parallelism, retries, deadline, keptFor, restartOnFailure, failureRules, indexed, suspended
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
