package import Diagnostics

/// A container port, and the Service port that forwards to it.
///
/// ```swift
/// Port(.http, 8080, servedAt: 80)
/// Port(.tcp, 6379, name: "tcp-redis")
/// Port(.http, 15672, name: "management", servedAt: .nowhere)
/// ```
public struct Port: ContainerPart, PayloadValue, Equatable {
  package let `protocol`: PortProtocol
  package let number: Int
  package let servedAt: ServedAt
  package let name: String
  package let nodePort: Int?
  package let hostPort: Int?
  package let appProtocol: String?
  package let servedAs: String?
  package let inPod: InPod
  package let location: FileLocation

  /// The port number under which the Service serves a container port.
  public enum ServedAt: PayloadValue, Sendable, Equatable, ExpressibleByIntegerLiteral {
    /// The Service port has the same number as the container port.
    case sameNumber
    /// The Service port has this number.
    case number(Int)
    /// The Service does not serve the port.
    case nowhere

    /// Sets the Service port to a number.
    public init(integerLiteral value: Int) { self = .number(value) }
  }

  /// How the container declares the port; containers can listen on ports that they do not declare.
  public enum InPod: String, PayloadValue, Sendable {
    /// With the port's name.
    case named
    /// Without a name; the Service refers to the port by number.
    case unnamed
    /// Not at all; the Service refers to the port by number.
    case undeclared
    /// With the port's name, but the Service refers to the port by number even without ``ServiceDefaults/portNumbers``.
    case numbered
  }

  /// Declares a port.
  /// - Parameters:
  ///   - protocol: the application protocol; it determines TCP, UDP, or SCTP and the default name.
  ///   - number: the port number in the container, 1 to 65535.
  ///   - servedAt: the port number of the Service; the container port by default.
  ///   - name: the port's name, at most 15 characters; the protocol's name by default. Istio reads the protocol from
  ///     the first word of the name. If the name starts with another word, set `appProtocol`.
  ///   - nodePort: the port number on every node, 30000 to 32767; none by default. With a node port, the service's own
  ///     Service has the type NodePort unless ``Expose`` sets the type. A StatefulSet whose own Service gives the pods
  ///     their DNS names requires an ``Expose`` with the type NodePort or LoadBalancer.
  ///   - hostPort: the port number on the node that runs the pod; none by default. With
  ///     ``Relaxation/Kind/hostNetwork``, the number must be the same as in the container.
  ///   - appProtocol: `appProtocol` of the Service port; none by default.
  ///   - servedAs: the name of the Service port if it differs from the container port's; an empty string leaves the
  ///     name out.
  ///   - inPod: how the container declares the port; with its name by default.
  public init(
    _ protocol: PortProtocol, _ number: Int, servedAt: ServedAt = .sameNumber, name: String? = nil,
    nodePort: Int? = nil, hostPort: Int? = nil, appProtocol: String? = nil,
    servedAs: String? = nil, inPod: InPod = .named,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.protocol = `protocol`
    self.number = number
    self.servedAt = servedAt
    self.name = name ?? `protocol`.rawValue
    self.nodePort = nodePort
    self.hostPort = hostPort
    self.appProtocol = appProtocol
    self.servedAs = servedAs
    self.inPod = inPod
    location = FileLocation(file, line, column)
  }

  /// Adds the port to the container.
  public func add(to container: inout Container) { container.ports.append(self) }
}

/// The application protocol of a port, with the names by which Istio selects protocols.
public enum PortProtocol: String, PayloadValue, Sendable {
  /// HTTP/1.1.
  case http
  /// HTTP/2 without TLS.
  case http2
  /// HTTP over TLS.
  case https
  /// gRPC.
  case grpc
  /// gRPC-Web, for browsers.
  case grpcWeb = "grpc-web"
  /// A TCP stream of any kind.
  case tcp
  /// TLS that the mesh forwards without terminating it.
  case tls
  /// The MongoDB protocol.
  case mongo
  /// The MySQL protocol.
  case mysql
  /// The Redis protocol.
  case redis
  /// UDP datagrams.
  case udp
  /// SCTP.
  case sctp
}

extension Port {
  package init(from reader: inout PayloadReader) throws {
    (
      `protocol`, number, servedAt, name, nodePort, hostPort, appProtocol, servedAs, inPod, location
    ) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(
      `protocol`, number, servedAt, name, nodePort, hostPort, appProtocol, servedAs, inPod, location)
  }
}

extension Port.ServedAt {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .sameNumber
    case 1: self = .number(try reader.next())
    case 2: self = .nowhere
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .sameNumber: writer.put(case: 0)
    case .number(let number): writer.put(case: 1, number)
    case .nowhere: writer.put(case: 2)
    }
  }
}
