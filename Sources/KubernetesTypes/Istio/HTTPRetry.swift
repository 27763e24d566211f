extension Istio {
  /// How failed requests are retried.
  public struct HTTPRetry: FieldEncodable, Sendable, Equatable {
    /// The maximum number of retries; 0 disables them.
    public var attempts: Int
    /// The timeout per attempt, a duration; the route's timeout if nil.
    public var perTryTimeout: String?
    /// The retry conditions and status codes, separated by commas.
    public var retryOn: String?
    /// Whether retries use other localities; the mesh's setting if nil.
    public var retryRemoteLocalities: Bool?
    /// Whether retries avoid pods that failed before; true if nil.
    public var retryIgnorePreviousHosts: Bool?
    /// The minimum time between attempts, a duration; 25ms if nil.
    public var backoff: String?

    /// Creates an HTTP retry.
    public init(
      attempts: Int, perTryTimeout: String? = nil, retryOn: String? = nil,
      retryRemoteLocalities: Bool? = nil, retryIgnorePreviousHosts: Bool? = nil, backoff: String? = nil
    ) {
      self.attempts = attempts
      self.perTryTimeout = perTryTimeout
      self.retryOn = retryOn
      self.retryRemoteLocalities = retryRemoteLocalities
      self.retryIgnorePreviousHosts = retryIgnorePreviousHosts
      self.backoff = backoff
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("attempts", attempts)
      encoder.field("perTryTimeout", perTryTimeout)
      encoder.field("retryOn", retryOn)
      encoder.field("retryRemoteLocalities", retryRemoteLocalities)
      encoder.field("retryIgnorePreviousHosts", retryIgnorePreviousHosts)
      encoder.field("backoff", backoff)
    }
  }

  /// Fault injection: deliberate delays and aborts.
  public struct HTTPFaultInjection: FieldEncodable, Sendable, Equatable {
    /// Delays.
    public var delay: FaultDelay?
    /// Aborts.
    public var abort: FaultAbort?

    /// Creates an HTTP fault injection.
    public init(delay: FaultDelay? = nil, abort: FaultAbort? = nil) {
      self.delay = delay
      self.abort = abort
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("delay", delay)
      encoder.field("abort", abort)
    }
  }

  /// A deliberate delay.
  public struct FaultDelay: FieldEncodable, Sendable, Equatable {
    /// The delay, a duration.
    public var fixedDelay: String
    /// The percentage of requests; none if nil.
    public var percentage: Percent?

    /// Creates a fault delay.
    public init(fixedDelay: String, percentage: Percent? = nil) {
      self.fixedDelay = fixedDelay
      self.percentage = percentage
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("fixedDelay", fixedDelay)
      encoder.field("percentage", percentage)
    }
  }

  /// A deliberate abort; exactly one status is set.
  public struct FaultAbort: FieldEncodable, Sendable, Equatable {
    /// The HTTP status.
    public var httpStatus: Int?
    /// The gRPC status, such as `UNAVAILABLE`.
    public var grpcStatus: String?
    /// The percentage of requests; none if nil.
    public var percentage: Percent?

    /// Creates a fault abort.
    public init(httpStatus: Int? = nil, grpcStatus: String? = nil, percentage: Percent? = nil) {
      self.httpStatus = httpStatus
      self.grpcStatus = grpcStatus
      self.percentage = percentage
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("httpStatus", httpStatus)
      encoder.field("grpcStatus", grpcStatus)
      encoder.field("percentage", percentage)
    }
  }
}
