internal import Diagnostics
import KubernetesFacts
internal import Portolan

extension ServiceChecks {
  /// The settings of Jobs and CronJobs, which stand where the service does.
  mutating func checkWorkload() {
    switch service.workload {
    case .deployment, .statefulSet, .daemonSet: break
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
    faults.seconds(job.keptFor, of: "time to keep a Job", at: location)
  }

  private mutating func check(_ schedule: String, _ cron: Workload.CronSettings) {
    let location = service.location
    if !CronSchedule.accepts(schedule) {
      faults.report(
        .malformed("schedule", schedule, "schedule", expected: CronSchedule.expected, at: location))
    }
    if let zone = cron.timeZone, !isTimeZone(zone) {
      faults.report(
        .malformed(
          "time-zone", zone, "time zone", expected: "an IANA name such as 'Europe/Berlin'", at: location))
    }
    faults.seconds(cron.startingDeadline, of: "starting deadline", at: location)
    faults.checkCount(cron.successesKept, of: "number of Jobs", at: location)
    faults.checkCount(cron.failuresKept, of: "number of Jobs", at: location)
  }

  /// Kubernetes refuses `Local`; the rest of the names is the cluster's to know.
  private func isTimeZone(_ name: String) -> Bool {
    let bytes = name.utf8
    return !name.isEmpty && name.lowercased() != "local"
      && bytes.allSatisfy { $0.isAlphanumeric || "_-+/".utf8.contains($0) }
      && bytes.first != UInt8(ascii: "/")
  }

  /// How many pods there are.
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
