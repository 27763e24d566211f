/// What runs a service's pods.
public enum Workload: PayloadValue, Sendable, Equatable {
  /// Interchangeable pods behind a Service.
  case deployment
  /// Pods with names and disks of their own, behind a headless Service.
  /// - `parallel`: start and stop pods all at once instead of one after the other.
  /// - `retention`: what becomes of the claims when the set is deleted or scaled down.
  case statefulSet(parallel: Bool = false, retention: ClaimRetention? = nil)
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
    ///   - suspended: do not start the Job until you resume it: `suspend`.
    public init(
      completions: Int? = nil, parallelism: Int? = nil, retries: Int? = nil, deadline: Duration? = nil,
      keptFor: Duration? = nil, restartOnFailure: Bool = true, suspended: Bool = false
    ) {
      self.completions = completions
      self.parallelism = parallelism
      self.retries = retries
      self.deadline = deadline
      self.keptFor = keptFor
      self.restartOnFailure = restartOnFailure
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
    case 1: self = .statefulSet(parallel: try reader.next(), retention: try reader.next())
    case 2: self = .daemonSet
    case 3: self = .job(try reader.next())
    case 4: self = .cronJob(schedule: try reader.next(), try reader.next(), try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .deployment: writer.put(case: 0)
    case .statefulSet(let parallel, let retention): writer.put(case: 1, parallel, retention)
    case .daemonSet: writer.put(case: 2)
    case .job(let job): writer.put(case: 3, job)
    case .cronJob(let schedule, let cron, let job): writer.put(case: 4, schedule, cron, job)
    }
  }
}

extension Workload.ClaimRetention {
  package init(from reader: inout PayloadReader) throws { (whenDeleted, whenScaled) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(whenDeleted, whenScaled) }
}

extension Workload.JobSettings {
  package init(from reader: inout PayloadReader) throws {
    (completions, parallelism, retries, deadline, keptFor, restartOnFailure, suspended) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(completions, parallelism, retries, deadline, keptFor, restartOnFailure, suspended)
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
