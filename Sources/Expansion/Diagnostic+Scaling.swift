internal import Diagnostics

// Messages about replicas, scaling, rollouts, and placement.

extension Diagnostic {
  static func replicasOfAutoscaled(at location: FileLocation, autoscaler: FileLocation) -> Diagnostic {
    doubt(
      "unused-replicas", "'.replicas' has no effect: the autoscaler sets the number of pods", at: location,
      notes: [Note("the autoscaler is here", at: autoscaler)], fix: "remove '.replicas'")
  }

  static func replicasOfDaemonSet(at location: FileLocation) -> Diagnostic {
    fault(
      "replicas", "a DaemonSet does not support '.replicas': it runs one pod on each eligible node",
      at: location,
      fix: "remove '.replicas'")
  }

  static func replicasOfJob(_ workload: String, at location: FileLocation) -> Diagnostic {
    fault(
      "replicas", "a \(workload) does not support '.replicas': its pods run to completion", at: location,
      fix: "remove '.replicas'. To run several pods, set 'completions:' and 'parallelism:' on the workload")
  }

  // MARK: Autoscaling

  static func unscalable(_ workload: String, at location: FileLocation) -> Diagnostic {
    fault(
      "unscalable", "'.autoscaled' requires a Deployment or StatefulSet, not a \(workload)", at: location,
      fix: "remove '.autoscaled'")
  }

  static func minimumAboveMaximum(_ minimum: Int, _ maximum: Int, at location: FileLocation) -> Diagnostic {
    fault(
      "minimum-above-maximum",
      "autoscaler minimum must be at most the maximum of \(maximum), not \(minimum)",
      at: location)
  }

  static func autoscalerWithoutMetric(at location: FileLocation) -> Diagnostic {
    fault(
      "autoscaler-without-metric", "autoscaler requires at least one metric",
      at: location,
      fix: "add a metric, such as 'on: .cpu(percent: 70)'")
  }

  static func unscaledResource(_ name: String, at location: FileLocation) -> Diagnostic {
    fault(
      "unknown-resource", "unknown autoscaler resource '\(name)': use 'cpu' or 'memory'", at: location,
      fix: didYouMean(nearestName(to: name.lowercased(), among: ["cpu", "memory"])))
  }

  static func metricTargets(_ metric: String, at location: FileLocation) -> Diagnostic {
    fault(
      "external-targets", "metric '\(metric)' requires exactly one of 'average:' and 'value:'",
      at: location)
  }

  static func metricWithoutRequest(
    _ kind: String, at location: FileLocation, containers: [(name: String, location: FileLocation)]
  ) -> Diagnostic {
    fault(
      "metric-without-request",
      "autoscaler on \(kind) utilization requires a \(kind) request or limit on each measured container",
      at: location,
      notes: containers.map {
        Note("container '\($0.name)' has no \(kind) request or limit", at: $0.location)
      },
      fix: "set the request with '\(kind.lowercased()): .request(…)' in 'Resources'")
  }

  // MARK: Disruption budgets

  static func budgetWithoutEffect(_ workload: String, at location: FileLocation) -> Diagnostic {
    fault(
      "budget-without-effect",
      "'.disruptionBudget' requires a Deployment or StatefulSet, not a \(workload)",
      at: location, fix: "remove '.disruptionBudget'")
  }

  static func blockedDrain(
    keeping amount: String, isAll: Bool, of fewest: Int, at location: FileLocation, replicas: FileLocation
  ) -> Diagnostic {
    let reason =
      isAll ? "node drains block" : "the service may run only \(fewest) pod\(fewest == 1 ? "" : "s")"
    return fault(
      "blocked-drain", "disruption budget 'minAvailable: \(amount)' allows no evictions: \(reason)",
      at: location,
      notes: [Note("the minimum number of pods here is \(fewest)", at: replicas)],
      fix: fewest > 1 && !isAll ? "use 'maxUnavailable: 1', or run more pods" : oneUnavailable(of: fewest))
  }

  static func blockedDrain(taking amount: String, of fewest: Int, at location: FileLocation) -> Diagnostic {
    fault(
      "blocked-drain", "disruption budget 'maxUnavailable: \(amount)' allows no evictions", at: location,
      fix: oneUnavailable(of: fewest))
  }

  private static func oneUnavailable(of fewest: Int) -> String {
    fewest == 1
      ? "use 'maxUnavailable: 1', and run at least 2 pods so that an eviction does not stop the service"
      : "use 'maxUnavailable: 1'"
  }

  // MARK: Rollouts, Jobs, and termination

  static func noRollout(_ workload: String, at location: FileLocation) -> Diagnostic {
    fault(
      "unfit-rollout", "a \(workload) does not support '.rollout': its pods run to completion", at: location,
      fix: "remove '.rollout'")
  }

  static func unfitRollout(
    _ what: String, _ workload: String, fits: String, at location: FileLocation
  ) -> Diagnostic {
    fault("unfit-rollout", "a \(workload) does not support \(what); only \(fits) do", at: location)
  }

  /// - Parameter isSurgeDeclared: whether `surge:` is set; by default, it is 0 on a DaemonSet.
  static func stuckRollout(isSurgeDeclared: Bool = true, at location: FileLocation) -> Diagnostic {
    fault(
      "stuck-rollout",
      isSurgeDeclared
        ? "rollout cannot proceed: 'surge:' and 'unavailable:' are both 0"
        : "rollout cannot proceed: 'unavailable:' is 0, and the default of 'surge:' on a DaemonSet is 0",
      at: location, fix: "set 'surge:' or 'unavailable:' to 1")
  }

  static func stuckRolloutOfStatefulSet(at location: FileLocation) -> Diagnostic {
    fault(
      "stuck-rollout", "rollout cannot proceed: 'unavailable:' is 0", at: location,
      fix: "set 'unavailable:' to 1")
  }

  /// - Parameter unavailable: the declared number or percentage; nil for the default.
  static func surgeOfDaemonSet(unavailable: String?, at location: FileLocation) -> Diagnostic {
    fault(
      "unfit-rollout",
      "on a DaemonSet, a surge requires 'unavailable: 0', not \(unavailable ?? "the default of 1")",
      at: location,
      fix: "set 'unavailable: 0', or remove 'surge:'")
  }

  static func shortDeadline(
    _ deadline: Int, isDefault: Bool, ready: Int, at location: FileLocation
  ) -> Diagnostic {
    fault(
      "short-deadline",
      "progress deadline must be longer than the minimum ready duration of \(ready) s, not \(deadline) s"
        + (isDefault ? ", the default" : ""),
      at: location, fix: "set a longer 'progressDeadline:', or a shorter 'minReady:'")
  }

  static func indexedWithoutCompletions(at location: FileLocation) -> Diagnostic {
    fault("indexed-job", "indexed Job requires 'completions': the number of indexes", at: location)
  }

  static func failedIndexesWithoutRetries(at location: FileLocation) -> Diagnostic {
    fault("indexed-job", "'failedIndexes' requires 'retriesPerIndex'", at: location)
  }

  static func successWithoutIndexes(at location: FileLocation) -> Diagnostic {
    fault(
      "indexed-job", "'succeeds' requires 'indexed': a success policy applies only to an indexed Job",
      at: location,
      fix: "add 'indexed: IndexedJob()', which also requires 'completions'")
  }

  static func earlyReplacement(at location: FileLocation) -> Diagnostic {
    fault(
      "pod-replacement",
      "'failureRules' requires 'replacement: .whenEnded': Kubernetes evaluates failure rules only for pods that have ended",
      at: location, fix: "remove 'replacement'")
  }

  static func failIndexWithoutRetries(at location: FileLocation) -> Diagnostic {
    fault(
      "indexed-job", "failure rule '.failIndex' requires an indexed Job with 'retriesPerIndex'", at: location)
  }

  static func restartingJob(_ argument: String, at location: FileLocation) -> Diagnostic {
    fault(
      "restarting-job", "'\(argument)' requires 'restartOnFailure: false'", at: location,
      fix: "add 'restartOnFailure: false': each retry then creates a new pod")
  }

  static func successAsFailure(at location: FileLocation) -> Diagnostic {
    fault(
      "out-of-range", "exit code that a failure rule matches must be between 1 and 255, not 0", at: location)
  }

  static func shortGracePeriod(_ grace: Int, needed: Int, at location: FileLocation) -> Diagnostic {
    fault(
      "short-grace-period",
      "termination grace period must be at least \(needed) s (endpoint delay plus drain), not \(grace) s",
      at: location,
      fix:
        "raise the grace period, set a shorter '.draining', or remove '.terminationGracePeriod' to use the computed period"
    )
  }

  static func longDrain(
    _ needed: Int, notice: Int, at location: FileLocation, nodes: FileLocation
  ) -> Diagnostic {
    fault(
      "long-drain",
      "endpoint delay and drain take \(needed) s, but a pod on a spot node has only \(notice) s after the notice",
      at: location, notes: [Note("spot nodes are selected here", at: nodes)],
      fix: "set a shorter '.draining', or place the pods on other nodes")
  }

  // MARK: Placement

  static func unlabeledOnDemand(_ key: String, at location: FileLocation) -> Diagnostic {
    fault(
      "on-demand-floor",
      "on-demand floor requires a known label on on-demand nodes, but '\(key)' identifies only spot nodes",
      at: location, fix: "remove 'onDemandFloor:': only '.eks' and '.karpenter' support a floor")
  }

  static func highFloor(
    _ floor: Int, fewest: Int, at location: FileLocation, replicas: FileLocation
  ) -> Diagnostic {
    fault(
      "on-demand-floor",
      "on-demand floor must be at most half the minimum number of pods (\(fewest)), not \(floor)",
      at: location, notes: [Note("the minimum number of pods here is \(fewest)", at: replicas)],
      fix: fewest < 2
        ? "run at least twice as many pods as the floor, or remove 'onDemandFloor:'"
        : "run at least twice as many pods as the floor, or lower the floor")
  }

  static func tolerationWithoutKey(_ value: String, at location: FileLocation) -> Diagnostic {
    fault(
      "toleration", "toleration with value '\(value)' requires a key", at: location)
  }

  static func tolerationTime(at location: FileLocation) -> Diagnostic {
    fault(
      "toleration", "a toleration duration requires the effect '.noExecute'", at: location,
      fix: "add 'effect: .noExecute'")
  }

  /// - Parameter isOfFloor: whether the first spread is the one that an on-demand floor adds.
  static func repeatedSpread(at location: FileLocation, first: FileLocation, isOfFloor: Bool) -> Diagnostic {
    isOfFloor
      ? fault(
        "repeated-spread", "'onDemandFloor:' already adds a strict spread across this domain", at: location,
        notes: [Note("'onDemandFloor:' is set here", at: first)],
        fix: "remove the spread, or remove 'onDemandFloor:'")
      : repeated(
        "spread", "two spreads have the same domain and strictness", at: location, first: first,
        fix: "keep one of the two")
  }

  static func looseDomains(_ domains: Int, at location: FileLocation) -> Diagnostic {
    fault(
      "loose-domains", "'minDomains:' requires a strict spread", at: location,
      fix: "add 'strict: true', or remove 'minDomains:'")
  }

  // MARK: Metrics

  /// - Parameter monitor: whether a ServiceMonitor scrapes the service, which requires a port of a Service.
  static func scrapedWithoutPort(_ service: String, monitor: Bool, at location: FileLocation) -> Diagnostic {
    fault(
      "unknown-port",
      "\(monitor ? "a ServiceMonitor requires a served port" : "metrics scraping requires a port") on service '\(service)'",
      at: location,
      fix: monitor
        ? "add a 'Port(…)', or serve a declared port with 'servedAt:'"
        : "add a 'Port(…)', with 'servedAt: .nowhere' if only Prometheus uses the port")
  }

  static func unservedMetrics(_ port: String, at location: FileLocation, port place: FileLocation)
    -> Diagnostic
  {
    fault(
      "unserved-metrics",
      "a ServiceMonitor requires a port of a Service, but no Service serves port '\(port)'",
      at: location,
      notes: [Note("'\(port)' is declared here", at: place)],
      fix: "set 'servedAt:' to a port number, select a served port with 'port:', or remove 'monitor:'")
  }
}
