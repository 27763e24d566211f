/// The name of an Istio Gateway in a VirtualService, as istiod resolves it: `edge`, `shop/edge`, `./edge`, or, for older
/// versions, `edge.shop` and `edge.shop.svc.cluster.local`.
package struct GatewayName: Sendable, Hashable {
  package let namespace: String
  package let name: String

  /// Resolves a name; the name `mesh`, which stands for the sidecars, must be handled before.
  /// - Parameter own: the namespace of the VirtualService.
  package init(_ text: String, in own: String) {
    if let slash = text.firstIndex(of: "/") {
      let space = String(text[..<slash])
      (namespace, name) = (space == "." ? own : space, String(text[text.index(after: slash)...]))
    } else {
      let labels = text.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
      (namespace, name) = labels.count > 1 ? (labels[1], labels[0]) : (own, text)
    }
  }
}

extension GatewayName: CustomStringConvertible {
  /// The namespace and the name: `shop/edge`.
  package var description: String { "\(namespace)/\(name)" }
}
