/// The possible consequences of a change, the most severe first.
package enum Risk: String, Sendable, CaseIterable, Hashable {
  /// Stored data, or all objects of a namespace or kind, can be deleted, or pods start without their data.
  case losesData = "loses-data"
  /// A secret appears as plain text, a ServiceAccount's token can be mounted in pods, or permission to read Secrets is
  /// granted.
  case exposesSecret = "exposes-secret"
  /// More clients or requests are allowed, more permissions are granted, or pods violate a control of the Pod Security
  /// Standards (level `baseline`) that they did not violate before.
  case opensAccess = "opens-access"
  /// The object must be deleted and created again.
  case replacesObject = "replaces-object"
  /// Clients that use the current name, address, or port may be unable to connect.
  case movesAddress = "moves-address"
  /// Fewer pods can run, more can be stopped or lost at the same time, or requests can fail while pods start, fail, or
  /// stop.
  case lowersAvailability = "lowers-availability"
  /// The controller replaces the pods because their stored template changes, or a Pod's container restarts with a new
  /// image.
  case restartsPods = "restarts-pods"
  /// A route or a setting for sending requests changes, or a Service selects other pods or ports.
  case changesTraffic = "changes-traffic"
  /// The resource requests of a workload, multiplied by its minimum number of pods, grow.
  case cost

  /// The meaning of the risk, in one sentence without a full stop.
  package var summary: String {
    switch self {
    case .losesData: "stored data or whole groups of objects can be deleted, or pods start without their data"
    case .exposesSecret:
      "a secret appears as plain text, a token can be mounted, or permission to read Secrets is granted"
    case .opensAccess:
      "more clients or requests are allowed, more permissions are granted, or pods newly violate the Pod Security Standards (level baseline)"
    case .replacesObject: "the object must be deleted and created again"
    case .movesAddress: "clients that use the current name, address, or port may be unable to connect"
    case .lowersAvailability:
      "fewer pods can run, more can be stopped or lost at the same time, or requests can fail"
    case .restartsPods: "the stored pod template changes, or a container restarts with a new image"
    case .changesTraffic:
      "a route or a setting for sending requests changes, or a Service selects other pods or ports"
    case .cost: "the resource requests of a workload, multiplied by its minimum number of pods, grow"
    }
  }
}

/// A risk of a change, with the reason.
package struct RiskMark: Sendable, Hashable {
  package var risk: Risk
  /// Why the change has the risk, in one sentence without a full stop.
  package var reason: String
  /// The number of changed places in objects that have the risk; a place counts once for each profile.
  package var count = 1

  package init(_ risk: Risk, _ reason: String) {
    (self.risk, self.reason) = (risk, reason)
  }
}
