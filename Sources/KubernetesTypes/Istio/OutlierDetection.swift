extension Istio {
  /// When failing pods are left out, and for how long.
  public struct OutlierDetection: FieldEncodable, Sendable, Equatable {
    /// Failures in a row (status 5xx, or TCP failures) that put a pod out; 5 if nil, 0 for never.
    public var consecutive5xxErrors: Int?
    /// Failures in a row with status 502, 503 or 504; never if nil.
    public var consecutiveGatewayErrors: Int?
    /// Whether the proxy's own failures, such as timeouts, are counted apart; false if nil.
    public var splitExternalLocalOriginErrors: Bool?
    /// Failures in a row of the proxy's own; 5 if nil.
    public var consecutiveLocalOriginFailures: Int?
    /// The time between sweeps, a duration; 10s if nil.
    public var interval: String?
    /// How long a pod is out the first time, a duration; 30s if nil.
    public var baseEjectionTime: String?
    /// How many pods may be out, in percent; 10 if nil.
    public var maxEjectionPercent: Int?
    /// Below this share of healthy pods, in percent, all are used again; 0 if nil.
    public var minHealthPercent: Int?

    /// Makes an outlier detection.
    public init(
      consecutive5xxErrors: Int? = nil, consecutiveGatewayErrors: Int? = nil,
      splitExternalLocalOriginErrors: Bool? = nil, consecutiveLocalOriginFailures: Int? = nil,
      interval: String? = nil, baseEjectionTime: String? = nil, maxEjectionPercent: Int? = nil,
      minHealthPercent: Int? = nil
    ) {
      self.consecutive5xxErrors = consecutive5xxErrors
      self.consecutiveGatewayErrors = consecutiveGatewayErrors
      self.splitExternalLocalOriginErrors = splitExternalLocalOriginErrors
      self.consecutiveLocalOriginFailures = consecutiveLocalOriginFailures
      self.interval = interval
      self.baseEjectionTime = baseEjectionTime
      self.maxEjectionPercent = maxEjectionPercent
      self.minHealthPercent = minHealthPercent
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("consecutive5xxErrors", consecutive5xxErrors)
      encoder.field("consecutiveGatewayErrors", consecutiveGatewayErrors)
      encoder.field("splitExternalLocalOriginErrors", splitExternalLocalOriginErrors)
      encoder.field("consecutiveLocalOriginFailures", consecutiveLocalOriginFailures)
      encoder.field("interval", interval)
      encoder.field("baseEjectionTime", baseEjectionTime)
      encoder.field("maxEjectionPercent", maxEjectionPercent)
      encoder.field("minHealthPercent", minHealthPercent)
    }
  }

  /// How a client's connections are encrypted.
  public struct ClientTLSSettings: FieldEncodable, Sendable, Equatable {
    /// Whether, and whose certificates.
    public var mode: ClientTLSMode
    /// The Secret with key and certificates; at gateways, or with workload selectors.
    public var credentialName: String?
    /// The file of the client's certificate, for `MUTUAL`.
    public var clientCertificate: String?
    /// The file of the client's key, for `MUTUAL`.
    public var privateKey: String?
    /// The file of the authorities that vouch for the server; the system's if nil.
    public var caCertificates: String?
    /// The file of revoked certificates.
    public var caCrl: String?
    /// Names of which the server's certificate must have one.
    public var subjectAltNames: [String]
    /// The name that the client asks for; the authority's if nil.
    public var sni: String?
    /// Whether the server's certificate goes unchecked; false if nil.
    public var insecureSkipVerify: Bool?

    /// Makes a client TLS settings.
    public init(
      mode: ClientTLSMode, credentialName: String? = nil, clientCertificate: String? = nil,
      privateKey: String? = nil, caCertificates: String? = nil, caCrl: String? = nil,
      subjectAltNames: [String] = [], sni: String? = nil, insecureSkipVerify: Bool? = nil
    ) {
      self.mode = mode
      self.credentialName = credentialName
      self.clientCertificate = clientCertificate
      self.privateKey = privateKey
      self.caCertificates = caCertificates
      self.caCrl = caCrl
      self.subjectAltNames = subjectAltNames
      self.sni = sni
      self.insecureSkipVerify = insecureSkipVerify
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("mode", mode)
      encoder.field("credentialName", credentialName)
      encoder.field("clientCertificate", clientCertificate)
      encoder.field("privateKey", privateKey)
      encoder.field("caCertificates", caCertificates)
      encoder.field("caCrl", caCrl)
      encoder.field("subjectAltNames", subjectAltNames)
      encoder.field("sni", sni)
      encoder.field("insecureSkipVerify", insecureSkipVerify)
    }
  }

  /// Whether a client encrypts, and with whose certificates.
  public enum ClientTLSMode: String, NodeEncodable, Sendable {
    /// Plain.
    case disable = "DISABLE"
    /// TLS with the server's certificate.
    case simple = "SIMPLE"
    /// TLS with certificates of both sides.
    case mutual = "MUTUAL"
    /// TLS with the mesh's certificates of both sides.
    case istioMutual = "ISTIO_MUTUAL"
  }
}
