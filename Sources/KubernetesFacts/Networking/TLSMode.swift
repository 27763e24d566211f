/// The modes of TLS settings in Istio: of a server in a Gateway or Sidecar, and of the clients of a DestinationRule.
package enum TLSMode {
  /// A client sends plain text.
  package static let disable = "DISABLE"
  package static let simple = "SIMPLE"
  /// Both sides present certificates.
  package static let mutual = "MUTUAL"
  /// A server requests a certificate of the client, and does not require it.
  package static let optionalMutual = "OPTIONAL_MUTUAL"
  /// Both sides present Istio's certificates.
  package static let istioMutual = "ISTIO_MUTUAL"
  /// A server routes the connection by its SNI and does not terminate it: the default of a server.
  package static let passthrough = "PASSTHROUGH"
  /// A server routes the connection to the Service in its SNI.
  package static let autoPassthrough = "AUTO_PASSTHROUGH"

  /// The modes in which the settings of a server name its certificates.
  package static let withOwnCertificates: Set<String> = [simple, mutual, optionalMutual]
  /// The modes in which a server terminates TLS.
  package static let terminating = withOwnCertificates.union([istioMutual])
  /// The modes in which a server admits only clients with a certificate.
  package static let requiringCertificate: Set<String> = [mutual, istioMutual]
  /// The modes in which a client verifies the certificate of a server outside of the mesh.
  package static let verifying: Set<String> = [simple, mutual]
}

/// The modes of mutual TLS in a PeerAuthentication of Istio.
package enum PeerTLSMode {
  package static let strict = "STRICT"
  package static let permissive = "PERMISSIVE"
  package static let disable = "DISABLE"
}
