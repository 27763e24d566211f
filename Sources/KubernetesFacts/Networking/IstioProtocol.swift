/// The protocols of ports that Istio distinguishes, in lowercase.
package enum IstioProtocol {
  /// The protocols of ports in Gateways, Sidecars, ServiceEntries, and Services.
  package static let all: Set<String> = http.union(tls).union(["tcp", "udp", "mongo", "redis", "mysql"])
  /// The protocols that the API documents for Gateways and ServiceEntries; istiod accepts all protocols.
  package static let ofServers: Set<String> = http.union(tls).union(["tcp", "mongo"]).subtracting([
    "http_proxy"
  ])
  /// The protocols whose requests Istio routes by HTTP rules.
  package static let http: Set<String> = ["http", "http2", "http_proxy", "grpc", "grpc-web"]
  /// The protocols with TLS.
  package static let tls: Set<String> = ["https", "tls"]
  /// The protocols of Services' ports that Istio treats as TCP.
  package static let transports: Set<String> = tls.union(["tcp", "mongo", "mysql", "redis"])
  /// The ports of Services whose protocol Istio does not detect but treats as TCP: SMTP, DNS, MySQL, and MongoDB.
  package static let opaquePorts: Set<Int> = [25, PortNumber.dns, 3306, 27017]

  /// The protocol that the name of a Service's port starts with, as in `http-web`; nil if Istio ignores the word.
  package static func ofPort(named name: String) -> String? {
    let text = name.lowercased()
    if text.hasPrefix("grpc-web") { return "grpc-web" }
    let word = text.prefix { $0 != "-" }
    return all.contains(String(word)) ? String(word) : nil
  }

  /// The protocol that an `appProtocol` stands for; nil if Istio ignores it.
  package static func ofPort(appProtocol text: String) -> String? {
    switch text {
    case "kubernetes.io/h2c": "http2"
    case "kubernetes.io/ws": "http"
    case "kubernetes.io/wss": "https"
    default: ofPort(named: text)
    }
  }

  /// The protocol of a ServiceEntry's port in uppercase: `TCP` if the field is absent or empty.
  ///
  /// `istioctl analyze` also uses this default. The proxy detects the protocol of such a port from the traffic.
  package static func ofEntryPort(_ text: String?) -> String {
    guard let text, !text.isEmpty else { return TransportProtocol.default }
    return text.uppercased()
  }
}
