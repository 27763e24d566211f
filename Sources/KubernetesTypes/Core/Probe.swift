extension Core {
  /// A periodic check of a container; exactly one kind of check is set.
  package struct Probe: FieldEncodable, Sendable, Equatable {
    /// Succeeds on a status from 200 to 399.
    package var httpGet: HTTPGetAction?
    /// Succeeds if the gRPC health service reports `SERVING`.
    package var grpc: GRPCAction?
    /// Succeeds if the port accepts a connection.
    package var tcpSocket: TCPSocketAction?
    /// Succeeds if the command exits with 0.
    package var exec: ExecAction?
    /// Seconds from the start to the first check; 0 if nil.
    package var initialDelaySeconds: Int?
    /// Seconds between checks; 10 if nil.
    package var periodSeconds: Int?
    /// Seconds after which a check fails; 1 if nil.
    package var timeoutSeconds: Int?
    /// The number of consecutive successes after which a failed probe counts as successful again; 1 if nil.
    package var successThreshold: Int?
    /// The number of consecutive failures after which the probe counts as failed; 3 if nil.
    package var failureThreshold: Int?
    /// The grace period in seconds after a failed liveness or startup probe; the pod's if nil.
    package var terminationGracePeriodSeconds: Int?

    package init(
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
  package struct HTTPGetAction: FieldEncodable, Sendable, Equatable {
    /// The path; `/` if nil.
    package var path: String?
    /// The port, by number or by name.
    package var port: IntOrString
    /// The host to connect to; the pod's address if nil.
    package var host: String?
    /// HTTP or HTTPS; HTTP if nil.
    package var scheme: URIScheme?
    /// Headers of the request.
    package var httpHeaders: [HTTPHeader]

    package init(
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
  package struct HTTPHeader: FieldEncodable, Sendable, Equatable {
    package var name: String
    package var value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("value", value)
    }
  }

  /// The scheme of a request.
  package enum URIScheme: String, NodeEncodable, Sendable {
    /// Plain HTTP.
    case http = "HTTP"
    /// HTTPS without certificate verification.
    case https = "HTTPS"
  }

  /// A call to the gRPC health service.
  package struct GRPCAction: FieldEncodable, Sendable, Equatable {
    /// The port's number.
    package var port: Int
    /// The service to check; the whole server if nil.
    package var service: String?

    package init(port: Int, service: String? = nil) {
      self.port = port
      self.service = service
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("port", port)
      encoder.field("service", service)
    }
  }

  /// A TCP connection.
  package struct TCPSocketAction: FieldEncodable, Sendable, Equatable {
    /// The port, by number or by name.
    package var port: IntOrString
    /// The host to connect to; the pod's address if nil.
    package var host: String?

    package init(port: IntOrString, host: String? = nil) {
      self.port = port
      self.host = host
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("port", port)
      encoder.field("host", host)
    }
  }

  /// A command in the container, which is run without a shell.
  package struct ExecAction: FieldEncodable, Sendable, Equatable {
    /// The program and its arguments.
    package var command: [String]

    package init(command: [String] = []) { self.command = command }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("command", command)
    }
  }
}
