extension Core {
  /// A check of a container, repeated; exactly one way to check is set.
  public struct Probe: FieldEncodable, Sendable, Equatable {
    /// Succeeds on a status from 200 to 399.
    public var httpGet: HTTPGetAction?
    /// Succeeds when the gRPC health service says that it serves.
    public var grpc: GRPCAction?
    /// Succeeds when the port takes a connection.
    public var tcpSocket: TCPSocketAction?
    /// Succeeds when the command exits with 0.
    public var exec: ExecAction?
    /// Seconds from the start to the first check; 0 if nil.
    public var initialDelaySeconds: Int?
    /// Seconds between checks; 10 if nil.
    public var periodSeconds: Int?
    /// Seconds until a check counts as failed; 1 if nil.
    public var timeoutSeconds: Int?
    /// Successes in a row that are needed after a failure; 1 if nil.
    public var successThreshold: Int?
    /// Failures in a row that count as one; 3 if nil.
    public var failureThreshold: Int?
    /// Seconds to end after a failed liveness or startup check; the pod's if nil.
    public var terminationGracePeriodSeconds: Int?

    /// Makes a probe.
    public init(
      httpGet: HTTPGetAction? = nil, grpc: GRPCAction? = nil, tcpSocket: TCPSocketAction? = nil,
      exec: ExecAction? = nil, initialDelaySeconds: Int? = nil, periodSeconds: Int? = nil,
      timeoutSeconds: Int? = nil, successThreshold: Int? = nil, failureThreshold: Int? = nil,
      terminationGracePeriodSeconds: Int? = nil
    ) {
      self.httpGet = httpGet
      self.grpc = grpc
      self.tcpSocket = tcpSocket
      self.exec = exec
      self.initialDelaySeconds = initialDelaySeconds
      self.periodSeconds = periodSeconds
      self.timeoutSeconds = timeoutSeconds
      self.successThreshold = successThreshold
      self.failureThreshold = failureThreshold
      self.terminationGracePeriodSeconds = terminationGracePeriodSeconds
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("httpGet", httpGet)
      encoder.field("grpc", grpc)
      encoder.field("tcpSocket", tcpSocket)
      encoder.field("exec", exec)
      encoder.field("initialDelaySeconds", initialDelaySeconds)
      encoder.field("periodSeconds", periodSeconds)
      encoder.field("timeoutSeconds", timeoutSeconds)
      encoder.field("successThreshold", successThreshold)
      encoder.field("failureThreshold", failureThreshold)
      encoder.field("terminationGracePeriodSeconds", terminationGracePeriodSeconds)
    }
  }

  /// An HTTP request.
  public struct HTTPGetAction: FieldEncodable, Sendable, Equatable {
    /// The path; `/` if nil.
    public var path: String?
    /// The port, by number or by name.
    public var port: IntOrString
    /// The host to connect to; the pod's address if nil.
    public var host: String?
    /// HTTP or HTTPS; HTTP if nil.
    public var scheme: URIScheme?
    /// Headers of the request.
    public var httpHeaders: [HTTPHeader]

    /// Makes a HTTP get.
    public init(
      path: String? = nil, port: IntOrString, host: String? = nil, scheme: URIScheme? = nil,
      httpHeaders: [HTTPHeader] = []
    ) {
      self.path = path
      self.port = port
      self.host = host
      self.scheme = scheme
      self.httpHeaders = httpHeaders
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("path", path)
      encoder.field("port", port)
      encoder.field("host", host)
      encoder.field("scheme", scheme)
      encoder.field("httpHeaders", httpHeaders)
    }
  }

  /// A header of a request.
  public struct HTTPHeader: FieldEncodable, Sendable, Equatable {
    /// The name.
    public var name: String
    /// The value.
    public var value: String

    /// Makes a HTTP header.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("value", value)
    }
  }

  /// The scheme of a request.
  public enum URIScheme: String, NodeEncodable, Sendable {
    /// Plain.
    case http = "HTTP"
    /// Over TLS, the certificate unchecked.
    case https = "HTTPS"
  }

  /// A call of the gRPC health service.
  public struct GRPCAction: FieldEncodable, Sendable, Equatable {
    /// The port's number.
    public var port: Int
    /// The service to ask for; the server as a whole if nil.
    public var service: String?

    /// Makes a GRPC action.
    public init(port: Int, service: String? = nil) {
      self.port = port
      self.service = service
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("port", port)
      encoder.field("service", service)
    }
  }

  /// A TCP connection.
  public struct TCPSocketAction: FieldEncodable, Sendable, Equatable {
    /// The port, by number or by name.
    public var port: IntOrString
    /// The host to connect to; the pod's address if nil.
    public var host: String?

    /// Makes a TCP socket.
    public init(port: IntOrString, host: String? = nil) {
      self.port = port
      self.host = host
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("port", port)
      encoder.field("host", host)
    }
  }

  /// A command inside the container, started without a shell.
  public struct ExecAction: FieldEncodable, Sendable, Equatable {
    /// The program and its arguments.
    public var command: [String]

    /// Makes an exec action.
    public init(command: [String] = []) { self.command = command }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("command", command)
    }
  }
}
