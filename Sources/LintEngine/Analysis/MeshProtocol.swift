import KubernetesFacts

/// The protocol of a Service's port, which Istio derives from `appProtocol` or from the port's name.
package struct MeshProtocol: Hashable {
  package let name: String

  /// The protocol; nil if the port has no `appProtocol`, and its name does not start with a protocol that Istio supports.
  package init?(_ port: ManifestField) {
    if let text = port["appProtocol"].text {
      name = text.lowercased()
      return
    }
    let text = port["name"].text ?? ""
    if text.hasPrefix("grpc-web") {
      name = "grpc-web"
      return
    }
    let word = text.split(separator: "-").first.map(String.init) ?? ""
    guard IstioProtocol.portNames.contains(word) else { return nil }
    name = word
  }
}
