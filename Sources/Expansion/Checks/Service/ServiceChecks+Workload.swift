internal import Diagnostics
import KubernetesFacts
internal import Portolan

extension ServiceChecks {
  /// Checks the settings of StatefulSets, Jobs, and CronJobs.
  mutating func checkWorkload() {
    switch service.workload {
    case .deployment, .daemonSet: break
    case .statefulSet(_, _, let governing, let firstOrdinal):
      if case .named(let name) = governing {
        faults.checkName(name, .serviceName, of: "governing Service", at: service.location)
      }
      faults.checkCount(firstOrdinal, of: "first ordinal", at: service.location)
    case .job(let job): check(job)
    case .cronJob(let schedule, let cron, let job):
      check(schedule, cron)
      check(job)
    }
  }

  private mutating func check(_ job: Workload.JobSettings) {
    let location = service.location
    faults.checkCount(job.completions, of: "number of completions", at: location)
    faults.checkCount(job.parallelism, of: "number of parallel pods", at: location)
    faults.checkCount(job.retries, of: "number of retries", at: location)
    faults.seconds(job.deadline, from: 1, of: "deadline", at: location)
    faults.seconds(job.keptFor, of: "time to live of a finished Job", at: location)
    if let indexed = job.indexed {
      faults.checkCount(indexed.retriesPerIndex, of: "number of retries per index", at: location)
      faults.checkCount(indexed.failedIndexes, of: "number of failed indexes", at: location)
      if job.completions == nil { faults.report(.indexedWithoutCompletions(at: location)) }
      if indexed.failedIndexes != nil, indexed.retriesPerIndex == nil {
        faults.report(.failedIndexesWithoutRetries(at: location))
      }
      if indexed.retriesPerIndex != nil, job.restartOnFailure {
        faults.report(.restartingJob("retriesPerIndex", at: location))
      }
    }
    check(job.succeeds, of: job)
    if !job.failureRules.isEmpty, job.replacement == .whenTerminating {
      faults.report(.earlyReplacement(at: location))
    }
    if !job.failureRules.isEmpty {
      if job.restartOnFailure { faults.report(.restartingJob("failureRules", at: location)) }
      faults.checkNumber(
        job.failureRules.count, in: 1...FieldLimits.jobRules, of: "number of failure rules", at: location)
      for rule in job.failureRules { check(rule, of: job) }
    }
  }

  private mutating func check(_ rules: [JobSuccess], of job: Workload.JobSettings) {
    let location = service.location
    guard !rules.isEmpty else { return }
    if job.indexed == nil { faults.report(.successWithoutIndexes(at: location)) }
    faults.checkNumber(rules.count, in: 1...FieldLimits.jobRules, of: "number of success rules", at: location)
    for rule in rules {
      let all = Int64(job.completions ?? ClosedRange.kubernetesMaximum)
      let chosen = rule.indexes.map { JobIndexes.count(of: $0, below: all) } ?? all
      faults.checkNumber(
        rule.count, in: 1...max(1, Int(clamping: chosen ?? all)), of: "number of succeeded indexes",
        at: location)
      if let indexes = rule.indexes, chosen ?? 0 == 0 {
        faults.report(
          .malformed(
            "indexes", indexes, "index list",
            expected: "ascending numbers and ranges below 'completions', such as '0,2-4'", at: location))
      }
    }
  }

  private mutating func check(_ rule: PodFailureRule, of job: Workload.JobSettings) {
    let location = service.location
    if rule.action == .failIndex, job.indexed?.retriesPerIndex == nil {
      faults.report(.failIndexWithoutRetries(at: location))
    }
    switch rule.cause {
    case .exitCodes(let codes, let isExcluding, let container):
      if codes.isEmpty {
        faults.report(
          .empty("exit-codes", "list of exit codes", expected: "at least one, such as 42", at: location))
      } else {
        faults.checkNumber(
          codes.count, in: 1...FieldLimits.exitCodes, of: "number of exit codes", at: location)
      }
      for code in codes { faults.checkNumber(code, in: 0...255, of: "exit code", at: location) }
      if codes.contains(0), !isExcluding { faults.report(.successAsFailure(at: location)) }
      let names = service.allContainers.map(\.name)
      if let container, !names.contains(container) {
        faults.report(.unknownContainer(container, declared: names, at: location))
      }
    case .condition(let type, let status):
      faults.checkQualifiedName(type, of: "pod condition", at: location)
      let values = ["True", "False", "Unknown"]
      if !values.contains(status) {
        faults.report(
          .malformed(
            "status", status, "pod condition status", expected: "'True', 'False', or 'Unknown'",
            suggestion: nearestName(to: status, among: values), at: location))
      }
    }
  }

  private mutating func check(_ schedule: String, _ cron: Workload.CronSettings) {
    let location = service.location
    if let fault = CronSchedule.fault(in: schedule) {
      faults.report(.malformedSchedule(schedule, fault, at: location))
    }
    if let zone = cron.timeZone, !isTimeZone(zone) {
      faults.report(
        .malformed(
          "time-zone", zone, "time zone", expected: "an IANA name such as 'Europe/Berlin'", at: location))
    }
    faults.seconds(cron.startingDeadline, of: "starting deadline", at: location)
    faults.checkCount(cron.successesKept, of: "number of successful Jobs to keep", at: location)
    faults.checkCount(cron.failuresKept, of: "number of failed Jobs to keep", at: location)
  }

  /// Whether a name can be a time zone.
  ///
  /// Kubernetes rejects `Local`; other names depend on the cluster.
  private func isTimeZone(_ name: String) -> Bool {
    let bytes = name.utf8
    return !name.isEmpty && name.lowercased() != "local"
      && bytes.allSatisfy { $0.isAlphanumeric || "_-+/".utf8.contains($0) }
      && bytes.first != UInt8(ascii: "/")
  }

  /// Checks the number of pods.
  mutating func checkReplicas() {
    guard let replicas = service.replicas else { return }
    switch service.workload {
    case .deployment, .statefulSet:
      faults.checkCount(replicas.value, of: "number of replicas", at: replicas.location)
      if let autoscaling = service.autoscaling {
        faults.report(.replicasOfAutoscaled(at: replicas.location, autoscaler: autoscaling.location))
      }
    case .daemonSet: faults.report(.replicasOfDaemonSet(at: replicas.location))
    case .job, .cronJob: faults.report(.replicasOfJob(workloadKind, at: replicas.location))
    }
  }
}
