extension Istio {
  /// Limits for concurrent connections and requests.
  package struct ConnectionPoolSettings: FieldEncodable, Sendable, Equatable {
    /// Limits for connections.
    package var tcp: TCPSettings?
    /// Limits for requests.
    package var http: HTTPSettings?

    package init(tcp: TCPSettings? = nil, http: HTTPSettings? = nil) {
      self.tcp = tcp
      self.http = http
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("tcp", tcp)
      encoder.field("http", http)
    }
  }

  /// Limits and timeouts for connections.
  package struct TCPSettings: FieldEncodable, Sendable, Equatable {
    /// The maximum number of connections to the host; 4294967295 if nil.
    package var maxConnections: Int?
    /// The connect timeout, a duration; 10s if nil.
    package var connectTimeout: String?
    /// The idle timeout, a duration; 1h if nil.
    package var idleTimeout: String?
    /// The maximum lifetime of a connection, a duration; no limit if nil.
    package var maxConnectionDuration: String?
    /// TCP keep-alive probes; none if nil.
    package var tcpKeepalive: TCPKeepalive?

    package init(
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

  /// TCP keep-alive probes on idle connections.
  package struct TCPKeepalive: FieldEncodable, Sendable, Equatable {
    /// The idle time before the first probe, a duration; the system's default if nil.
    package var time: String?
    /// The time between probes, a duration; the system's default if nil.
    package var interval: String?
    /// The number of unanswered probes after which the connection is dead; the system's default if nil.
    package var probes: Int?

    package init(time: String? = nil, interval: String? = nil, probes: Int? = nil) {
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

  /// Limits and timeouts for requests.
  package struct HTTPSettings: FieldEncodable, Sendable, Equatable {
    /// The maximum number of requests that wait for a connection; 4294967295 if nil.
    package var http1MaxPendingRequests: Int?
    /// The maximum number of active requests; 4294967295 if nil.
    package var http2MaxRequests: Int?
    /// The maximum number of requests per connection; 1 disables keep-alive, no limit if nil.
    package var maxRequestsPerConnection: Int?
    /// The maximum number of concurrent retries; 4294967295 if nil.
    package var maxRetries: Int?
    /// The idle timeout of a connection without requests, a duration; 1h if nil.
    package var idleTimeout: String?
    /// Whether HTTP/1.1 is upgraded to HTTP/2; the mesh's setting if nil.
    package var h2UpgradePolicy: H2UpgradePolicy?
    /// Whether the client's protocol is preserved; false if nil.
    package var useClientProtocol: Bool?
    /// The maximum number of streams per HTTP/2 connection; 2147483647 if nil.
    package var maxConcurrentStreams: Int?
    /// Keep-alive pings on HTTP/2 connections; none if nil.
    package var http2KeepAlive: HTTP2KeepAlive?

    package init(
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

  /// Keep-alive pings on HTTP/2 connections.
  package struct HTTP2KeepAlive: FieldEncodable, Sendable, Equatable {
    /// The time between pings, a duration.
    package var interval: String?
    /// The timeout for a response, a duration.
    package var timeout: String?

    package init(interval: String? = nil, timeout: String? = nil) {
      self.interval = interval
      self.timeout = timeout
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("interval", interval)
      encoder.field("timeout", timeout)
    }
  }

  /// Whether HTTP/1.1 connections are upgraded to HTTP/2.
  package enum H2UpgradePolicy: String, NodeEncodable, Sendable {
    /// The mesh's setting.
    case `default` = "DEFAULT"
    /// HTTP/1.1 connections are upgraded.
    case upgrade = "UPGRADE"
    /// HTTP/1.1 connections are not upgraded.
    case doNotUpgrade = "DO_NOT_UPGRADE"
  }
}
