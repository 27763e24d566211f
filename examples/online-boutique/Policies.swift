import Portolan

extension Service {
  /// The pods run on any node, or on spot nodes in the `spot` profile, and are spread across nodes and zones.
  func movable(in profile: Profile, on spot: SpotProvider, apart strength: Strength = .preferred) -> Service {
    placed(on: profile == .spot ? .spot(spot) : .anywhere)
      .apart(on: .host, strength: strength)
      .spread(over: .zone)
  }

  /// Drains with the `preStop` sleep, because upstream's images do not finish requests after SIGTERM.
  ///
  /// The Go programs exit immediately. The Node.js programs have no handler for SIGTERM, and the Python programs stop
  /// only on SIGINT. They run as process 1, which ignores a signal that it does not handle. So SIGTERM has no effect on
  /// them, and they are killed at the end of the grace period. The original mentions graceful shutdowns of its own
  /// builds; set `draining(for:by:)` if you use such a build.
  func drainedBeforeSIGTERM(thenKilled: Bool = false) -> Service {
    draining(
      for: .seconds(5),
      by: thenKilled
        ? "nothing; the program ignores SIGTERM and is killed at the end of the grace period"
        : "nothing; the program exits immediately on SIGTERM",
      endpointDelay: .seconds(12))
  }

  /// Limits the requests that wait for a slow service, and ejects failing pods.
  func circuitBreaker() -> Service {
    connectionPool(
      maxConnections: 200, connectTimeout: .seconds(2), maxPendingRequests: 100, maxRequests: 500
    )
    .outlierDetection(
      consecutive5xxErrors: 5, interval: .seconds(10), baseEjectionTime: .seconds(30), maxEjectionPercent: 50)
  }
}

extension Retries {
  /// A retry policy for read-only requests: requests whose connection is reset, and requests with the status
  /// UNAVAILABLE, are also retried.
  static let reading = Retries(
    2, perTry: .seconds(1), on: .connectFailure, .refusedStream, .reset, .unavailable)
  /// A retry policy for requests that change data: only requests that no pod has processed are retried.
  static let writing = Retries(2, on: .connectFailure, .refusedStream)
}

extension RunAs {
  /// The user of the shop's images.
  static let shop = RunAs(user: 1000, group: 1000, volumeGroup: 1000)
}
