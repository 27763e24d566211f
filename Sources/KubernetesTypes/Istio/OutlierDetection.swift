extension Istio {
  /// When failing pods are ejected, and for how long.
  package struct OutlierDetection: FieldEncodable, Sendable, Equatable {
    /// The number of consecutive failures (status 5xx or TCP failures) after which a pod is ejected; 5 if nil, 0
    /// disables it.
    package var consecutive5xxErrors: Int?
    /// The number of consecutive responses with status 502, 503, or 504 before ejection; disabled if nil.
    package var consecutiveGatewayErrors: Int?
    /// Whether local failures of the proxy, such as timeouts, are counted separately; false if nil.
    package var splitExternalLocalOriginErrors: Bool?
    /// The number of consecutive local failures; 5 if nil.
    package var consecutiveLocalOriginFailures: Int?
    /// The time between ejection checks, a duration; 10s if nil.
    package var interval: String?
    /// The first ejection time, a duration; 30s if nil.
    package var baseEjectionTime: String?
    /// The maximum percentage of ejected pods; 10 if nil.
    package var maxEjectionPercent: Int?
    /// The minimum percentage of healthy pods, below which ejection is disabled; 0 if nil.
    package var minHealthPercent: Int?

    package init(
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

  /// The TLS settings of a client's connections.
  package struct ClientTLSSettings: FieldEncodable, Sendable, Equatable {
    /// Whether TLS is used, and with which certificates.
    package var mode: ClientTLSMode
    /// The Secret with the key and the certificates; only at gateways, or with workload selectors.
    package var credentialName: String?
    /// The file of the client's certificate, for `MUTUAL`.
    package var clientCertificate: String?
    /// The file of the client's key, for `MUTUAL`.
    package var privateKey: String?
    /// The file of the certificate authorities for the server; the system's if nil.
    package var caCertificates: String?
    /// The file of the certificate revocation list.
    package var caCrl: String?
    /// The subject alternative names, one of which the server's certificate must have.
    package var subjectAltNames: [String]
    /// The SNI host name; the authority's if nil.
    package var sni: String?
    /// Whether verification of the server's certificate is skipped; false if nil.
    package var insecureSkipVerify: Bool?

    package init(
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

  /// Whether a client uses TLS, and with which certificates.
  package enum ClientTLSMode: String, NodeEncodable, Sendable {
    /// No TLS.
    case disable = "DISABLE"
    /// TLS with only a server certificate.
    case simple = "SIMPLE"
    /// Mutual TLS with configured certificates.
    case mutual = "MUTUAL"
    /// Mutual TLS with the mesh's certificates.
    case istioMutual = "ISTIO_MUTUAL"
  }
}
