internal import ManifestTree

/// A probe of a container: what it asks, and how long it is patient.
struct Probe {
  let field: ManifestField

  init(_ field: ManifestField) { self.field = field }

  /// What is asked, whenever and however often; nil if there is no probe.
  var check: Node? {
    for kind in ["httpGet", "tcpSocket", "grpc", "exec"] {
      if let node = field[kind].node { return .map(NodeMap(uniqueEntries: [.init(kind, node)])) }
    }
    return nil
  }

  /// How long it may fail before that counts, in seconds.
  var patience: Int {
    let (product, overflow) = (field["periodSeconds"].int ?? 10).multipliedReportingOverflow(
      by: field["failureThreshold"].int ?? 3)
    return overflow ? .max : product
  }
}
