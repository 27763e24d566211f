/// The retry policy of a route.
public struct Retries: PayloadValue, Sendable, Equatable, ExpressibleByIntegerLiteral {
  package let attempts: Int
  package let perTry: Duration?
  package let conditions: [RetryCondition]

  /// Declares a retry policy.
  /// - Parameters:
  ///   - attempts: the maximum number of retries after the first try; 0 also disables Istio's default retries.
  ///   - perTry: the timeout for each try, at most the route's timeout; the route's timeout by default.
  ///   - conditions: the failures after which a request is retried. Istio's default covers connection failures, refused
  ///     streams, and unavailable and cancelled gRPC calls. Before Istio 1.24, it also covers status 503.
  public init(_ attempts: Int, perTry: Duration? = nil, on conditions: RetryCondition...) {
    self.attempts = attempts
    self.perTry = perTry
    self.conditions = conditions
  }

  /// Creates a policy with this number of retries and Istio's defaults.
  public init(integerLiteral value: Int) { self.init(value) }
}

/// A condition under which a request is retried: the name of a condition in Envoy, or an HTTP status such as `503`.
public struct RetryCondition: RawRepresentable, PayloadValue, Sendable, Hashable, ExpressibleByStringLiteral {
  /// The name of the condition in Envoy, or the HTTP status.
  public let rawValue: String
  /// Creates a condition from its name in Envoy or from an HTTP status.
  public init(rawValue: String) { self.rawValue = rawValue }
  /// Creates a condition from a literal with its name in Envoy or with an HTTP status.
  public init(stringLiteral value: String) { rawValue = value }

  /// Any response with a 5xx status, or no response.
  public static let serverErrors: RetryCondition = "5xx"
  /// A response with status 502, 503, or 504.
  public static let gatewayErrors: RetryCondition = "gateway-error"
  /// The connection could not be made.
  public static let connectFailure: RetryCondition = "connect-failure"
  /// The server did not respond: the connection was reset or closed, or the read timed out.
  public static let reset: RetryCondition = "reset"
  /// The server refused the stream.
  public static let refusedStream: RetryCondition = "refused-stream"
  /// A response with gRPC status UNAVAILABLE.
  public static let unavailable: RetryCondition = "unavailable"
  /// A response with gRPC status CANCELLED.
  public static let cancelled: RetryCondition = "cancelled"
}

/// A redirect response to a request.
public struct Redirect: PayloadValue, Sendable, Equatable {
  package let path: String?
  package let host: String?
  package let scheme: String?
  package let port: Int?
  package let code: Int?

  /// Declares a redirect, which changes at least one of path, host, scheme, and port.
  /// - Parameters:
  ///   - path: the new path; the request's path by default.
  ///   - host: the new host; the request's host by default.
  ///   - scheme: `https` or `http`; the request's scheme by default.
  ///   - port: the new port; by default, the port in the request's `Host` header, or no port with a new host.
  ///   - code: the HTTP status: 301 (the default), 302, 303, 307, or 308.
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

/// Faults that are injected into a percentage of the requests.
public struct HTTPFault: PayloadValue, Sendable, Equatable {
  package let delay: Delay?
  package let abort: Abort?

  /// A delay before the request is forwarded, for a percentage of the requests from 0 to 100.
  public struct Delay: PayloadValue, Sendable, Equatable {
    package let time: Duration
    package let percent: Double

    /// Delays a percentage of the requests.
    public init(_ time: Duration, percent: Double) {
      self.time = time
      self.percent = percent
    }
  }

  /// A response that the proxy sends instead of forwarding the request, for a percentage of the requests from 0 to 100.
  public struct Abort: PayloadValue, Sendable, Equatable {
    package let status: Status
    package let percent: Double

    package enum Status: PayloadValue, Sendable, Equatable {
      case http(Int)
      case grpc(String)
    }

    /// Aborts a percentage of the requests with an HTTP status from 200 to 599.
    public init(_ status: Int, percent: Double) {
      self.status = .http(status)
      self.percent = percent
    }

    /// Aborts a percentage of the requests with a gRPC status, such as `UNAVAILABLE`.
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

/// A CORS policy: the requests to the service that browsers allow web pages of other origins to send.
public struct CORS: PayloadValue, Sendable, Equatable {
  package let origins: [TextMatch]
  package let methods: [String]
  package let headers: [String]
  package let exposed: [String]
  package let maxAge: Duration?
  package let credentials: Bool?

  /// Declares the allowed requests.
  /// - Parameters:
  ///   - origins: the allowed origins, such as `"https://shop.example.com"`.
  ///   - methods: the allowed HTTP methods.
  ///   - headers: the allowed request headers.
  ///   - exposed: the response headers that scripts can read.
  ///   - maxAge: how long browsers can cache a preflight response, in whole seconds. Without it, each browser uses its
  ///     own default.
  ///   - credentials: `allowCredentials`, whether requests can carry cookies; true is an error if `origins` matches
  ///     every origin. The field is left out by default.
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

/// Changes to the headers of requests and responses.
public struct HeaderOperations: PayloadValue, Sendable, Equatable {
  package let request: Operations
  package let response: Operations

  /// Changes to headers in one direction: requests or responses.
  public struct Operations: PayloadValue, Sendable, Equatable {
    package let `set`: KeyValues
    package let add: KeyValues
    package let remove: [String]

    /// Creates changes that set, add, and remove headers.
    public init(set: KeyValues = [:], add: KeyValues = [:], remove: [String] = []) {
      self.set = set
      self.add = add
      self.remove = remove
    }

    package var isEmpty: Bool { self.set.isEmpty && add.isEmpty && remove.isEmpty }
  }

  /// Creates changes for requests, responses, or both.
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
