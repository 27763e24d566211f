import ManifestTree

extension ServiceMapping {
  /// The kind of the workload with its settings; nil for a Deployment.
  func kind(
    _ spec: inout NodeMap, job: inout NodeMap?, _ service: ServiceObjects, restartPolicy: String?,
    _ exposed: Exposures
  ) -> Argument? {
    switch service.kind {
    case "DaemonSet": return Argument(nil, .name(".daemonSet"))
    case "StatefulSet": return Argument(nil, statefulSet(&spec, exposed))
    case "Job":
      let settings = RolloutMapping.job(&spec, restartPolicy: restartPolicy)
      return Argument(nil, settings.map { .make(".job", Argument(nil, $0)) } ?? .name(".job"))
    case "CronJob":
      let schedule = spec.takeText(CronJobField.schedule) ?? ""
      var arguments = [Argument("schedule", .text(schedule)), Argument(nil, RolloutMapping.cron(&spec))]
      if var inner = job {
        if let settings = RolloutMapping.job(&inner, restartPolicy: restartPolicy) {
          arguments.append(Argument(nil, settings))
        }
        job = inner
      }
      return Argument(nil, .call(Call(".cronJob", arguments)))
    default: return nil
    }
  }

  private func statefulSet(_ spec: inout NodeMap, _ exposed: Exposures) -> Expression {
    var arguments: [Argument] = []
    if spec[WorkloadField.podManagementPolicy.rawValue] == "Parallel" {
      _ = spec.take(WorkloadField.podManagementPolicy)
      arguments.append(Argument("parallel", .flag(true)))
    }
    if let retention = spec.convert(WorkloadField.persistentVolumeClaimRetentionPolicy, Self.retention) {
      arguments.append(Argument("retention", retention))
    }
    let governing = spec.takeText(WorkloadField.serviceName) ?? ""
    if governing.isEmpty { spec["serviceName"] = .null }
    if governing != exposed.plainHeadless {
      arguments.append(Argument("governing", .text(governing.isEmpty ? name : governing)))
    }
    if let start = spec.convert(WorkloadField.ordinals, { $0.map?.only?.value.int }) {
      arguments.append(Argument("firstOrdinal", .integer(start)))
    }
    return arguments.isEmpty ? .name(".statefulSet") : .call(Call(".statefulSet", arguments))
  }

  private static func retention(_ node: Node) -> Expression? {
    guard case .map(var map) = node else { return nil }
    var arguments: [Argument] = []
    for field in RetentionField.allCases {
      switch map.remove(field)?.text {
      case nil, "Retain": break
      case "Delete": arguments.append(Argument(field.rawValue, .name(".delete")))
      default: return nil
      }
    }
    return map.isEmpty ? .call(Call(".init", arguments)) : nil
  }

  /// The claim templates of a StatefulSet; empty if one has no part.
  func claimTemplates(_ spec: inout NodeMap) -> [(name: String, arguments: [Argument])] {
    var claims: [(name: String, arguments: [Argument])] = []
    // A patch would replace the whole list, so the list is converted completely or not at all.
    let list = spec[WorkloadField.volumeClaimTemplates.rawValue]?.list ?? []
    for item in list {
      guard case .map(var map) = item else { return [] }
      for key in ["apiVersion", "kind", "status"] { map[key] = nil }
      guard case .map(var metadata)? = map.remove("metadata"), let name = metadata.remove("name")?.text,
        metadata.remove("creationTimestamp") == nil,
        let claim = VolumeMapping.claim(map.remove("spec")), map.isEmpty,
        let labeled = VolumeMapping.metadata(metadata)
      else { return [] }
      claims.append((name, claim + labeled))
    }
    _ = spec.take(WorkloadField.volumeClaimTemplates)
    return claims
  }
}
