package import ManifestTree

/// A probe of a container: what it asks, and how long it is patient.
package struct Probe {
  package let field: ManifestField

  package init(_ field: ManifestField) { self.field = field }

  /// What is asked, whenever and however often; nil if there is no probe.
  package var check: Node? {
    for kind in ["httpGet", "tcpSocket", "grpc", "exec"] {
      if let node = field[kind].node { return .map(NodeMap(uniqueEntries: [.init(kind, node)])) }
    }
    return nil
  }

  /// How long it may fail before that counts, in seconds.
  package var patience: Int {
    let (product, overflow) = (field["periodSeconds"].int ?? 10).multipliedReportingOverflow(
      by: field["failureThreshold"].int ?? 3)
    return overflow ? .max : product
  }
}
