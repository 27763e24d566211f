internal import KubernetesFacts
internal import ManifestTree

/// The times that a pod takes to become ready and to stop according to its manifest, in milliseconds.
struct PodLifecycle: Sendable {
  /// The probes of each init container that is a sidecar; nil for an init container that runs to completion.
  private let initContainers: [Probes?]
  /// The probes of each container.
  private let containers: [Probes]
  /// The grace period, from `terminationGracePeriodSeconds`.
  var grace: Int64
  /// The longest preStop sleep.
  let preStop: Int64
  /// The time in which the pod finishes open requests after SIGTERM; 0 if the annotations do not set it.
  let drain: Int64

  /// The probes that decide when a container is ready.
  struct Probes: Sendable {
    let startup: ProbeTimes?
    let readiness: ProbeTimes?

    init(_ container: Node) {
      (startup, readiness) = (
        ProbeTimes(container.at("startupProbe")), ProbeTimes(container.at("readinessProbe"))
      )
    }

    /// The time from the start of the container until it counts as started.
    func started(appStart: Int64) -> Int64 { startup?.firstRun(at: appStart) ?? 0 }

    /// The time from the start of the container until it is ready.
    func ready(appStart: Int64) -> Int64 {
      let started = started(appStart: appStart)
      guard let readiness else { return started }
      return max(started, readiness.firstRun(at: startup == nil ? appStart : started))
    }
  }

  /// When a probe runs.
  struct ProbeTimes: Sendable {
    let initialDelay: Int64
    let period: Int64

    init?(_ probe: Node) {
      guard probe.exists else { return nil }
      let delay = max(0, min(probe.at("initialDelaySeconds").count ?? 0, 1_000_000))
      // The API server replaces 0 with the default.
      let declared = probe.at("periodSeconds").count ?? 0
      let period = max(1, min(declared == 0 ? PodDefaults.probePeriod : declared, 1_000_000))
      (initialDelay, self.period) = (1000 * Int64(delay), 1000 * Int64(period))
    }

    /// The time of the first run at `time` or later; both times count from the start of the container.
    func firstRun(at time: Int64) -> Int64 {
      if time <= initialDelay { return initialDelay }
      return initialDelay + (time - initialDelay + period - 1) / period * period
    }
  }

  /// Reads a pod template.
  init(_ template: Node) {
    let pod = template.at("spec")
    let sidecars = pod.at("initContainers").items.filter(\.isNativeSidecar)
    let containers = pod.at("containers").items
    self.containers = containers.map(Probes.init)
    initContainers = pod.at("initContainers").items.map {
      $0.isNativeSidecar ? Probes($0) : nil
    }
    grace =
      1000
      * Int64(
        max(0, min(pod.at("terminationGracePeriodSeconds").count ?? PodDefaults.gracePeriod, 1_000_000)))
    preStop =
      (containers + sidecars).map { StopTimes.sleep(ofHook: $0.at("lifecycle", "preStop")) }.max() ?? 0
    drain = StopTimes.proxyDrain(template.at("metadata", "annotations")) ?? 0
  }

  /// The times from the start of the pod until its containers run, and until it is ready.
  ///
  /// Init containers start one after another. One that runs to completion takes the given time. After a sidecar, the
  /// next container starts when its startup probe succeeds, or immediately if it has none.
  func startup(appStart: Int64, initStep: Int64) -> (runs: Int64, ready: Int64) {
    var (runs, ready): (Int64, Int64) = (0, 0)
    for container in initContainers {
      guard let sidecar = container else {
        runs += initStep
        continue
      }
      ready = max(ready, runs + sidecar.ready(appStart: appStart))
      runs += sidecar.started(appStart: appStart)
    }
    return (runs, containers.map { runs + $0.ready(appStart: appStart) }.reduce(max(ready, runs), max))
  }
}
