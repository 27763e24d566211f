extension Istio {
  /// How many connections and requests there may be at once.
  public struct ConnectionPoolSettings: FieldEncodable, Sendable, Equatable {
    /// Connections.
    public var tcp: TCPSettings?
    /// Requests.
    public var http: HTTPSettings?

    /// Makes a connection pool settings.
    public init(tcp: TCPSettings? = nil, http: HTTPSettings? = nil) {
      self.tcp = tcp
      self.http = http
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("tcp", tcp)
      encoder.field("http", http)
    }
  }

  /// Limits and times of connections.
  public struct TCPSettings: FieldEncodable, Sendable, Equatable {
    /// How many to the host; 4294967295 if nil.
    public var maxConnections: Int?
    /// How long connecting may take, a duration; 10s if nil.
    public var connectTimeout: String?
    /// How long a connection may be quiet, a duration; 1h if nil.
    public var idleTimeout: String?
    /// How long a connection may last, a duration; no limit if nil.
    public var maxConnectionDuration: String?
    /// Signs of life on quiet connections; none if nil.
    public var tcpKeepalive: TCPKeepalive?

    /// Makes a TCP settings.
    public init(
      maxConnections: Int? = nil, connectTimeout: String? = nil, idleTimeout: String? = nil,
      maxConnectionDuration: String? = nil, tcpKeepalive: TCPKeepalive? = nil
    ) {
      self.maxConnections = maxConnections
      self.connectTimeout = connectTimeout
      self.idleTimeout = idleTimeout
      self.maxConnectionDuration = maxConnectionDuration
      self.tcpKeepalive = tcpKeepalive
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("maxConnections", maxConnections)
      encoder.field("connectTimeout", connectTimeout)
      encoder.field("idleTimeout", idleTimeout)
      encoder.field("maxConnectionDuration", maxConnectionDuration)
      encoder.field("tcpKeepalive", tcpKeepalive)
    }
  }

  /// Signs of life on quiet connections.
  public struct TCPKeepalive: FieldEncodable, Sendable, Equatable {
    /// How long it is quiet before the first, a duration; the system's if nil.
    public var time: String?
    /// The pause between them, a duration; the system's if nil.
    public var interval: String?
    /// How many stay unanswered until the connection is dead; the system's if nil.
    public var probes: Int?

    /// Makes a TCP keepalive.
    public init(time: String? = nil, interval: String? = nil, probes: Int? = nil) {
      self.time = time
      self.interval = interval
      self.probes = probes
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("time", time)
      encoder.field("interval", interval)
      encoder.field("probes", probes)
    }
  }

  /// Limits and times of requests.
  public struct HTTPSettings: FieldEncodable, Sendable, Equatable {
    /// How many wait for a connection; 4294967295 if nil.
    public var http1MaxPendingRequests: Int?
    /// How many are active at once; 4294967295 if nil.
    public var http2MaxRequests: Int?
    /// How many use one connection, 1 turning keep-alive off; no limit if nil.
    public var maxRequestsPerConnection: Int?
    /// How many retries at once; 4294967295 if nil.
    public var maxRetries: Int?
    /// How long a connection may be without requests, a duration; 1h if nil.
    public var idleTimeout: String?
    /// Whether HTTP/1.1 becomes HTTP/2; the mesh's setting if nil.
    public var h2UpgradePolicy: H2UpgradePolicy?
    /// Whether the client's protocol is kept; false if nil.
    public var useClientProtocol: Bool?
    /// How many streams on one HTTP/2 connection; 2147483647 if nil.
    public var maxConcurrentStreams: Int?
    /// Signs of life on HTTP/2 connections; none if nil.
    public var http2KeepAlive: HTTP2KeepAlive?

    /// Makes a HTTP settings.
    public init(
      http1MaxPendingRequests: Int? = nil, http2MaxRequests: Int? = nil,
      maxRequestsPerConnection: Int? = nil, maxRetries: Int? = nil, idleTimeout: String? = nil,
      h2UpgradePolicy: H2UpgradePolicy? = nil, useClientProtocol: Bool? = nil,
      maxConcurrentStreams: Int? = nil, http2KeepAlive: HTTP2KeepAlive? = nil
    ) {
      self.http1MaxPendingRequests = http1MaxPendingRequests
      self.http2MaxRequests = http2MaxRequests
      self.maxRequestsPerConnection = maxRequestsPerConnection
      self.maxRetries = maxRetries
      self.idleTimeout = idleTimeout
      self.h2UpgradePolicy = h2UpgradePolicy
      self.useClientProtocol = useClientProtocol
      self.maxConcurrentStreams = maxConcurrentStreams
      self.http2KeepAlive = http2KeepAlive
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("http1MaxPendingRequests", http1MaxPendingRequests)
      encoder.field("http2MaxRequests", http2MaxRequests)
      encoder.field("maxRequestsPerConnection", maxRequestsPerConnection)
      encoder.field("maxRetries", maxRetries)
      encoder.field("idleTimeout", idleTimeout)
      encoder.field("h2UpgradePolicy", h2UpgradePolicy)
      encoder.field("useClientProtocol", useClientProtocol)
      encoder.field("maxConcurrentStreams", maxConcurrentStreams)
      encoder.field("http2KeepAlive", http2KeepAlive)
    }
  }

  /// Signs of life on HTTP/2 connections.
  public struct HTTP2KeepAlive: FieldEncodable, Sendable, Equatable {
    /// The pause between them, a duration.
    public var interval: String?
    /// How long an answer may take, a duration.
    public var timeout: String?

    /// Makes a HTTP keep alive.
    public init(interval: String? = nil, timeout: String? = nil) {
      self.interval = interval
      self.timeout = timeout
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("interval", interval)
      encoder.field("timeout", timeout)
    }
  }

  /// Whether HTTP/1.1 connections become HTTP/2.
  public enum H2UpgradePolicy: String, NodeEncodable, Sendable {
    /// As the mesh says.
    case `default` = "DEFAULT"
    /// They do.
    case upgrade = "UPGRADE"
    /// They don't.
    case doNotUpgrade = "DO_NOT_UPGRADE"
  }
}
