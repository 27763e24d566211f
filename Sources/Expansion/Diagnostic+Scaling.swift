internal import Diagnostics

// How many pods there are, how they come and go, and where.

extension Diagnostic {
  static func replicasOfAutoscaled(at location: FileLocation, autoscaler: FileLocation) -> Diagnostic {
    doubt(
      "unused-replicas", "the number of replicas has no effect, the autoscaler chooses it", at: location,
      notes: [Note("the autoscaler is here", at: autoscaler)], fix: "leave '.replicas' out")
  }

  static func replicasOfDaemonSet(at location: FileLocation) -> Diagnostic {
    fault(
      "replicas", "a DaemonSet has no number of replicas, it runs one pod on every node", at: location,
      fix: "leave '.replicas' out")
  }

  static func replicasOfJob(_ workload: String, at location: FileLocation) -> Diagnostic {
    fault(
      "replicas", "a \(workload) has no number of replicas, its pods run to their end", at: location,
      fix: "say 'completions:' and 'parallelism:' of the workload")
  }

  // MARK: Autoscaling

  static func unscalable(_ workload: String, at location: FileLocation) -> Diagnostic {
    fault(
      "unscalable", "a \(workload) can't be autoscaled, expected a Deployment or StatefulSet", at: location,
      fix: "leave '.autoscaled' out")
  }

  static func minimumAboveMaximum(_ minimum: Int, _ maximum: Int, at location: FileLocation) -> Diagnostic {
    fault(
      "minimum-above-maximum",
      "the autoscaler\'s minimum of \'\(minimum)\' pods is above its maximum of \'\(maximum)\'",
      at: location)
  }

  static func autoscalerWithoutMetric(at location: FileLocation) -> Diagnostic {
    fault(
      "autoscaler-without-metric", "the autoscaler has no metric, expected at least one to decide by",
      at: location,
      fix: "add one such as 'on: .cpu(percent: 70)'")
  }

  static func unscaledResource(_ name: String, at location: FileLocation) -> Diagnostic {
    fault(
      "unknown-resource", "an autoscaler can't average '\(name)', expected 'cpu' or 'memory'", at: location,
      fix: didYouMean(nearestName(to: name.lowercased(), among: ["cpu", "memory"])))
  }

  static func externalTargets(_ metric: String, at location: FileLocation) -> Diagnostic {
    fault(
      "external-targets", "metric '\(metric)' needs one target, expected either 'average:' or 'value:'",
      at: location)
  }

  static func metricWithoutRequest(
    _ kind: String, at location: FileLocation, containers: [(name: String, location: FileLocation)]
  ) -> Diagnostic {
    fault(
      "metric-without-request", "the autoscaler decides by the \(kind) requests, but a container has none",
      at: location,
      notes: containers.map { Note("container '\($0.name)' has no \(kind) request", at: $0.location) },
      fix: "add it with 'Resources(\(kind.lowercased()): .request(…))'")
  }

  // MARK: Disruption budgets

  static func budgetWithoutEffect(_ workload: String, at location: FileLocation) -> Diagnostic {
    fault(
      "budget-without-effect",
      "a \(workload) can't have a disruption budget, expected a Deployment or StatefulSet",
      at: location, fix: "leave '.disruptionBudget' out")
  }

  static func blockedDrain(
    keeping amount: String, of fewest: Int, at location: FileLocation, replicas: FileLocation
  ) -> Diagnostic {
    fault(
      "blocked-drain",
      "the budget keeps '\(amount)' of \(fewest) pod\(fewest == 1 ? "" : "s"), so no drain can take one",
      at: location,
      notes: [Note("\(fewest) pod\(fewest == 1 ? " is" : "s are") the fewest that run", at: replicas)],
      fix: "use 'maxUnavailable: 1', or run more pods")
  }

  static func blockedDrain(taking amount: String, at location: FileLocation) -> Diagnostic {
    fault(
      "blocked-drain", "the budget lets drains take '\(amount)' pods, so no drain can take one", at: location,
      fix: "use 'maxUnavailable: 1'")
  }

  // MARK: Rollouts and endings

  static func noRollout(_ workload: String, at location: FileLocation) -> Diagnostic {
    fault(
      "unfit-rollout", "a \(workload) has no rollout, its pods run to their end", at: location,
      fix: "leave '.rollout' out")
  }

  static func unfitRollout(
    _ what: String, _ workload: String, fits: String, at location: FileLocation
  ) -> Diagnostic {
    fault("unfit-rollout", "a \(workload) can't have \(what), which is for \(fits)", at: location)
  }

  static func stuckRollout(at location: FileLocation) -> Diagnostic {
    fault(
      "stuck-rollout", "the rollout can take no pod away and add none, expected a step of at least one pod",
      at: location, fix: "set 'surge:' or 'unavailable:' to 1")
  }

  static func surgeOfDaemonSet(at location: FileLocation) -> Diagnostic {
    fault(
      "unfit-rollout", "a DaemonSet can't both surge and take pods away", at: location,
      fix: "add 'unavailable: 0', or leave 'surge:' out")
  }

  static func shortDeadline(_ deadline: Int, ready: Int, at location: FileLocation) -> Diagnostic {
    fault(
      "short-deadline",
      "the progress deadline of '\(deadline)s' ends before a pod counts as ready after '\(ready)s'",
      at: location)
  }

  static func longDrain(
    _ needed: Int, notice: Int, at location: FileLocation, nodes: FileLocation
  ) -> Diagnostic {
    fault(
      "long-drain", "endpoint delay and drain need '\(needed)s', but spot nodes leave their pods \(notice)s",
      at: location, notes: [Note("the spot nodes are said here", at: nodes)],
      fix: "shorten '.draining', or place the pods elsewhere")
  }

  // MARK: Placement

  static func unlabelledOnDemand(_ key: String, at location: FileLocation) -> Diagnostic {
    fault(
      "on-demand-floor",
      "label '\(key)' is missing on on-demand nodes, so no floor of pods can be kept there",
      at: location, fix: "use '.eks' or '.karpenter', or leave 'onDemandFloor:' out")
  }

  static func highFloor(
    _ floor: Int, fewest: Int, at location: FileLocation, replicas: FileLocation
  ) -> Diagnostic {
    fault(
      "on-demand-floor",
      "an on-demand floor of '\(floor)' can't be kept, expected at most half of the fewest pods, '\(fewest)'",
      at: location, notes: [Note("the number of pods is said here", at: replicas)],
      fix: "run at least twice as many pods as the floor")
  }

  static func tolerationWithoutKey(_ value: String, at location: FileLocation) -> Diagnostic {
    fault(
      "toleration", "a toleration has value '\(value)' but no key, expected both or neither", at: location)
  }

  static func tolerationTime(at location: FileLocation) -> Diagnostic {
    fault(
      "toleration", "a toleration for a time is of another effect, expected '.noExecute'", at: location,
      fix: "add 'effect: .noExecute'")
  }

  static func repeatedSpread(at location: FileLocation, first: FileLocation) -> Diagnostic {
    repeated(
      "spread", "the pods are spread twice over one domain with the same strictness", at: location,
      first: first)
  }

  static func looseDomains(_ domains: Int, at location: FileLocation) -> Diagnostic {
    fault(
      "loose-domains", "'\(domains)' domains at least are asked of a spread that isn't strict", at: location,
      fix: "add 'strict: true', or leave 'minDomains:' out")
  }

  // MARK: Metrics

  static func scrapedWithoutPort(_ service: String, at location: FileLocation) -> Diagnostic {
    fault(
      "unknown-port", "'\(service)' has no port, expected one to read metrics from", at: location,
      fix: "add a 'Port(…)', with 'servedAt: .nowhere' if nothing else uses it")
  }

  static func unservedMetrics(_ port: String, at location: FileLocation, port place: FileLocation)
    -> Diagnostic
  {
    fault(
      "unserved-metrics", "a ServiceMonitor can't read port '\(port)', which no Service serves", at: location,
      notes: [Note("'\(port)' is declared here", at: place)], fix: "serve the port, or leave 'monitor:' out")
  }
}
