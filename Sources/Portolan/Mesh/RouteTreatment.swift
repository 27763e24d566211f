/// How often a failed request is tried again, and when.
public struct Retries: PayloadValue, Sendable, Equatable, ExpressibleByIntegerLiteral {
  package let attempts: Int
  package let perTry: Duration?
  package let conditions: [RetryCondition]

  /// Says how failed requests are tried again.
  /// - Parameters:
  ///   - attempts: how often after the first try.
  ///   - perTry: how long each try may take; the route's timeout.
  ///   - conditions: what counts as failed; Istio's default covers connection failures, refused streams, unavailable and
  ///     cancelled gRPC calls, and 503.
  public init(_ attempts: Int, perTry: Duration? = nil, on conditions: RetryCondition...) {
    self.attempts = attempts
    self.perTry = perTry
    self.conditions = conditions
  }

  /// Tries so often, with Istio's defaults.
  public init(integerLiteral value: Int) { self.init(value) }
}

/// What counts as a failed request: Envoy's names.
public struct RetryCondition: RawRepresentable, PayloadValue, Sendable, Hashable, ExpressibleByStringLiteral {
  /// Envoy's name for it.
  public let rawValue: String
  /// Names a condition.
  public init(rawValue: String) { self.rawValue = rawValue }
  /// Names a condition.
  public init(stringLiteral value: String) { rawValue = value }

  /// Any 5xx answer, or none at all.
  public static let serverErrors: RetryCondition = "5xx"
  /// 502, 503, 504.
  public static let gatewayErrors: RetryCondition = "gateway-error"
  /// The connection could not be made.
  public static let connectFailure: RetryCondition = "connect-failure"
  /// The connection was reset before an answer.
  public static let reset: RetryCondition = "reset"
  /// The server refused the stream.
  public static let refusedStream: RetryCondition = "refused-stream"
  /// gRPC status UNAVAILABLE.
  public static let unavailable: RetryCondition = "unavailable"
  /// gRPC status CANCELLED.
  public static let cancelled: RetryCondition = "cancelled"
}

/// A redirect that answers a request.
public struct Redirect: PayloadValue, Sendable, Equatable {
  package let path: String?
  package let host: String?
  package let scheme: String?
  package let port: Int?
  package let code: Int?

  /// Says where to redirect.
  /// - Parameters:
  ///   - path: the new path; the request's.
  ///   - host: the new host; the request's.
  ///   - scheme: `https` or `http`; the request's.
  ///   - port: the new port; the request's.
  ///   - code: 301, 302, 303, 307 or 308; 301.
  public init(
    path: String? = nil, host: String? = nil, scheme: String? = nil, port: Int? = nil, code: Int? = nil
  ) {
    self.path = path
    self.host = host
    self.scheme = scheme
    self.port = port
    self.code = code
  }
}

/// Faults injected into a share of the requests.
public struct HTTPFault: PayloadValue, Sendable, Equatable {
  package let delay: Delay?
  package let abort: Abort?

  /// A wait before the request goes on.
  public struct Delay: PayloadValue, Sendable, Equatable {
    package let time: Duration
    package let percent: Double

    /// Delays a share of the requests.
    public init(_ time: Duration, percent: Double) {
      self.time = time
      self.percent = percent
    }
  }

  /// An answer of the proxy instead of the service's.
  public struct Abort: PayloadValue, Sendable, Equatable {
    package let status: Status
    package let percent: Double

    package enum Status: PayloadValue, Sendable, Equatable {
      case http(Int)
      case grpc(String)
    }

    /// Answers a share of the requests with an HTTP status.
    public init(_ status: Int, percent: Double) {
      self.status = .http(status)
      self.percent = percent
    }

    /// Answers a share of the requests with a gRPC status, such as `UNAVAILABLE`.
    public init(grpc status: String, percent: Double) {
      self.status = .grpc(status)
      self.percent = percent
    }
  }

  /// Injects a delay, an abort, or both.
  public init(delay: Delay? = nil, abort: Abort? = nil) {
    self.delay = delay
    self.abort = abort
  }
}

/// What browsers may do from other origins.
public struct CORS: PayloadValue, Sendable, Equatable {
  package let origins: [TextMatch]
  package let methods: [String]
  package let headers: [String]
  package let exposed: [String]
  package let maxAge: Duration?
  package let credentials: Bool?

  /// Says what is allowed.
  /// - Parameters:
  ///   - origins: the origins, such as `"https://shop.example.com"`.
  ///   - methods: the methods.
  ///   - headers: the headers that requests may carry.
  ///   - exposed: the headers that scripts may read.
  ///   - maxAge: how long the answer may be kept.
  ///   - credentials: whether cookies go along; browsers refuse that for every origin at once.
  public init(
    origins: [TextMatch], methods: [String], headers: [String] = [], exposed: [String] = [],
    maxAge: Duration? = nil, credentials: Bool? = nil
  ) {
    self.origins = origins
    self.methods = methods
    self.headers = headers
    self.exposed = exposed
    self.maxAge = maxAge
    self.credentials = credentials
  }
}

/// Changes to headers.
public struct HeaderOperations: PayloadValue, Sendable, Equatable {
  package let request: Operations
  package let response: Operations

  /// Changes in one direction.
  public struct Operations: PayloadValue, Sendable, Equatable {
    package let `set`: KeyValues
    package let add: KeyValues
    package let remove: [String]

    /// Sets, adds and removes headers.
    public init(set: KeyValues = [:], add: KeyValues = [:], remove: [String] = []) {
      self.set = set
      self.add = add
      self.remove = remove
    }

    package var isEmpty: Bool { self.set.isEmpty && add.isEmpty && remove.isEmpty }
  }

  /// Changes headers of requests, of answers, or of both.
  public init(request: Operations = Operations(), response: Operations = Operations()) {
    self.request = request
    self.response = response
  }
}

extension Retries {
  package init(from reader: inout PayloadReader) throws {
    (attempts, perTry, conditions) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(attempts, perTry, conditions) }
}

extension Redirect {
  package init(from reader: inout PayloadReader) throws {
    (path, host, scheme, port, code) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(path, host, scheme, port, code) }
}

extension HTTPFault {
  package init(from reader: inout PayloadReader) throws { (delay, abort) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(delay, abort) }
}

extension HTTPFault.Delay {
  package init(from reader: inout PayloadReader) throws { (time, percent) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(time, percent) }
}

extension HTTPFault.Abort {
  package init(from reader: inout PayloadReader) throws { (status, percent) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(status, percent) }
}

extension HTTPFault.Abort.Status {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .http(try reader.next())
    case 1: self = .grpc(try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .http(let number): writer.put(case: 0, number)
    case .grpc(let status): writer.put(case: 1, status)
    }
  }
}

extension CORS {
  package init(from reader: inout PayloadReader) throws {
    (origins, methods, headers, exposed, maxAge, credentials) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(origins, methods, headers, exposed, maxAge, credentials)
  }
}

extension HeaderOperations {
  package init(from reader: inout PayloadReader) throws { (request, response) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(request, response) }
}

extension HeaderOperations.Operations {
  package init(from reader: inout PayloadReader) throws { (`set`, add, remove) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(`set`, add, remove) }
}
