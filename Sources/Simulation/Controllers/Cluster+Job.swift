/// The progress of a Job.
struct JobState: Sendable {
  var succeeded = 0
  var failed = 0
  /// The failures since the last success, which delay the next pod.
  var failuresInRow = 0
  var lastFailure: Int64 = 0
  /// The end of the Job; nil while it runs.
  var outcome: Outcome?
  /// The indexes of an indexed Job that succeeded or failed.
  var doneIndexes: Set<Int> = []
  var failedIndexes: Set<Int> = []
  var indexFailures: [Int: (count: Int, last: Int64)] = [:]

  enum Outcome: Sendable, Equatable {
    case complete
    case failed(String)
  }

  /// The time at which a pod can be created after failures: 10 s after the first, then twice as long each time, at most
  /// 10 minutes.
  static func retry(after failures: Int, last: Int64) -> Int64 {
    failures == 0 ? 0 : last + min(10_000 << Int64(min(failures - 1, 16)), 600_000)
  }
}

extension Cluster {
  /// Creates the pods of a Job, or ends the Job.
  mutating func syncJob(_ place: Int) {
    let job = workloads[place].spec.job
    let active = workloads[place].pods.filter { pods[$0].isActive }
    if workloads[place].job.outcome == nil {
      workloads[place].job.outcome = outcome(of: place, active: active.count)
    }
    let state = workloads[place].job
    if state.outcome != nil || job.isSuspended {
      if case .failed(let message)? = state.outcome, !workloads[place].isStalled {
        workloads[place].isStalled = true
        workloads[place].metrics.hasStalled = true
        report(.stalled) { ($0.workloads[place].spec.name, "the Job failed: \(message)") }
      }
      return release(active[...])
    }
    let wanted = wantedJobPods(place, active: active.count)
    guard active.count <= wanted else { return release(active.suffix(active.count - wanted)) }
    let ending = job.replacesEndedPods ? workloads[place].pods.count { pods[$0].isTerminating } : 0
    let missing = wanted - active.count - ending
    guard missing > 0 else { return }
    let current = workloads[place].current
    if job.isIndexed { return addIndexedPods(missing, place, current) }
    let retry = JobState.retry(after: state.failuresInRow, last: state.lastFailure)
    guard retry <= time else { return queue.add(.jobRetry(place), at: retry) }
    for _ in 0..<missing where makePod(of: place, revision: current) == nil { return }
  }

  /// The number of pods that run at the same time until enough have succeeded.
  private func wantedJobPods(_ place: Int, active: Int) -> Int {
    let (job, state) = (workloads[place].spec.job, workloads[place].job)
    guard let completions = job.completions else { return state.succeeded > 0 ? active : job.parallelism }
    return max(0, min(job.parallelism, completions - state.succeeded - state.failedIndexes.count))
  }

  private func outcome(of place: Int, active: Int) -> JobState.Outcome? {
    let (job, state) = (workloads[place].spec.job, workloads[place].job)
    if state.failed > job.backoffLimit { return .failed("Job has reached the specified backoff limit") }
    if let most = job.maxFailedIndexes, state.failedIndexes.count > most {
      return .failed("Job has exceeded the specified maximal number of failed indexes")
    }
    guard let completions = job.completions else {
      return state.succeeded > 0 && active == 0 ? .complete : nil
    }
    guard state.succeeded + state.failedIndexes.count >= completions else { return nil }
    return state.failedIndexes.isEmpty ? .complete : .failed("Job has failed indexes")
  }

  /// Creates pods for the lowest indexes that have none.
  private mutating func addIndexedPods(_ count: Int, _ place: Int, _ revision: Int) {
    let (job, state) = (workloads[place].spec.job, workloads[place].job)
    let hasOwnLimit = job.backoffLimitPerIndex != nil
    let shared = hasOwnLimit ? 0 : JobState.retry(after: state.failuresInRow, last: state.lastFailure)
    guard shared <= time else { return queue.add(.jobRetry(place), at: shared) }
    let taken = Set(
      workloads[place].pods.filter { pods[$0].isActive || job.replacesEndedPods && pods[$0].exists }.map {
        pods[$0].ordinal
      })
    var (added, next) = (0, Int64.max)
    for index in 0..<(job.completions ?? 0) where added < count {
      guard !state.doneIndexes.contains(index), !state.failedIndexes.contains(index), !taken.contains(index)
      else { continue }
      if hasOwnLimit, let failures = state.indexFailures[index] {
        let retry = JobState.retry(after: failures.count, last: failures.last)
        guard retry <= time else {
          next = min(next, retry)
          continue
        }
      }
      guard makePod(of: place, revision: revision, ordinal: index) != nil else { return }
      added += 1
    }
    if next < .max { queue.add(.jobRetry(place), at: next) }
  }

  /// Deletes pods without counting them as failed.
  private mutating func release(_ surplus: ArraySlice<Int>) {
    for pod in surplus {
      pods[pod].isCounted = true
      delete(pod)
    }
  }

  /// Handles the success of a pod of a Job.
  mutating func jobDone(_ pod: Int) {
    guard pods[pod].exists, !pods[pod].isTerminating, pods[pod].phase == .running else { return }
    let place = pods[pod].workload
    pods[pod].isCounted = true
    workloads[place].job.succeeded += 1
    workloads[place].job.failuresInRow = 0
    if workloads[place].spec.job.isIndexed { workloads[place].job.doneIndexes.insert(pods[pod].ordinal) }
    remove(pod)
  }

  /// Counts a pod of a Job that was deleted before its work was done.
  ///
  /// The containers are assumed to exit with a failure.
  /// - Parameter hasEnded: whether the containers have ended.
  mutating func countJobFailure(_ pod: Int, hasEnded: Bool) {
    let place = pods[pod].workload
    let job = workloads[place].spec.job
    guard workloads[place].spec.kind == .job, !pods[pod].isCounted, hasEnded || !job.replacesEndedPods else {
      return
    }
    pods[pod].isCounted = true
    workloads[place].job.failuresInRow += 1
    workloads[place].job.lastFailure = time
    switch pods[pod].isDisrupted ? job.disruption : .count {
    case .ignore: return
    case .failJob:
      let reason = "a pod was disrupted, and the pod failure policy has the action FailJob"
      workloads[place].job.outcome = .failed(reason)
    case let action:
      workloads[place].job.failed += 1
      guard let limit = job.backoffLimitPerIndex else { return }
      let index = pods[pod].ordinal
      let failures = (workloads[place].job.indexFailures[index]?.count ?? 0) + 1
      workloads[place].job.indexFailures[index] = (failures, time)
      if failures > limit || action == .failIndex { workloads[place].job.failedIndexes.insert(index) }
    }
  }
}
