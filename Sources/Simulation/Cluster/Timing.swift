/// Times that manifests do not contain, in milliseconds.
package struct Timing: Sendable {
  /// The time to pull an image to a node that does not have it.
  package var imagePull: Int64 = 5_000
  /// The time to create a pod's sandbox and start its containers.
  package var podStart: Int64 = 1_000
  /// The time from the start of a container until it can answer requests and probes.
  package var appStart: Int64 = 1_000
  /// The values of `appStart` for single workloads, by name.
  package var appStarts: [String: Int64] = [:]
  /// The time that workloads take to finish open requests after SIGTERM, by name.
  package var drains: [String: Int64] = [:]
  /// The run time of one init container.
  package var initStep: Int64 = 1_000
  /// The time from a change of a pod's readiness until all proxies have received it.
  package var endpointDelay: Int64 = 2_000
  /// The time until the control plane considers a silent node not ready.
  package var nodeMonitorGrace: Int64 = 50_000
  /// The time from the deletion of a Node object until its pods are removed.
  package var podGarbageCollection: Int64 = 50_000
  /// The time between two attempts to evict a pod.
  package var evictionRetry: Int64 = 5_000
  /// The time between the evictions of pods from two silent nodes of a zone.
  package var nodeEvictionInterval: Int64 = 10_000
  /// How long the pod of a Job runs; nil for the whole simulation.
  package var jobRun: Int64?
  /// Whether deleted pods stop immediately, regardless of their grace period.
  package var endsAtOnce = false

  package init() {}

  /// The times of a cluster whose kubelets run no containers, as in scheduler tests: pods are ready after half a second
  /// and stop immediately.
  package static var reported: Timing {
    var timing = Timing()
    (timing.imagePull, timing.podStart, timing.appStart) = (0, 500, 0)
    (timing.initStep, timing.endpointDelay) = (0, 0)
    timing.endsAtOnce = true
    return timing
  }
}
