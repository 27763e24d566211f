internal import Diagnostics
internal import ManifestTree

/// Jobs and CronJobs.
extension Validator {
  mutating func job(_ object: Field) {
    let (spec, name) = (object["spec"], object["metadata"]["name"])
    jobSpec(spec, jobName: name)
    if spec["manualSelector"].isTrue {
      if spec["selector"].exists {
        labelSelector(spec["selector"])
        if !LabelMatch.selects(spec["selector"], spec["template"]["metadata"]["labels"]) {
          report(
            .selectorMismatch, at: spec["template"]["metadata"]["labels"],
            "the labels of the pod template do not match the selector of the Job")
        }
      } else {
        report(.required, at: spec["selector"], "manualSelector requires selector")
      }
    } else if spec["selector"].exists, !isGenerated(spec["selector"], object) {
      report(
        .conflict, at: spec["selector"],
        "selector requires 'manualSelector: true'; by default it is generated")
    }
    guard !name.string.isEmpty else { return }
    if spec["completionMode"].string == "Indexed", let completions = spec["completions"].int, completions > 0
    {
      let length = name.string.utf8.count + 1 + String(completions - 1).utf8.count
      if length > 63 {
        report(.name, at: name, "Job name and index must have at most 63 characters, not \(length)")
      }
    } else if name.string.utf8.count > 63 {
      report(.name, at: name, "Job name must have at most 63 characters, not \(name.string.utf8.count)")
    }
  }

  /// Whether a selector is the one that the server made for a Job that was read from a cluster.
  private func isGenerated(_ selector: Field, _ object: Field) -> Bool {
    let labels = selector["matchLabels"]
    return object["metadata"]["uid"].exists
      && ["controller-uid", "batch.kubernetes.io/controller-uid"].contains {
        labels[$0].text != nil && labels[$0].text == object["metadata"]["uid"].text
      }
  }

  mutating func cronJob(_ object: Field) {
    let spec = object["spec"]
    let schedule = spec["schedule"]
    if schedule.exists, require(schedule) {
      if schedule.string.contains("TZ") {
        report(.form, at: schedule, "TZ and CRON_TZ are not allowed in a schedule: use timeZone")
      } else if !CronSchedule.accepts(schedule.string) {
        report(.form, at: schedule, "invalid schedule '\(schedule.string)': use \(CronSchedule.expected)")
      }
    }
    timeZone(spec["timeZone"])
    choice(spec["concurrencyPolicy"], ["Allow", "Forbid", "Replace"])
    for key in ["startingDeadlineSeconds", "successfulJobsHistoryLimit", "failedJobsHistoryLimit"] {
      nonNegative(spec[key])
    }
    let job = spec["jobTemplate"]["spec"]
    jobSpec(job, jobName: nil)
    if job["manualSelector"].isTrue {
      report(.conflict, at: job["manualSelector"], "manualSelector is not allowed in a CronJob")
    }
    if job["selector"].exists {
      report(
        .conflict, at: job["selector"], "selector is not allowed in a CronJob: it is generated for each Job")
    }
  }

  private mutating func timeZone(_ zone: Field) {
    guard let text = zone.text, !TimeZoneName.accepts(text) else { return }
    report(
      .form, at: zone, "unknown time zone '\(text)': use a name of the IANA database such as 'Europe/Berlin'",
      fix: nearestName(to: text, among: TimeZoneName.all).map { "did you mean '\($0)'?" })
  }

  private mutating func jobSpec(_ spec: Field, jobName: Field?) {
    for key in [
      "parallelism", "completions", "activeDeadlineSeconds", "backoffLimit", "ttlSecondsAfterFinished",
      "backoffLimitPerIndex", "maxFailedIndexes",
    ] {
      nonNegative(spec[key])
    }
    choice(spec["completionMode"], ["NonIndexed", "Indexed"])
    indexes(spec)
    let template = spec["template"]
    let (pod, policy) = (template["spec"], template["spec"]["restartPolicy"])
    if ["", "Always"].contains(policy.string), pod.exists {
      report(
        .jobRestartPolicy, at: policy,
        "restartPolicy must be 'OnFailure' or 'Never' for a Job; 'Always' is \(policy.exists ? "not allowed" : "the default")"
      )
    } else if policy.string == "OnFailure" {
      for key in ["podFailurePolicy", "backoffLimitPerIndex"] where spec[key].exists {
        report(.conflict, at: policy, "\(key) requires restartPolicy 'Never'")
      }
    }
    failurePolicy(spec)
    successPolicy(spec)
    choice(spec["podReplacementPolicy"], ["TerminatingOrFailed", "Failed"])
    if spec["podFailurePolicy"].exists, spec["podReplacementPolicy"].string == "TerminatingOrFailed" {
      report(
        .choice, at: spec["podReplacementPolicy"], "podFailurePolicy requires podReplacementPolicy 'Failed'")
    }
    managedBy(spec["managedBy"])
    podTemplate(template)
  }

  private mutating func managedBy(_ field: Field) {
    guard let text = field.text else { return }
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count != 2 || parts[1].isEmpty || !NameForm.subdomain.accepts(String(parts[0]))
      || text.utf8.count > 63
    {
      report(
        .name, at: field,
        "invalid managedBy '\(text)': use a domain, '/', and a name of at most 63 characters")
    }
  }

  private mutating func indexes(_ spec: Field) {
    let (perIndex, failed) = (spec["backoffLimitPerIndex"], spec["maxFailedIndexes"])
    let isIndexed = spec["completionMode"].string == "Indexed"
    if failed.exists, !perIndex.exists {
      report(.required, at: perIndex, "maxFailedIndexes requires backoffLimitPerIndex")
    }
    guard isIndexed else {
      for field in [perIndex, failed] where field.exists {
        report(.conflict, at: field, "\(field.name) requires completionMode 'Indexed'")
      }
      return
    }
    let completions = spec["completions"]
    if !completions.exists {
      report(.required, at: completions, "completionMode 'Indexed' requires completions")
    }
    if let parallelism = spec["parallelism"].int, parallelism > 100_000 {
      report(
        .range, at: spec["parallelism"],
        "parallelism must be at most 100000 for an indexed Job, not \(parallelism)")
    }
    guard let count = completions.int else { return }
    if let most = failed.int, most > count {
      report(.conflict, at: failed, "maxFailedIndexes must be at most completions of \(count), not \(most)")
    }
    guard perIndex.exists, count > 100_000 else { return }
    if let most = failed.int {
      if most > 10_000 {
        report(.range, at: failed, "maxFailedIndexes must be at most 10000 with more than 100000 completions")
      }
    } else {
      report(.required, at: failed, "maxFailedIndexes is required with more than 100000 completions")
    }
    if let parallelism = spec["parallelism"].int, parallelism > 10_000 {
      report(
        .range, at: spec["parallelism"], "parallelism must be at most 10000 with more than 100000 completions"
      )
    }
  }

  private mutating func failurePolicy(_ spec: Field) {
    let rules = spec["podFailurePolicy"]["rules"]
    if rules.count > 20 { report(.range, at: rules, "rules must have at most 20 items, not \(rules.count)") }
    let pod = spec["template"]["spec"]
    let containers = Set((pod["containers"].items + pod["initContainers"].items).map { $0["name"].string })
    for rule in rules.items {
      choice(rule["action"], ["Count", "FailIndex", "FailJob", "Ignore"], isRequired: true)
      if rule["action"].string == "FailIndex", !spec["backoffLimitPerIndex"].exists {
        report(.conflict, at: rule["action"], "action 'FailIndex' requires backoffLimitPerIndex")
      }
      let (codes, conditions) = (rule["onExitCodes"], rule["onPodConditions"])
      if codes.exists, conditions.count > 0 {
        report(.conflict, at: rule, "onExitCodes and onPodConditions are mutually exclusive")
      } else if !codes.exists, conditions.count == 0 {
        report(.required, at: rule, "a rule requires onExitCodes or onPodConditions")
      }
      if codes.exists { exitCodes(codes, containers) }
      if conditions.count > 20 {
        report(.range, at: conditions, "onPodConditions must have at most 20 items, not \(conditions.count)")
      }
      for condition in conditions.items {
        qualifiedName(condition["type"].string, at: condition["type"], "condition type", .name)
        choice(condition["status"], ["True", "False", "Unknown"])
      }
    }
  }

  private mutating func exitCodes(_ codes: Field, _ containers: Set<String>) {
    choice(codes["operator"], ["In", "NotIn"], isRequired: true)
    let container = codes["containerName"]
    if !container.string.isEmpty, !containers.contains(container.string) {
      report(.reference, at: container, "the pod has no container '\(container.string)'")
    }
    let values = codes["values"]
    if values.count == 0 { report(.required, at: values, "values requires at least one exit code") }
    if values.count > 255 {
      report(.range, at: values, "values must have at most 255 items, not \(values.count)")
    }
    var previous: Int64?
    for value in values.items {
      guard let code = value.int else { continue }
      if code == 0, codes["operator"].string == "In" {
        report(.range, at: value, "exit code 0 is not allowed with the operator 'In'")
      }
      if previous == code { report(.duplicate, at: value, "exit code \(code) is set twice") }
      if let previous, previous > code {
        report(.form, at: values, "values must be in ascending order")
        break
      }
      previous = code
    }
  }

  private mutating func successPolicy(_ spec: Field) {
    let policy = spec["successPolicy"]
    guard policy.exists else { return }
    if spec["completionMode"].string != "Indexed" {
      report(.conflict, at: policy, "successPolicy requires completionMode 'Indexed'")
    }
    let rules = policy["rules"]
    if rules.count == 0 { report(.required, at: rules, "successPolicy requires at least one rule") }
    if rules.count > 20 { report(.range, at: rules, "rules must have at most 20 items, not \(rules.count)") }
    let completions = spec["completions"].int ?? 0
    for rule in rules.items {
      let (indexes, count) = (rule["succeededIndexes"], rule["succeededCount"])
      if !indexes.exists, !count.exists {
        report(.required, at: rule, "a rule requires succeededIndexes or succeededCount")
      }
      var total = completions
      if let text = indexes.text {
        if let counted = JobIndexes.count(of: text, below: completions) {
          total = counted
        } else {
          report(
            .form, at: indexes,
            "invalid succeededIndexes '\(text)': use ascending indexes below \(completions) such as '0,2-4'")
        }
      }
      range(count, 1...(.max))
      if let number = count.int, number > total {
        report(.range, at: count, "succeededCount must be at most \(total), not \(number)")
      }
    }
  }
}

/// Lists of indexes of a Job: `0,2-4`.
enum JobIndexes {
  /// How many indexes a list has; nil if it is malformed, not ascending, or has an index that is too large.
  static func count(of text: String, below completions: Int64) -> Int64? {
    guard !text.isEmpty, text.utf8.count <= 64 * 1024 else { return text.isEmpty ? 0 : nil }
    var (total, last) = (Int64(0), Int64(-1))
    for item in text.split(separator: ",", omittingEmptySubsequences: false) {
      let bounds = item.split(separator: "-", omittingEmptySubsequences: false).map { Int64($0) }
      guard (1...2).contains(bounds.count), let first = bounds[0],
        let end = bounds.count == 2 ? bounds[1] : first,
        first > last, first <= end, end < completions, bounds.count == 1 || first < end
      else { return nil }
      total += end - first + 1
      last = end
    }
    return total
  }
}
