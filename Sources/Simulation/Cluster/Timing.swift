/// Times that are not in manifests, in milliseconds.
package struct Timing: Sendable {
  /// Pulling an image onto a node that does not have it.
  package var imagePull: Int64 = 5_000
  /// Making a pod's sandbox and starting its containers.
  package var podStart: Int64 = 1_000
  /// From the start of a container until it serves, where no probe says more.
  package var appStart: Int64 = 1_000
  /// The times for single workloads, by name.
  package var appStarts: [String: Int64] = [:]
  /// How long workloads finish requests after SIGTERM, by name.
  package var drains: [String: Int64] = [:]
  /// One init container.
  package var initStep: Int64 = 1_000
  /// The time from a change of a pod's readiness until all proxies have received it.
  package var endpointDelay: Int64 = 2_000
  /// Until the control plane takes a silent node for not ready.
  package var nodeMonitorGrace: Int64 = 50_000
  /// From the deletion of a Node object until its pods are removed.
  package var podGarbageCollection: Int64 = 50_000
  /// Between two attempts to evict a pod.
  package var evictionRetry: Int64 = 5_000
  /// Between the evictions of pods from two silent nodes of a zone.
  package var nodeEvictionInterval: Int64 = 10_000
  /// How long the pod of a Job runs; nil for the whole simulation.
  package var jobRun: Int64?
  /// Whether pods end at once when they are deleted, regardless of their grace period.
  package var endsAtOnce = false

  package init() {}

  /// The times of a cluster whose kubelets only report: pods are ready after half a second and end at once.
  package static var reported: Timing {
    var timing = Timing()
    (timing.imagePull, timing.podStart, timing.appStart) = (0, 500, 0)
    (timing.initStep, timing.endpointDelay) = (0, 0)
    timing.endsAtOnce = true
    return timing
  }
}
