/// The consequence of restoring a declared value.
package enum Consequence: String, Sendable, CaseIterable {
  /// The declared value is restored without other consequences.
  case none
  /// The pods of the workload are replaced.
  case restartsPods = "restarts pods"
  /// The field is immutable, or the server rejects its declared value: the object must be deleted and re-created.
  case recreation = "immutable: must be re-created"
  /// Applying fails because a port with the same name exists.
  case refused = "refused: applying fails (duplicate port name), must be patched or re-created"
  /// Applying fails if the rolling update parameters remain next to another update type, as they do after a server-side
  /// apply.
  case refusedWithRollingUpdate =
    "refused: applying fails (rollingUpdate can be left over), must be patched or re-created"
  /// Applying fails because each of several ports must have a name.
  case refusedWithoutNames = "refused: applying fails (ports without names), must be patched or re-created"
}

/// A side effect of restoring a declared value.
package enum SideEffect: String, Sendable, CaseIterable {
  /// The Service loses an address or node ports, so clients that use them can no longer connect.
  case movesAddress = "moves the Service's address"
  /// Claims or volumes must be deleted and re-created, which can delete their data.
  case losesData = "loses data"

  /// The effect in words, for reports.
  var text: String {
    switch self {
    case .movesAddress: "can move or release the Service's addresses"
    case .losesData: "can lose data"
    }
  }
}
