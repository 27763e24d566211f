package import Diagnostics

/// A probe that Kubernetes runs to check a container.
///
/// ```swift
/// Probe(.readiness, .http("/_healthz", headers: ["Cookie": "x"]), after: .seconds(10))
/// Probe(.liveness, .grpc(), every: .seconds(15))
/// Probe(.startup, .exec("mongosh", "--eval", "db.adminCommand('ping')"), failures: 30)
/// ```
/// For a period, timeout, or number of failures that you do not set, Portolan writes its own default into the manifest
/// instead of the Kubernetes default. Without ``ServiceDefaults/probeTimings``, the Kubernetes defaults apply.
public struct Probe: ContainerPart, PayloadValue, Equatable {
  package let purpose: Purpose
  package let check: Check
  package let after: Duration?
  package let every: Duration?
  package let timeout: Duration?
  package let failures: Int?
  package let successes: Int?
  package let grace: Duration?
  package let location: FileLocation

  /// The purpose of a probe, which decides what happens on failure.
  public enum Purpose: String, PayloadValue, Sendable {
    /// Services send no traffic to the pod until the probe has succeeded, and while it fails.
    case readiness
    /// When the probe fails, Kubernetes stops the container, and starts it again if the restart policy allows it.
    case liveness
    /// The other probes start after this probe succeeds for the first time. When the probe fails, Kubernetes stops the
    /// container, and starts it again if the restart policy allows it.
    case startup
  }

  /// The request, connection, or command that a probe runs.
  public enum Check: PayloadValue, Sendable, Equatable {
    /// An HTTP GET request that must return a status from 200 to 399.
    ///
    /// Without `port`, the request goes to the container's first HTTP port (with `https`, to its first HTTPS port), or
    /// to its only TCP port. If the container has several TCP ports and none of them has the protocol, a missing `port`
    /// is an error. `host` is the address of the request; the pod's IP address by default.
    case http(
      String, port: PortRef? = nil, headers: KeyValues = [:], host: String? = nil, https: Bool = false)
    /// A gRPC health check; without `port`, on the container's first gRPC port or its only TCP port.
    case grpc(port: PortRef? = nil, service: String? = nil)
    /// A TCP connection; by default to the container's first port that is not UDP or SCTP.
    case tcp(port: PortRef? = nil)
    /// A command that must exit with status 0.
    case command([String])

    /// A command that must exit with status 0.
    public static func exec(_ words: String...) -> Check { .command(words) }
    /// A TCP connection to the container's first port that is not UDP or SCTP.
    public static var tcp: Check { .tcp() }
    /// A gRPC health check on the container's first gRPC port or its only TCP port.
    public static var grpc: Check { .grpc() }
  }

  /// Declares a probe.
  /// - Parameters:
  ///   - purpose: what Kubernetes does on a failure.
  ///   - check: the request, connection, or command.
  ///   - after: `initialDelaySeconds`, in whole seconds; 0 by default.
  ///   - every: `periodSeconds`, in whole seconds; 5 s by default, or 10 s for a liveness probe.
  ///   - timeout: `timeoutSeconds`, in whole seconds; 5 s by default, or 2 s for a readiness probe.
  ///   - failures: `failureThreshold`; by default, 2 for a readiness probe, 6 for a liveness probe, and 60 for a
  ///     startup probe.
  ///   - successes: `successThreshold`; 1 by default. Liveness and startup probes support only 1.
  ///   - grace: `terminationGracePeriodSeconds` for the restart, in whole seconds; the pod's grace period by default.
  ///     Readiness probes do not support it.
  public init(
    _ purpose: Purpose, _ check: Check, after: Duration? = nil, every: Duration? = nil,
    timeout: Duration? = nil,
    failures: Int? = nil, successes: Int? = nil, grace: Duration? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.purpose = purpose
    self.check = check
    self.after = after
    self.every = every
    self.timeout = timeout
    self.failures = failures
    self.successes = successes
    self.grace = grace
    location = FileLocation(file, line, column)
  }

  /// Adds the probe to the container.
  public func add(to container: inout Container) { container.probes.append(self) }
}

/// A reference to a port by name or number.
public enum PortRef: PayloadValue, Sendable, Equatable, ExpressibleByIntegerLiteral,
  ExpressibleByStringLiteral
{
  /// A port number: in a probe or hook, of a container port; in a ``Destination``, of a Service port.
  case number(Int)
  /// The name of a port: in a probe or hook, of a port in the same container; in a ``Destination``, of a port of the
  /// service.
  case name(String)

  /// Creates a reference by number.
  public init(integerLiteral value: Int) { self = .number(value) }
  /// Creates a reference by name.
  public init(stringLiteral value: String) { self = .name(value) }
}

extension Probe {
  package init(from reader: inout PayloadReader) throws {
    (purpose, check, after, every, timeout, failures, successes, grace, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(purpose, check, after, every, timeout, failures, successes, grace, location)
  }
}

extension Probe.Check {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0:
      self = .http(
        try reader.next(), port: try reader.next(), headers: try reader.next(), host: try reader.next(),
        https: try reader.next())
    case 1: self = .grpc(port: try reader.next(), service: try reader.next())
    case 2: self = .tcp(port: try reader.next())
    case 3: self = .command(try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .http(let path, let port, let headers, let host, let https):
      writer.put(case: 0, path, port, headers, host, https)
    case .grpc(let port, let service): writer.put(case: 1, port, service)
    case .tcp(let port): writer.put(case: 2, port)
    case .command(let strings): writer.put(case: 3, strings)
    }
  }
}

extension PortRef {
  /// The port number; nil for a name.
  package var integer: Int? { if case .number(let number) = self { number } else { nil } }

  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .number(try reader.next())
    case 1: self = .name(try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .number(let number): writer.put(case: 0, number)
    case .name(let name): writer.put(case: 1, name)
    }
  }
}
