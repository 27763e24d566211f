import KubernetesFacts

/// The cases of the DSL's `PortProtocol`, which have the names of Istio's protocols.
enum PortProtocol {
  /// The case of a protocol in lowercase.
  static func caseName(of name: String) -> String { name == "grpc-web" ? ".grpcWeb" : ".\(name)" }

  /// Whether the DSL has a case for a protocol of TCP ports.
  static func isOfStreams(_ name: String) -> Bool { streams.contains(name) }

  /// The case of a protocol of a Gateway or ServiceEntry, as Portolan renders it; nil if there is none.
  static func caseName(ofServer text: String) -> String? {
    let name = text.lowercased()
    return text == name.uppercased() && IstioProtocol.ofServers.contains(name) ? caseName(of: name) : nil
  }

  private static let streams = IstioProtocol.all.subtracting(["http_proxy", "udp"])
}
