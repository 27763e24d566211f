import KubernetesFacts

/// The protocol of a Service's port, as istiod derives it from `appProtocol`, or else from the port's name.
package struct MeshProtocol: Hashable {
  /// The protocol in lowercase.
  package let name: String

  /// The protocol; nil if Istio guesses it from the first bytes of a connection.
  ///
  /// An `appProtocol` that Istio does not support also counts, because other programs may support it.
  package init?(_ port: ManifestField) {
    if port["protocol"].text == TransportProtocol.udp {
      name = "udp"
    } else if let text = port["appProtocol"].text {
      name = IstioProtocol.ofPort(appProtocol: text) ?? text.lowercased()
    } else if let known = IstioProtocol.ofPort(named: port["name"].text ?? "") {
      name = known
    } else if let number = port["port"].int, IstioProtocol.opaquePorts.contains(number) {
      name = "tcp"
    } else {
      return nil
    }
  }
}
