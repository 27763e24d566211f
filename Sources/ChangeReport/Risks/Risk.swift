/// The possible consequences of a change, the most severe first.
package enum Risk: String, Sendable, CaseIterable, Hashable {
  /// Stored data can be deleted, or pods start without it.
  case losesData = "loses-data"
  /// A secret becomes readable: in plain text, in a pod, or through a role.
  case exposesSecret = "exposes-secret"
  /// More clients, requests, or rights are admitted than before.
  case opensAccess = "opens-access"
  /// The object must be deleted and created again.
  case replacesObject = "replaces-object"
  /// Clients that use the current address can no longer connect.
  case movesAddress = "moves-address"
  /// Fewer pods are available, more are stopped at the same time, or requests can fail while pods start or stop.
  case lowersAvailability = "lowers-availability"
  /// The pods of a workload are replaced.
  case restartsPods = "restarts-pods"
  /// Requests are routed, retried, or timed out differently.
  case changesTraffic = "changes-traffic"
  /// The sum of the requested resources grows.
  case cost

  /// The meaning of the risk, in one sentence without a full stop.
  package var summary: String {
    switch self {
    case .losesData: "stored data can be deleted, or pods start without it"
    case .exposesSecret: "a secret becomes readable outside its Secret"
    case .opensAccess: "more clients, requests, or rights are admitted than before"
    case .replacesObject: "the object must be deleted and created again"
    case .movesAddress: "clients that use the current address can no longer connect"
    case .lowersAvailability:
      "fewer pods are available, more are stopped at the same time, or requests can fail"
    case .restartsPods: "the stored pod template changes, so the pods are replaced"
    case .changesTraffic: "requests are routed, retried, or timed out differently"
    case .cost: "the sum of resource requests multiplied by replicas grows"
    }
  }
}

/// A risk of a change, with the reason.
package struct RiskMark: Sendable, Hashable {
  package var risk: Risk
  /// Why the change has the risk, in one sentence without a full stop.
  package var reason: String
  /// The number of affected objects that have the risk; each profile counts.
  package var count = 1

  package init(_ risk: Risk, _ reason: String) {
    (self.risk, self.reason) = (risk, reason)
  }
}
