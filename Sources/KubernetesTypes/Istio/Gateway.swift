extension Istio {
  /// Where traffic enters or leaves the mesh.
  public struct Gateway: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "networking.istio.io/v1"
    /// The kind.
    public static let kind = "Gateway"

    /// Name, labels, annotations.
    public var metadata: Meta.ObjectMeta
    /// The proxies and what they listen for.
    public var spec: GatewaySpec

    /// Makes a gateway.
    public init(metadata: Meta.ObjectMeta, spec: GatewaySpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// Which proxies listen for which hosts at which ports.
  public struct GatewaySpec: FieldEncodable, Sendable, Equatable {
    /// Labels of the proxies' pods, such as `istio: ingressgateway`.
    public var selector: StringMap
    /// The ports with their hosts.
    public var servers: [Server]

    /// Makes a gateway spec.
    public init(selector: StringMap = [:], servers: [Server] = []) {
      self.selector = selector
      self.servers = servers
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("selector", selector)
      encoder.field("servers", servers)
    }
  }

  /// A port of a gateway with the hosts that it takes.
  public struct Server: FieldEncodable, Sendable, Equatable {
    /// The name, for logs.
    public var name: String?
    /// The port.
    public var port: ServerPort
    /// The hosts, with an optional namespace before a slash; `*` for all.
    public var hosts: [String]
    /// How connections are encrypted.
    public var tls: ServerTLSSettings?
    /// The address to listen at; all if nil.
    public var bind: String?
    /// Where connections go that no route takes.
    public var defaultEndpoint: String?

    /// Makes a server.
    public init(
      name: String? = nil, port: ServerPort, hosts: [String] = [], tls: ServerTLSSettings? = nil,
      bind: String? = nil, defaultEndpoint: String? = nil
    ) {
      self.name = name
      self.port = port
      self.hosts = hosts
      self.tls = tls
      self.bind = bind
      self.defaultEndpoint = defaultEndpoint
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("port", port)
      encoder.field("hosts", hosts)
      encoder.field("tls", tls)
      encoder.field("bind", bind)
      encoder.field("defaultEndpoint", defaultEndpoint)
    }
  }

  /// A port that a proxy or an outside host listens on.
  public struct ServerPort: FieldEncodable, Sendable, Equatable {
    /// The number.
    public var number: Int
    /// The name.
    public var name: String
    /// What is spoken.
    public var `protocol`: PortProtocol
    /// The port of the endpoints; the same number if nil.
    public var targetPort: Int?

    /// Makes a server port.
    public init(number: Int, name: String, protocol: PortProtocol, targetPort: Int? = nil) {
      self.number = number
      self.name = name
      self.protocol = `protocol`
      self.targetPort = targetPort
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("number", number)
      encoder.field("name", name)
      encoder.field("protocol", `protocol`)
      encoder.field("targetPort", targetPort)
    }
  }

  /// What is spoken at a port.
  public enum PortProtocol: String, NodeEncodable, Sendable {
    /// HTTP/1.1.
    case http = "HTTP"
    /// HTTP over TLS.
    case https = "HTTPS"
    /// gRPC.
    case grpc = "GRPC"
    /// gRPC for browsers.
    case grpcWeb = "GRPC-WEB"
    /// HTTP/2.
    case http2 = "HTTP2"
    /// MongoDB.
    case mongo = "MONGO"
    /// TCP.
    case tcp = "TCP"
    /// TLS that is routed by host name.
    case tls = "TLS"
  }

  /// How a gateway's connections are encrypted.
  public struct ServerTLSSettings: FieldEncodable, Sendable, Equatable {
    /// Whether plain requests are sent to HTTPS; false if nil.
    public var httpsRedirect: Bool?
    /// Whether the gateway opens TLS, and what it asks of clients; `PASSTHROUGH` if nil.
    public var mode: ServerTLSMode?
    /// The Secret with key and certificate, in the proxies' namespace.
    public var credentialName: String?
    /// Several Secrets, such as one per kind of key.
    public var credentialNames: [String]
    /// The file of the certificate; instead of a Secret.
    public var serverCertificate: String?
    /// The file of the key; instead of a Secret.
    public var privateKey: String?
    /// The file of the authorities that vouch for clients.
    public var caCertificates: String?
    /// The file of revoked certificates.
    public var caCrl: String?
    /// The Secret with the authorities that vouch for clients.
    public var caCertCredentialName: String?
    /// Names of which a client's certificate must have one.
    public var subjectAltNames: [String] = []
    /// Key hashes of which a client's certificate must have one.
    public var verifyCertificateSpki: [String] = []
    /// Hashes of which a client's certificate must have one.
    public var verifyCertificateHash: [String] = []
    /// The oldest version; TLS 1.2 if nil.
    public var minProtocolVersion: TLSProtocol?
    /// The newest version; TLS 1.3 if nil.
    public var maxProtocolVersion: TLSProtocol?
    /// The ciphers; safe ones if empty.
    public var cipherSuites: [String]

    /// Makes a server TLS settings; all else is set afterwards.
    public init(
      httpsRedirect: Bool? = nil, mode: ServerTLSMode? = nil, credentialName: String? = nil,
      credentialNames: [String] = [], minProtocolVersion: TLSProtocol? = nil,
      maxProtocolVersion: TLSProtocol? = nil, cipherSuites: [String] = []
    ) {
      self.httpsRedirect = httpsRedirect
      self.mode = mode
      self.credentialName = credentialName
      self.credentialNames = credentialNames
      self.minProtocolVersion = minProtocolVersion
      self.maxProtocolVersion = maxProtocolVersion
      self.cipherSuites = cipherSuites
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("httpsRedirect", httpsRedirect)
      encoder.field("mode", mode)
      encoder.field("credentialName", credentialName)
      encoder.field("credentialNames", credentialNames)
      encoder.field("serverCertificate", serverCertificate)
      encoder.field("privateKey", privateKey)
      encoder.field("caCertificates", caCertificates)
      encoder.field("caCrl", caCrl)
      encoder.field("caCertCredentialName", caCertCredentialName)
      encoder.field("subjectAltNames", subjectAltNames)
      encoder.field("verifyCertificateSpki", verifyCertificateSpki)
      encoder.field("verifyCertificateHash", verifyCertificateHash)
      encoder.field("minProtocolVersion", minProtocolVersion)
      encoder.field("maxProtocolVersion", maxProtocolVersion)
      encoder.field("cipherSuites", cipherSuites)
    }
  }

  /// Whether a gateway opens TLS, and what it asks of clients.
  public enum ServerTLSMode: String, NodeEncodable, Sendable {
    /// It routes by host name, unopened.
    case passthrough = "PASSTHROUGH"
    /// It opens TLS.
    case simple = "SIMPLE"
    /// It opens TLS and asks clients for a certificate.
    case mutual = "MUTUAL"
    /// It opens TLS and checks a client's certificate if there is one.
    case optionalMutual = "OPTIONAL_MUTUAL"
    /// It routes to the service that the host name encodes, unopened.
    case autoPassthrough = "AUTO_PASSTHROUGH"
    /// It opens TLS with the mesh's certificates.
    case istioMutual = "ISTIO_MUTUAL"
  }

  /// A version of TLS.
  public enum TLSProtocol: String, NodeEncodable, Sendable {
    /// The proxy's choice.
    case auto = "TLS_AUTO"
    /// TLS 1.0.
    case v1_0 = "TLSV1_0"
    /// TLS 1.1.
    case v1_1 = "TLSV1_1"
    /// TLS 1.2.
    case v1_2 = "TLSV1_2"
    /// TLS 1.3.
    case v1_3 = "TLSV1_3"
  }
}
