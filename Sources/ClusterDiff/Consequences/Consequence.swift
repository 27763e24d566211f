/// What it takes to put a declared value back.
public enum Consequence: String, Sendable, CaseIterable {
  /// Nothing but the change itself.
  case none
  /// The workload's pods are replaced.
  case restartsPods = "restarts pods"
  /// The server refuses to change the field: the object has to be deleted and made again.
  case recreation = "immutable: must be re-created"
  /// Applying fails over a port's name that is there already.
  case refused = "refused: applying fails (duplicate port name), must be patched or re-created"
  /// Applying fails, since the parameters of rolling updates are left beside another type of update.
  case refusedWithRollingUpdate =
    "refused: applying fails (rollingUpdate is left over), must be patched or re-created"
  /// Applying fails, since of several ports each must have a name.
  case refusedWithoutNames = "refused: applying fails (ports without names), must be patched or re-created"
}

/// What putting a declared value back does beyond that.
public enum SideEffect: String, Sendable, CaseIterable {
  /// Clients that know the Service by its address lose it.
  case movesAddress = "moves the Service's address"
  /// The volumes of claims may go with the claims.
  case losesData = "loses data"
}
