import ManifestTree

extension Istio {
  /// A Gateway: where traffic enters or leaves the mesh.
  package struct Gateway: Resource, Equatable {
    package static let apiVersion = "\(APIGroup.istioNetworking)/v1"
    package static let kind = "Gateway"

    /// The metadata: name, namespace, labels, and annotations.
    package var metadata: Meta.ObjectMeta
    /// The proxies and their servers.
    package var spec: GatewaySpec

    package init(metadata: Meta.ObjectMeta, spec: GatewaySpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// The proxies of a Gateway and their servers.
  package struct GatewaySpec: FieldEncodable, Sendable, Equatable {
    /// The labels of the proxies' pods, such as `istio: ingressgateway`.
    package var selector: StringMap
    /// The ports with their hosts.
    package var servers: [Server]

    package init(selector: StringMap = [:], servers: [Server] = []) {
      self.selector = selector
      self.servers = servers
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("selector", selector)
      encoder.field("servers", servers)
    }
  }

  /// A port of a Gateway with its hosts.
  package struct Server: FieldEncodable, Sendable, Equatable {
    /// The name, for logs.
    package var name: String?
    package var port: ServerPort
    /// The hosts, with an optional namespace before a slash; `*` for all.
    package var hosts: [String]
    /// Whether the proxy terminates TLS, and with which certificates; required for HTTPS and TLS ports.
    package var tls: ServerTLSSettings?
    /// The address to bind to; all if nil.
    package var bind: String?
    /// The destination of connections without a route.
    package var defaultEndpoint: String?

    package init(
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

  /// A port of a Gateway's proxies.
  package struct ServerPort: FieldEncodable, Sendable, Equatable {
    package var number: Int
    package var name: String
    package var `protocol`: PortProtocol
    /// The port of the endpoints; the same number if nil.
    package var targetPort: Int?

    package init(number: Int, name: String, protocol: PortProtocol, targetPort: Int? = nil) {
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

  package enum PortProtocol: String, NodeEncodable, Sendable {
    /// HTTP/1.1.
    case http = "HTTP"
    /// HTTP over TLS.
    case https = "HTTPS"
    case grpc = "GRPC"
    /// gRPC for browsers.
    case grpcWeb = "GRPC-WEB"
    case http2 = "HTTP2"
    /// MongoDB.
    case mongo = "MONGO"
    case tcp = "TCP"
    /// TLS that is routed by SNI.
    case tls = "TLS"
  }

  /// The TLS settings of a Gateway's server.
  package struct ServerTLSSettings: FieldEncodable, Sendable, Equatable {
    /// Whether plain HTTP requests are redirected to HTTPS; false if nil.
    package var httpsRedirect: Bool?
    /// Whether the Gateway terminates TLS and requests client certificates; `PASSTHROUGH` if nil.
    package var mode: ServerTLSMode?
    /// The Secret with the key and the certificate, in the proxies' namespace.
    package var credentialName: String?
    /// Several Secrets, such as one for each key type.
    package var credentialNames: [String]
    /// The file of the certificate, instead of a Secret.
    package var serverCertificate: String?
    /// The file of the key, instead of a Secret.
    package var privateKey: String?
    /// The file of the certificate authorities for client certificates.
    package var caCertificates: String?
    /// The file of the certificate revocation list.
    package var caCrl: String?
    /// The Secret with the certificate authorities for client certificates.
    package var caCertCredentialName: String?
    /// The subject alternative names, one of which a client certificate must have.
    package var subjectAltNames: [String] = []
    /// The hashes of client certificates' keys, one of which must match.
    package var verifyCertificateSpki: [String] = []
    /// The hashes of client certificates, one of which must match.
    package var verifyCertificateHash: [String] = []
    /// The minimum version; TLS 1.2 if nil.
    package var minProtocolVersion: TLSProtocol?
    /// The maximum version; TLS 1.3 if nil.
    package var maxProtocolVersion: TLSProtocol?
    /// The cipher suites; a secure default if empty.
    package var cipherSuites: [String]

    /// Creates server TLS settings; set the other fields afterwards.
    package init(
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

  /// Whether a Gateway terminates TLS and requests client certificates.
  package enum ServerTLSMode: String, NodeEncodable, Sendable {
    /// Routes by SNI without terminating TLS.
    case passthrough = "PASSTHROUGH"
    /// Terminates TLS.
    case simple = "SIMPLE"
    /// Terminates TLS and requires a client certificate.
    case mutual = "MUTUAL"
    /// Terminates TLS and verifies a client certificate if there is one.
    case optionalMutual = "OPTIONAL_MUTUAL"
    /// Routes to the service that is encoded in the SNI, without terminating TLS.
    case autoPassthrough = "AUTO_PASSTHROUGH"
    /// Terminates mutual TLS with the mesh's certificates.
    case istioMutual = "ISTIO_MUTUAL"
  }

  /// A version of TLS.
  package enum TLSProtocol: String, NodeEncodable, Sendable {
    /// The proxy's default.
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
