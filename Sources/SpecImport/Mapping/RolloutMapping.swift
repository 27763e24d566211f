import KubernetesFacts
import ManifestTree

/// Update strategies and the settings of Jobs.
enum RolloutMapping {
  /// The modifier for the update strategy of a workload.
  static func rollout(_ spec: inout NodeMap, kind: String) -> Call? {
    let field = kind == "Deployment" ? WorkloadField.strategy : .updateStrategy
    let strategy = spec.convert(field) { self.strategy($0, kind: kind) }
    var arguments = [Argument(nil, strategy ?? .make(".rolling"))]
    let times: [(WorkloadField, String)] = [
      (.minReadySeconds, "minReady"), (.progressDeadlineSeconds, "progressDeadline"),
    ]
    for (field, label) in times {
      if let seconds = spec.takeInt(field) { arguments.append(Argument(label, .seconds(seconds))) }
    }
    if let count = spec.takeInt(WorkloadField.revisionHistoryLimit) {
      arguments.append(Argument("history", .integer(count)))
    }
    return strategy == nil && arguments.count == 1 ? nil : Call(".rollout", arguments)
  }

  private static func strategy(_ node: Node, kind: String) -> Expression? {
    guard case .map(var map) = node else { return nil }
    let type = map.remove(StrategyField.type)?.text ?? "RollingUpdate"
    let rolling = map.remove(StrategyField.rollingUpdate)?.map
    guard map.isEmpty else { return nil }
    switch type {
    case "Recreate" where rolling == nil: return .name(".recreate")
    case "OnDelete" where rolling == nil: return .name(".onDelete")
    case "RollingUpdate":
      guard var rolling, !rolling.isEmpty else { return .make(".rolling") }
      if kind == "StatefulSet", let ordinal = rolling.remove(RollingUpdateField.partition)?.int {
        guard rolling.isEmpty else { return nil }
        return ordinal == 0 ? .make(".rolling") : .make(".partition", Argument(nil, .integer(ordinal)))
      }
      var arguments: [Argument] = []
      for (field, label) in [(RollingUpdateField.maxSurge, "surge"), (.maxUnavailable, "unavailable")] {
        guard let value = rolling.remove(field) else { continue }
        guard let amount = ScalingMapping.amount(value), kind != "StatefulSet" || label == "unavailable"
        else {
          return nil
        }
        arguments.append(Argument(label, amount))
      }
      return rolling.isEmpty ? .call(Call(".rolling", arguments)) : nil
    default: return nil
    }
  }

  /// The settings of a Job, including the restart policy of its pods.
  static func job(_ spec: inout NodeMap, restartPolicy: String?) -> Expression? {
    var arguments: [Argument] = []
    if let count = spec.takeInt(JobField.completions) {
      arguments.append(Argument("completions", .integer(count)))
    }
    if let count = spec.takeInt(JobField.parallelism) {
      arguments.append(Argument("parallelism", .integer(count)))
    }
    if let count = spec.takeInt(JobField.backoffLimit) {
      arguments.append(Argument("retries", .integer(count)))
    }
    if let seconds = spec.takeInt(JobField.activeDeadlineSeconds) {
      arguments.append(Argument("deadline", .seconds(seconds)))
    }
    if let seconds = spec.takeInt(JobField.ttlSecondsAfterFinished) {
      arguments.append(Argument("keptFor", .seconds(seconds)))
    }
    if restartPolicy == "Never" { arguments.append(Argument("restartOnFailure", .flag(false))) }
    if let rules = spec.convert(JobField.podFailurePolicy, failureRules) {
      arguments.append(Argument("failureRules", .list(rules)))
    }
    if spec[JobField.completionMode.rawValue] == "Indexed" {
      _ = spec.take(JobField.completionMode)
      var indexed: [Argument] = []
      if let count = spec.takeInt(JobField.backoffLimitPerIndex) {
        indexed.append(Argument("retriesPerIndex", .integer(count)))
      }
      if let count = spec.takeInt(JobField.maxFailedIndexes) {
        indexed.append(Argument("failedIndexes", .integer(count)))
      }
      arguments.append(Argument("indexed", .call(Call("IndexedJob", indexed))))
    }
    if spec[JobField.completionMode.rawValue] == "NonIndexed" { _ = spec.take(JobField.completionMode) }
    if let succeeds = spec.convert(JobField.successPolicy, successes) {
      arguments.append(Argument("succeeds", .list(succeeds)))
    }
    switch spec.peek(JobField.podReplacementPolicy)?.text {
    case "TerminatingOrFailed"?:
      _ = spec.take(JobField.podReplacementPolicy)
      arguments.append(Argument("replacement", .name(".whenTerminating")))
    case "Failed"?:
      _ = spec.take(JobField.podReplacementPolicy)
      arguments.append(Argument("replacement", .name(".whenEnded")))
    default: break
    }
    if spec.takeFlag(JobField.suspend) == true { arguments.append(Argument("suspended", .flag(true))) }
    return arguments.isEmpty ? nil : .call(Call(".init", arguments))
  }

  private static func successes(_ node: Node) -> [Expression]? {
    guard let list = node.map?.only?.value.list, !list.isEmpty else { return nil }
    let rules = list.compactMap { item -> Expression? in
      guard case .map(var map) = item else { return nil }
      let indexes = map.remove(SuccessRuleField.succeededIndexes)?.text
      let count = map.remove(SuccessRuleField.succeededCount)?.int
      guard map.isEmpty else { return nil }
      switch (indexes, count) {
      case (let indexes?, nil): return .make(".indexes", Argument(nil, .text(indexes)))
      case (let indexes?, let count?):
        return .make(".indexes", Argument(nil, .text(indexes)), Argument("count", .integer(count)))
      case (nil, let count?): return .make(".count", Argument(nil, .integer(count)))
      case (nil, nil): return nil
      }
    }
    return rules.count == list.count ? rules : nil
  }

  private static func failureRules(_ node: Node) -> [Expression]? {
    guard let list = node.map?.only?.value.list else { return nil }
    let rules = list.compactMap(failureRule)
    return rules.count == list.count && !rules.isEmpty ? rules : nil
  }

  private static func failureRule(_ node: Node) -> Expression? {
    guard case .map(var map) = node, let action = map.remove(FailureRuleField.action)?.text else {
      return nil
    }
    let names = ["FailJob": ".failJob", "FailIndex": ".failIndex", "Ignore": ".ignore", "Count": ".count"]
    guard let name = names[action] else { return nil }
    if case .map(var codes)? = map.remove(FailureRuleField.onExitCodes) {
      guard map.isEmpty || map.only?.value.list?.isEmpty == true,
        let test = codes.remove(ExitCodesField.operator)?.text,
        let list = codes.remove(ExitCodesField.values)?.list, case let values = list.compactMap(\.int),
        values.count == list.count,
        test == "In" || test == "NotIn" && action == "FailJob"
      else { return nil }
      var arguments = [
        Argument(test == "In" ? "onExitCodes" : "unlessExitCodes", .list(values.map { .integer($0) }))
      ]
      if let container = codes.remove(ExitCodesField.containerName)?.text {
        arguments.append(Argument("of", .text(container)))
      }
      return codes.isEmpty ? .call(Call(name, arguments)) : nil
    }
    guard let conditions = map.remove(FailureRuleField.onPodConditions)?.list, conditions.count == 1,
      map.isEmpty,
      case .map(var condition) = conditions[0], let type = condition.remove(PodConditionField.type)?.text,
      action == "FailJob" || action == "Ignore"
    else { return nil }
    var arguments = [Argument("on", .text(type))]
    if let status = condition.remove(PodConditionField.status)?.text, status != "True" {
      arguments.append(Argument("status", .text(status)))
    }
    return condition.isEmpty ? .call(Call(name, arguments)) : nil
  }

  /// The settings of a CronJob.
  static func cron(_ spec: inout NodeMap) -> Expression {
    var arguments: [Argument] = []
    if let zone = spec.takeText(CronJobField.timeZone) { arguments.append(Argument("timeZone", .text(zone))) }
    switch spec.takeText(CronJobField.concurrencyPolicy) {
    case PortolanDefaults.concurrency: break
    case "Replace": arguments.append(Argument("concurrency", .name(".replace")))
    default: arguments.append(Argument("concurrency", .name(".allow")))
    }
    if let seconds = spec.takeInt(CronJobField.startingDeadlineSeconds) {
      arguments.append(Argument("startingDeadline", .seconds(seconds)))
    }
    if let count = spec.takeInt(CronJobField.successfulJobsHistoryLimit) {
      arguments.append(Argument("successesKept", .integer(count)))
    }
    if let count = spec.takeInt(CronJobField.failedJobsHistoryLimit) {
      arguments.append(Argument("failuresKept", .integer(count)))
    }
    if spec.takeFlag(CronJobField.suspend) == true { arguments.append(Argument("suspended", .flag(true))) }
    return .call(Call(".init", arguments))
  }
}
