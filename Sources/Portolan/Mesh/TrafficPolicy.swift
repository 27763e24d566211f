package import Diagnostics

/// The traffic policy of a service: its DestinationRule.
@usableFromInline
package struct TrafficPolicy: UnsetPart {
  package static let unset = Shared(TrafficPolicy())

  package var ruleName: Located<String>?
  package var connectionPool: ConnectionPool?
  package var outlierDetection: OutlierDetection?
  package var loadBalancing: Located<LoadBalancing>?
  package var tls: Located<UpstreamTLS>?

  package init() {}

  package var isEmpty: Bool {
    ruleName == nil && connectionPool == nil && outlierDetection == nil && loadBalancing == nil && tls == nil
  }
}

package struct ConnectionPool: PayloadValue, Sendable, Equatable {
  package let maxConnections: Int?
  package let connectTimeout: Duration?
  package let maxPendingRequests: Int?
  package let maxRequests: Int?
  package let maxRequestsPerConnection: Int?
  package let maxRetries: Int?
  package let idleTimeout: Duration?
  package let keepalive: Keepalive?
  package let location: FileLocation
}

/// TCP keepalive probes, which keep firewalls and load balancers from silently dropping idle connections:
/// `tcpKeepalive`.
public struct Keepalive: PayloadValue, Sendable, Equatable {
  package let idle: Duration?
  package let interval: Duration?
  package let probes: Int?

  /// Declares the probes; by default, the settings of the node's kernel apply.
  /// - Parameters:
  ///   - idle: the idle time before the first probe: `time`.
  ///   - interval: the time between two probes.
  ///   - probes: the number of unanswered probes after which the connection is closed.
  public init(idle: Duration? = nil, interval: Duration? = nil, probes: Int? = nil) {
    self.idle = idle
    self.interval = interval
    self.probes = probes
  }
}

package struct OutlierDetection: PayloadValue, Sendable, Equatable {
  package let consecutive5xxErrors: Int?
  package let consecutiveGatewayErrors: Int?
  package let interval: Duration?
  package let baseEjectionTime: Duration?
  package let maxEjectionPercent: Int?
  package let minHealthPercent: Int?
  package let location: FileLocation
}

/// The load balancing policy for requests to a service's pods.
///
/// The policies that hash a part of the request choose the same pod while the set of pods does not change. After a change
/// of the set, some of the requests go to other pods.
public enum LoadBalancing: PayloadValue, Sendable, Equatable {
  /// `ROUND_ROBIN`: each pod in turn.
  case roundRobin
  /// `LEAST_REQUEST`: of two random pods, the one with fewer active requests.
  case leastRequest
  /// `RANDOM`: a random pod.
  case random
  /// `PASSTHROUGH`: the address that the caller requested, without load balancing.
  case passthrough
  /// The same pod for requests with the same value of this header.
  case hashHeader(String)
  /// The same pod for requests with the same value of this cookie. The proxy sets the cookie if it is missing. The
  /// lifetime `"0s"` creates a session cookie.
  case hashCookie(String, lifetime: Duration)
  /// The same pod for requests from the same client address.
  case hashSourceAddress
}

/// The TLS mode for connections to a service.
public enum UpstreamTLS: PayloadValue, Sendable, Equatable {
  /// `ISTIO_MUTUAL`: mutual TLS with the certificates of the mesh.
  case istioMutual
  /// `SIMPLE`: TLS without a client certificate.
  ///
  /// `names` are the accepted names in the server's certificate. By default, only the host of the request is accepted;
  /// with `sni`, any name is accepted. `credential` is `credentialName`, the Secret with the CA certificate. With a
  /// credential, the mode applies only at gateways, because the DestinationRule has no `workloadSelector`; sidecars
  /// then connect without TLS.
  case simple(sni: String? = nil, names: [String] = [], credential: String? = nil)
  /// `MUTUAL`: TLS with a client certificate from the Secret `credential`.
  ///
  /// The mode applies only at gateways; sidecars connect without TLS. The other values are those of `simple`.
  case mutual(credential: String, sni: String? = nil, names: [String] = [])
  /// `DISABLE`: no TLS.
  case disabled
}

extension Service {
  /// Limits the connections and requests of each caller's proxy to the service, as part of a circuit breaker.
  ///
  /// At least one limit, timeout, or keepalive is required.
  /// - Parameters:
  ///   - maxConnections: `tcp.maxConnections`; no limit by default.
  ///   - connectTimeout: `tcp.connectTimeout`; 10 s by default.
  ///   - maxPendingRequests: `http.http1MaxPendingRequests`, the number of requests that wait for a connection; no
  ///     limit by default.
  ///   - maxRequests: `http.http2MaxRequests`, the number of active requests, including those with HTTP/1.1; no limit by default.
  ///   - maxRequestsPerConnection: `http.maxRequestsPerConnection`; 0, the default, means no limit, and 1 disables
  ///     keep-alive.
  ///   - maxRetries: `http.maxRetries`, the number of retries at the same time; no limit by default.
  ///   - idleTimeout: `http.idleTimeout`, after which a connection without requests is closed; one hour by default.
  ///   - keepalive: `tcp.tcpKeepalive`; none by default.
  public func connectionPool(
    maxConnections: Int? = nil, connectTimeout: Duration? = nil, maxPendingRequests: Int? = nil,
    maxRequests: Int? = nil, maxRequestsPerConnection: Int? = nil, maxRetries: Int? = nil,
    idleTimeout: Duration? = nil, keepalive: Keepalive? = nil, file: String = #filePath, line: Int = #line,
    column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    let pool = ConnectionPool(
      maxConnections: maxConnections, connectTimeout: connectTimeout, maxPendingRequests: maxPendingRequests,
      maxRequests: maxRequests, maxRequestsPerConnection: maxRequestsPerConnection, maxRetries: maxRetries,
      idleTimeout: idleTimeout, keepalive: keepalive, location: location)
    return setting(\.traffic.connectionPool, to: pool, called: "connectionPool", at: location)
  }

  /// Temporarily ejects failing pods from load balancing, as part of a circuit breaker.
  /// - Parameters:
  ///   - consecutive5xxErrors: consecutive 5xx responses before ejection; the Istio default is 5.
  ///   - consecutiveGatewayErrors: consecutive responses with status 502, 503, or 504 before ejection; by default, only
  ///     `consecutive5xxErrors` applies.
  ///   - interval: the time between two checks; 10 s by default.
  ///   - baseEjectionTime: the duration of the first ejection; 30 s by default.
  ///   - maxEjectionPercent: the maximum percentage of ejected pods; 10 by default.
  ///   - minHealthPercent: the percentage of healthy pods below which the proxy also sends requests to ejected pods; 0 by
  ///     default.
  public func outlierDetection(
    consecutive5xxErrors: Int? = nil, consecutiveGatewayErrors: Int? = nil, interval: Duration? = nil,
    baseEjectionTime: Duration? = nil, maxEjectionPercent: Int? = nil, minHealthPercent: Int? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    let detection = OutlierDetection(
      consecutive5xxErrors: consecutive5xxErrors, consecutiveGatewayErrors: consecutiveGatewayErrors,
      interval: interval, baseEjectionTime: baseEjectionTime, maxEjectionPercent: maxEjectionPercent,
      minHealthPercent: minHealthPercent, location: location)
    return setting(\.traffic.outlierDetection, to: detection, called: "outlierDetection", at: location)
  }

  /// Sets the load balancing policy; Istio's default is ``LoadBalancing/leastRequest``.
  public func loadBalancing(
    _ balancing: LoadBalancing, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    return setting(
      \.traffic.loadBalancing, to: Located(balancing, at: location), called: "loadBalancing", at: location)
  }

  /// Sets the TLS mode for connections to the service.
  public func upstreamTLS(
    _ tls: UpstreamTLS, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    return setting(\.traffic.tls, to: Located(tls, at: location), called: "upstreamTLS", at: location)
  }

  /// Sets the name of the DestinationRule; the service's name by default.
  public func destinationRule(
    named name: String, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    return setting(
      \.traffic.ruleName, to: Located(name, at: location), called: "destinationRule", at: location)
  }
}

extension TrafficPolicy {
  package init(from reader: inout PayloadReader) throws {
    (ruleName, connectionPool, outlierDetection, loadBalancing, tls) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(ruleName, connectionPool, outlierDetection, loadBalancing, tls)
  }
}

extension ConnectionPool {
  package init(from reader: inout PayloadReader) throws {
    (
      maxConnections, connectTimeout, maxPendingRequests, maxRequests, maxRequestsPerConnection, maxRetries,
      idleTimeout, keepalive, location
    ) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(
      maxConnections, connectTimeout, maxPendingRequests, maxRequests, maxRequestsPerConnection, maxRetries,
      idleTimeout, keepalive, location)
  }
}

extension Keepalive {
  package init(from reader: inout PayloadReader) throws { (idle, interval, probes) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(idle, interval, probes) }
}

extension OutlierDetection {
  package init(from reader: inout PayloadReader) throws {
    (
      consecutive5xxErrors, consecutiveGatewayErrors, interval, baseEjectionTime, maxEjectionPercent,
      minHealthPercent, location
    ) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(
      consecutive5xxErrors, consecutiveGatewayErrors, interval, baseEjectionTime, maxEjectionPercent,
      minHealthPercent, location)
  }
}

extension LoadBalancing {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .roundRobin
    case 1: self = .leastRequest
    case 2: self = .random
    case 3: self = .passthrough
    case 4: self = .hashHeader(try reader.next())
    case 5: self = .hashCookie(try reader.next(), lifetime: try reader.next())
    case 6: self = .hashSourceAddress
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .roundRobin: writer.put(case: 0)
    case .leastRequest: writer.put(case: 1)
    case .random: writer.put(case: 2)
    case .passthrough: writer.put(case: 3)
    case .hashHeader(let name): writer.put(case: 4, name)
    case .hashCookie(let name, let lifetime): writer.put(case: 5, name, lifetime)
    case .hashSourceAddress: writer.put(case: 6)
    }
  }
}

extension UpstreamTLS {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .istioMutual
    case 1: self = .simple(sni: try reader.next(), names: try reader.next(), credential: try reader.next())
    case 2: self = .mutual(credential: try reader.next(), sni: try reader.next(), names: try reader.next())
    case 3: self = .disabled
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .istioMutual: writer.put(case: 0)
    case .simple(let sni, let names, let credential): writer.put(case: 1, sni, names, credential)
    case .mutual(let credential, let sni, let names): writer.put(case: 2, credential, sni, names)
    case .disabled: writer.put(case: 3)
    }
  }
}
