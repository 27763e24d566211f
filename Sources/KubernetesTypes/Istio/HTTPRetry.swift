extension Istio {
  /// How failed requests are retried.
  package struct HTTPRetry: FieldEncodable, Sendable, Equatable {
    /// The maximum number of retries; 0 disables them.
    package var attempts: Int
    /// The timeout per attempt, a duration; the route's timeout if nil.
    package var perTryTimeout: String?
    /// The retry conditions and status codes, separated by commas; Istio's default conditions if nil.
    package var retryOn: String?
    /// Whether retries use other localities; the mesh's setting if nil.
    package var retryRemoteLocalities: Bool?
    /// Whether retries avoid pods that failed before; true if nil.
    package var retryIgnorePreviousHosts: Bool?
    /// The minimum time between attempts, a duration; 25ms if nil.
    package var backoff: String?

    package init(
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
  package struct HTTPFaultInjection: FieldEncodable, Sendable, Equatable {
    package var delay: FaultDelay?
    package var abort: FaultAbort?

    package init(delay: FaultDelay? = nil, abort: FaultAbort? = nil) {
      self.delay = delay
      self.abort = abort
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("delay", delay)
      encoder.field("abort", abort)
    }
  }

  /// A deliberate delay.
  package struct FaultDelay: FieldEncodable, Sendable, Equatable {
    /// The delay, a duration.
    package var fixedDelay: String
    /// The percentage of requests; none if nil.
    package var percentage: Percent?

    package init(fixedDelay: String, percentage: Percent? = nil) {
      self.fixedDelay = fixedDelay
      self.percentage = percentage
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("fixedDelay", fixedDelay)
      encoder.field("percentage", percentage)
    }
  }

  /// A deliberate abort; exactly one status is set.
  package struct FaultAbort: FieldEncodable, Sendable, Equatable {
    package var httpStatus: Int?
    /// The gRPC status, such as `UNAVAILABLE`.
    package var grpcStatus: String?
    /// The percentage of requests; none if nil.
    package var percentage: Percent?

    package init(httpStatus: Int? = nil, grpcStatus: String? = nil, percentage: Percent? = nil) {
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
