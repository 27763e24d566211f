/// The protocols of ports that Istio distinguishes, in lower case.
package enum IstioProtocol {
  /// The protocols of ports in Gateways, Sidecars, and ServiceEntries.
  package static let all: Set<String> = http.union(tls).union(["tcp", "udp", "mongo", "redis", "mysql"])
  /// The protocols whose requests Istio routes by HTTP rules.
  package static let http: Set<String> = ["http", "http2", "http_proxy", "grpc", "grpc-web"]
  /// The protocols with TLS.
  package static let tls: Set<String> = ["https", "tls"]
  /// The protocols of Services' ports that Istio treats as TCP.
  package static let transports: Set<String> = tls.union(["tcp", "mongo", "mysql", "redis"])
  /// The words with which the name of a Service's port can start.
  package static let portNames: Set<String> = [
    "http", "http2", "https", "grpc", "tcp", "tls", "mongo", "mysql", "redis", "udp", "amqp", "hbone",
  ]
}
