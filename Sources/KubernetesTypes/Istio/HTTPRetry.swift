extension Istio {
  /// How failed requests are tried again.
  public struct HTTPRetry: FieldEncodable, Sendable, Equatable {
    /// How often at most; 0 for never.
    public var attempts: Int
    /// The time for one attempt, a duration; the route's timeout if nil.
    public var perTryTimeout: String?
    /// Kinds of failures and status codes, joined by commas.
    public var retryOn: String?
    /// Whether other localities are tried; the mesh's setting if nil.
    public var retryRemoteLocalities: Bool?
    /// Whether pods that failed are left out; true if nil.
    public var retryIgnorePreviousHosts: Bool?
    /// The least pause between attempts, a duration; 25ms if nil.
    public var backoff: String?

    /// Makes a HTTP retry.
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

  /// Failures and delays on purpose.
  public struct HTTPFaultInjection: FieldEncodable, Sendable, Equatable {
    /// Delays.
    public var delay: FaultDelay?
    /// Failures.
    public var abort: FaultAbort?

    /// Makes a HTTP fault injection.
    public init(delay: FaultDelay? = nil, abort: FaultAbort? = nil) {
      self.delay = delay
      self.abort = abort
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("delay", delay)
      encoder.field("abort", abort)
    }
  }

  /// A delay on purpose.
  public struct FaultDelay: FieldEncodable, Sendable, Equatable {
    /// How long, a duration.
    public var fixedDelay: String
    /// How many requests; none if nil.
    public var percentage: Percent?

    /// Makes a fault delay.
    public init(fixedDelay: String, percentage: Percent? = nil) {
      self.fixedDelay = fixedDelay
      self.percentage = percentage
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("fixedDelay", fixedDelay)
      encoder.field("percentage", percentage)
    }
  }

  /// A failure on purpose; exactly one status is set.
  public struct FaultAbort: FieldEncodable, Sendable, Equatable {
    /// The HTTP status.
    public var httpStatus: Int?
    /// The gRPC status, such as `UNAVAILABLE`.
    public var grpcStatus: String?
    /// How many requests; none if nil.
    public var percentage: Percent?

    /// Makes a fault abort.
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
