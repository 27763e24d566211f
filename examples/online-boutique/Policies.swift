import Portolan

extension Service {
  /// Lets the pods run wherever there is room, on spot nodes in that profile, and not all on one host or in one zone.
  func movable(in profile: Profile, on spot: SpotProvider, apart strength: Strength = .preferred) -> Service {
    placed(on: profile == .spot ? .spot(spot) : .anywhere)
      .apart(on: .host, strength: strength)
      .spread(over: .zone)
  }

  /// Drains by the `preStop` sleep: upstream's images finish no requests after SIGTERM.
  ///
  /// The Go and Node.js programs end at once. The Python programs stop on SIGINT alone, and process 1 ignores SIGTERM unless it
  /// handles it: they are killed at the end of the grace period. The original lists graceful shutdowns of its own builds; set
  /// `draining(for:by:)` where you use such a build.
  func drainedBeforeSIGTERM(thenKilled: Bool = false) -> Service {
    draining(
      for: .seconds(5),
      by: thenKilled
        ? "the preStop sleep; the program ignores SIGTERM and is killed at the end of the grace period"
        : "the preStop sleep; the program ends at once on SIGTERM",
      endpointDelay: .seconds(12))
  }

  /// Stops callers from queueing up at a service that is slow, and leaves out pods that keep failing.
  func circuitBreaker() -> Service {
    connectionPool(
      maxConnections: 200, connectTimeout: .seconds(2), maxPendingRequests: 100, maxRequests: 500
    )
    .outlierDetection(
      consecutive5xxErrors: 5, interval: .seconds(10), baseEjectionTime: .seconds(30), maxEjectionPercent: 50)
  }
}

extension Retries {
  /// For what only reads: whatever failed on the way is asked again.
  static let reading = Retries(
    2, perTry: .seconds(1), on: .connectFailure, .refusedStream, .reset, .unavailable)
  /// For what changes something: only what never reached a pod is sent again.
  static let writing = Retries(2, on: .connectFailure, .refusedStream)
}

extension RunAs {
  /// The user for which the shop's images are made.
  static let shop = RunAs(user: 1000, group: 1000, volumeGroup: 1000)
}
