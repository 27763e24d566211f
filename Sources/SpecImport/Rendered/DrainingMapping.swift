import KubernetesFacts
import ManifestTree

/// Converts the `preStop` sleep and the grace period of a service to modifiers.
struct DrainingMapping {
  private let sleep: Int64?
  private let hasOtherHook: Bool
  private let grace: Int64?
  private let mechanism: String?
  private let servesTraffic: Bool
  private let runsToEnd: Bool
  /// The seconds from the reclaim notice in which the pods can terminate on their spot nodes; nil without spot nodes.
  private let notice: Int64?

  /// Reads the settings; nil if the service has no pods.
  init?(_ service: ServiceObjects, isSpot notice: Int64?) {
    guard let pod = service.template?["spec"], let main = pod["containers"]?.list?.first else { return nil }
    let hook = main["lifecycle"]?["preStop"]
    sleep = hook?["sleep"]?["seconds"]?.int
    hasOtherHook = hook != nil && sleep == nil
    grace = pod["terminationGracePeriodSeconds"]?.int
    mechanism = service.workload.node["metadata"]?["annotations"]?[PortolanKey.drainedBy]?.text
    servesTraffic = !service.services.isEmpty
    runsToEnd = service.isJob
    self.notice = notice
  }

  /// Whether modifiers or the default render these settings.
  var isExpressible: Bool { declaration(isDefault: true) != nil }

  /// The modifiers for the settings; nil if none render them.
  /// - Parameter isDefault: whether the app drains pods by default.
  func declaration(isDefault: Bool) -> [Call]? {
    if runsToEnd {
      guard sleep == nil else { return nil }
      guard let grace else { return mechanism == nil ? [] : nil }
      if mechanism == nil { return [.gracePeriod(grace)] }
      return [draining(for: grace, delay: nil)]
    }
    let standard = Int64(PortolanDefaults.endpointDelay)
    let margin = Int64(PortolanDefaults.drainMargin)
    guard let grace else {
      guard sleep == nil, mechanism == nil else { return nil }
      return isDefault && servesTraffic ? nil : []
    }
    // Another hook replaces the sleep, but the grace period still includes the time of the sleep.
    let delay = hasOtherHook ? servesTraffic ? standard : 0 : sleep ?? 0
    let isStandardDelay = delay == standard || !servesTraffic && delay == 0
    if mechanism == nil, isDefault, servesTraffic, isStandardDelay,
      grace == min(delay + Int64(PortolanDefaults.drain) + margin, notice ?? .max)
    {
      return []
    }
    if mechanism == nil, sleep == nil, !isDefault || !servesTraffic { return [.gracePeriod(grace)] }
    let time = grace - delay - margin
    guard time > 0 else { return nil }
    return [draining(for: time, delay: isStandardDelay ? nil : delay)]
  }

  private func draining(for time: Int64, delay: Int64?) -> Call {
    var arguments = [Argument("for", .seconds(time))]
    if let mechanism { arguments.append(Argument("by", .text(mechanism))) }
    // A delay of zero is only valid as a string.
    if let delay { arguments.append(Argument("endpointDelay", delay == 0 ? .text("0s") : .seconds(delay))) }
    return Call(".draining", arguments)
  }
}

extension Call {
  fileprivate static func gracePeriod(_ seconds: Int64) -> Call {
    Call(".terminationGracePeriod", [Argument(nil, .seconds(seconds))])
  }
}
